import { hasRole, type Actor } from '@/lib/server/actor';
import { CipherError, decryptValue, decryptWithKey, digestValue, unwrapPersonKey } from '@/lib/server/crypto';
import { db, Prisma, type Tx } from '@/lib/server/db';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canReadLog } from './policy';
import { readDigests, type Digests, type FieldChange, type FieldDigest } from './rules';
import type { SealedFields, SealFault } from './rules-seals';

/** Audit rows of verifications carry this record id: the log itself. */
export const LOG_RECORD_ID = '00000000-0000-7000-8000-000000000000';

/** What a seal covers of `change c`, as one row of SQL; times as UTC text, so that every server prints the same. */
export const sealedColumns = Prisma.sql`
  c.id, to_char(c.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') AS at, c."actorId", c."actorKind", c."grantId",
  c."unitId", c.noun, c."recordId", c.verb, c.diff::text AS diff, c.reason, c."batchId", c."requestId", c.address`;

/** Changes that are committed and not sealed, oldest first; looks back far enough for the longest transaction. */
export async function readUnsealed(tx: Tx, limit: number, isWholeLog: boolean): Promise<SealedFields[]> {
  const since = isWholeLog
    ? Prisma.sql`TRUE`
    : Prisma.sql`c.at > coalesce((SELECT max(s.at) FROM (SELECT at FROM seal ORDER BY seq DESC LIMIT 1) s), '-infinity') - interval '30 minutes'`;
  return tx.$queryRaw<SealedFields[]>`
    SELECT ${sealedColumns} FROM change c
     WHERE ${since} AND NOT EXISTS (SELECT 1 FROM seal s WHERE s."changeId" = c.id)
     ORDER BY c.at, c.id LIMIT ${limit}`;
}

/** The result of a verification of the chain. */
export type Verification = {
  at: Date;
  /** every seal holds, the anchor of the time before still stands, and no old row is without a seal */
  isWhole: boolean;
  checked: number;
  lastSeq: string;
  lastHash: string;
  fault: SealFault | { seq: string; kind: 'anchor' } | null;
  unsealed: number;
};

/** The newest verification, or null before the first. For the auditor. */
export async function getLastVerification(actor: Actor): Promise<Verification | null> {
  if (!canReadLog(actor)) throw new ForbiddenError('audit.read');
  const [last] = await readVerifications(1);
  return last ?? null;
}

/** The last thirty verifications, newest first. */
export async function listVerifications(actor: Actor): Promise<Verification[]> {
  if (!canReadLog(actor)) throw new ForbiddenError('audit.read');
  return readVerifications(30);
}

