/** Records of one kind that go from one officer to another: the versions that were read, and why. */
export type Handing = {
  rows: readonly { id: string; version: number }[];
  from: string;
  to: string;
  batchId: string;
  reason: string;
};
