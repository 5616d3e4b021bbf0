/** `C2026-000012/3`: the export that a row was taken out with, and the record's version of then. */
export function versionMark(number: string, version: number): string {
  return `${number}/${version}`;
}