async function readVerifications(take: number): Promise<Verification[]> {
  const rows = await db.change.findMany({
    where: { noun: 'audit', recordId: LOG_RECORD_ID, verb: 'verify' },
    select: { at: true, revision: { select: { cipher: true, keyId: true } } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take,
  });
  return rows.flatMap(({ at, revision }) => {
    if (!revision) return [];
    // cast: written by verifySeals in this shape
    const values = JSON.parse(decryptValue(Buffer.from(revision.cipher), revision.keyId)) as {
      result?: { after?: Omit<Verification, 'at'> };
    };
    const result = values.result?.after;
    return result ? [{ at, ...result }] : [];
  });
}

/** How far the sealing has come: for the verification page. */
export async function getSealState(
  actor: Actor,
): Promise<{ seals: string; sealedAt: Date | null; waiting: number }> {
  if (!canReadLog(actor)) throw new ForbiddenError('audit.read');
  const last = await db.seal.findFirst({ select: { seq: true, at: true }, orderBy: { seq: 'desc' } });
  const waiting = await readUnsealed(db, 1000, false);
  return { seals: (last?.seq ?? 0n).toString(), sealedAt: last?.at ?? null, waiting: waiting.length };
}

/** One act of the log opened: who, where from, which fields, its seal. Values stay with the record's own history. */
export type ChangeDetail = {
  id: string;
  at: Date;
  actorName: string | null;
  actorAccount: string | null;
  actorKind: string;
  role: string | null;
  unit: string | null;
  noun: string;
  recordId: string;
  verb: string;
  reason: string | null;
  address: string | null;
  requestId: string | null;
  batchId: string | null;
  fields: FieldDigest[];
  /** of a created record: one digest over everything that was entered */
  recordDigest: string | null;
  /** the stored values give the digests again; null when there are none, or the person's key has been destroyed */
  valuesHold: boolean | null;
  /** values of accounts and units, which hold no personal data of the ledger */
  values: Record<string, FieldChange> | null;
  seal: { seq: string; hash: string; prevHash: string; at: Date } | null;
};

/** Opens one act for the auditor. 404 when there is none. */
export async function getChange(actor: Actor, id: string): Promise<ChangeDetail> {
  if (!canReadLog(actor)) throw new ForbiddenError('audit.read');
  const row = await db.change.findUnique({
    where: { id },
    include: { seal: true, revision: { select: { cipher: true, keyId: true, personKeyId: true } } },
  });
  if (!row) throw new NotFoundError('change');
  const [user, grant, unit] = await Promise.all([
    row.actorId
      ? db.user.findUnique({ where: { id: row.actorId }, select: { name: true, account: true } })
      : null,
    row.grantId ? db.grant.findUnique({ where: { id: row.grantId }, select: { role: true } }) : null,
    row.unitId ? db.unit.findUnique({ where: { id: row.unitId }, select: { name: true } }) : null,
  ]);
  const { fields, record } = readDigests(row.diff);
  return {
    id: row.id,
    at: row.at,
    actorName: user?.name ?? null,
    actorAccount: user?.account ?? null,
    actorKind: row.actorKind,
    role: grant?.role ?? null,
    unit: unit?.name ?? null,
    noun: row.noun,
    recordId: row.recordId,
    verb: row.verb,
    reason: row.reason,
    address: row.address,
    requestId: row.requestId,
    batchId: row.batchId,
    fields,
    recordDigest: record,
    valuesHold: await valuesHold({ fields, record }, row.revision),
    values: openValues(actor, row),
    seal: row.seal
      ? {
          seq: row.seal.seq.toString(),
          hash: hex(row.seal.hash),
          prevHash: hex(row.seal.prevHash),
          at: row.seal.at,
        }
      : null,
  };
}

type StoredRevision = { cipher: Uint8Array; keyId: string; personKeyId: string | null };

/** Do the values that stand encrypted beside an audit row give its digests again? Neither is shown. */
async function valuesHold(digests: Digests, revision: StoredRevision | null): Promise<boolean | null> {
  if (!revision) return null;
  const key = revision.personKeyId
    ? await db.personKey.findUnique({
        where: { id: revision.personKeyId },
        select: { wrapped: true, keyId: true },
      })
    : null;
  if (revision.personKeyId && !key?.wrapped) return null;
  try {
    const text = key?.wrapped
      ? decryptWithKey(unwrapPersonKey(key.wrapped, key.keyId), revision.cipher)
      : decryptValue(revision.cipher, revision.keyId);
    if (digests.record !== null) return digestValue(text) === digests.record;
    // cast: recordChanges writes this shape
    const values = JSON.parse(text) as Record<string, FieldChange>;
    const digestOf = (value: unknown): string | null =>
      value === undefined ? null : digestValue(JSON.stringify(value));
    return (
      Object.keys(values).length === digests.fields.length &&
      digests.fields.every(
        ({ name, before, after }) =>
          digestOf(values[name]?.before) === before && digestOf(values[name]?.after) === after,
      )
    );
  } catch (error) {
    if (error instanceof CipherError) return false;
    throw error;
  }
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** The auditor reads what administrators did in words; people's data stay closed (data-model.md, Audit). */
function openValues(
  actor: Actor,
  row: { noun: string; revision: { cipher: Uint8Array; keyId: string; personKeyId: string | null } | null },
): Record<string, FieldChange> | null {
  if (!hasRole(actor, 'auditor') || !['users', 'units', 'programme', 'audit'].includes(row.noun)) return null;
  if (!row.revision || row.revision.personKeyId) return null;
  // cast: recordChanges writes this shape
  return JSON.parse(decryptValue(Buffer.from(row.revision.cipher), row.revision.keyId)) as Record<
    string,
    FieldChange
  >;
}
