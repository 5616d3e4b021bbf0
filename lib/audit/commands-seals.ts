import type { Actor, SystemActor } from '@/lib/server/actor';
import { bulkInsert } from '@/lib/server/bulk';
import { blindIndex } from '@/lib/server/crypto';
import { db, inTransaction, type Tx } from '@/lib/server/db';
import { ForbiddenError } from '@/lib/shared/errors';
import { recordChange } from './commands';
import { canReadLog } from './policy';
import {
  getLastVerification,
  LOG_RECORD_ID,
  readUnsealed,
  sealedColumns,
  type Verification,
} from './queries-seals';
import { faultOf, sealText, type SealedFields } from './rules-seals';

const BATCH = 5000;
/** One sealer at a time, however many workers run. */
const SEALER_LOCK = 7_238_115;
const FIRST = { seq: 0n, hash: Buffer.alloc(32) };

/**
 * The hash of one row on top of the one before: keyed with the application's index key, so that whoever writes to the
 * database alone cannot make a chain that verifies.
 */
function sealHash(prevHash: Uint8Array, row: SealedFields): Buffer {
  return blindIndex('audit seal', `${Buffer.from(prevHash).toString('hex')}\n${sealText(row)}`);
}

/**
 * Numbers and chains the changes that are committed and not sealed yet; returns how many. Outside the writers'
 * transactions, so that they never wait for one another (architecture.md 8). `isWholeLog` also finds rows that were
 * committed long after they were written.
 */
export async function sealChanges(_actor: SystemActor, isWholeLog = false): Promise<number> {
  let sealed = 0;
  for (;;) {
    const count = await inTransaction((tx) => sealBatch(tx, isWholeLog), 60_000);
    sealed += count;
    if (count < BATCH) return sealed;
  }
}

async function sealBatch(tx: Tx, isWholeLog: boolean): Promise<number> {
  const [lock] = await tx.$queryRaw<{ taken: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(${SEALER_LOCK}::bigint) AS taken`;
  if (lock?.taken !== true) return 0;
  const rows = await readUnsealed(tx, BATCH, isWholeLog);
  if (rows.length === 0) return 0;
  let last: { seq: bigint; hash: Uint8Array } =
    (await tx.seal.findFirst({ select: { seq: true, hash: true }, orderBy: { seq: 'desc' } })) ?? FIRST;
  const seals = rows.map((row) => {
    const seal = {
      seq: last.seq + 1n,
      changeId: row.id,
      hash: sealHash(last.hash, row),
      prevHash: Buffer.from(last.hash),
    };
    last = seal;
    return seal;
  });
  return bulkInsert(tx, 'seal', seals);
}

type LinkRow = SealedFields & { seq: bigint; hash: Uint8Array; prevHash: Uint8Array };

/**
 * Walks the whole chain and writes the result into the log, where it is the anchor of the next time: a chain that was
 * cut short no longer holds the seal that the last verification named. Finds changed content, broken links, gaps, a
 * missing end, and rows older than an hour that have no seal.
 */
export async function verifySeals(actor: Actor): Promise<Verification> {
  if (!canReadLog(actor)) throw new ForbiddenError('audit.read');
  const anchor = await getLastVerification(actor);
  let before: { seq: bigint; hash: Uint8Array } = FIRST;
  let fault: Verification['fault'] = null;
  let anchorSeen = anchor === null || anchor.lastSeq === '0';
  for (;;) {
    const rows = await db.$queryRaw<LinkRow[]>`
      SELECT s.seq, s.hash, s."prevHash", ${sealedColumns}
        FROM seal s JOIN change c ON c.id = s."changeId"
       WHERE s.seq > ${before.seq} ORDER BY s.seq LIMIT ${BATCH}`;
    for (const row of rows) {
      fault ??= faultOf(row, before, sealHash(row.prevHash, row));
      if (row.seq.toString() === anchor?.lastSeq) {
        anchorSeen = Buffer.from(row.hash).toString('hex') === anchor.lastHash;
      }
      before = row;
    }
    if (rows.length < BATCH) break;
  }
  if (!anchorSeen) fault ??= { seq: anchor?.lastSeq ?? '0', kind: 'anchor' };
  const [old] = await db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM change c
     WHERE c.at < now() - interval '1 hour' AND NOT EXISTS (SELECT 1 FROM seal s WHERE s."changeId" = c.id)`;
  const unsealed = old?.n ?? 0;
  const result: Omit<Verification, 'at'> = {
    isWhole: fault === null && unsealed === 0,
    checked: Number(before.seq),
    lastSeq: before.seq.toString(),
    lastHash: Buffer.from(before.hash).toString('hex'),
    fault,
    unsealed,
  };
  const at = new Date();
  await inTransaction((tx) =>
    recordChange(tx, actor, { noun: 'audit', recordId: LOG_RECORD_ID, verb: 'verify', after: { result } }),
  );
  return { at, ...result };
}
