/** The fields of an audit row that its seal covers, as text in a fixed order and form. */
export type SealedFields = {
  id: string;
  /** UTC, microseconds */
  at: string;
  actorId: string | null;
  actorKind: string;
  grantId: string | null;
  unitId: string | null;
  noun: string;
  recordId: string;
  verb: string;
  /** PostgreSQL's own text of the jsonb value: keys sorted, one form per value */
  diff: string;
  reason: string | null;
  batchId: string | null;
  requestId: string | null;
  address: string | null;
};

/**
 * What is hashed for one row: a JSON array, so that no value can pass for the end of another. The order is part of the
 * format; a field that is added later goes to the end under a new version of the seal.
 */
export function sealText(row: SealedFields): string {
  return JSON.stringify([
    'sangzi-seal-1',
    row.id,
    row.at,
    row.actorId,
    row.actorKind,
    row.grantId,
    row.unitId,
    row.noun,
    row.recordId,
    row.verb,
    row.diff,
    row.reason,
    row.batchId,
    row.requestId,
    row.address,
  ]);
}

/** A seal of the chain as the table has it. */
export type SealLink = { seq: bigint; hash: Uint8Array; prevHash: Uint8Array };

/** Why a chain does not hold, at the first place where it breaks. */
export type SealFault = { seq: string; kind: 'gap' | 'link' | 'content' };

/**
 * Checks one seal against the one before it and the hash that its row gives now. Null when it holds: sequence without
 * gap, previous hash as remembered, content as sealed.
 */
export function faultOf(
  seal: SealLink,
  before: { seq: bigint; hash: Uint8Array },
  hashNow: Uint8Array,
): SealFault | null {
  const seq = seal.seq.toString();
  if (seal.seq !== before.seq + 1n) return { seq, kind: 'gap' };
  if (!equal(seal.prevHash, before.hash)) return { seq, kind: 'link' };
  return equal(seal.hash, hashNow) ? null : { seq, kind: 'content' };
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
