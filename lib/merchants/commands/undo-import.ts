import { loadPersonKeys, recordChanges } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { bulkInsert, bulkUpdate, type BulkRow } from '@/lib/server/bulk';
import { decryptValue, encryptValue } from '@/lib/server/crypto';
import { Prisma, type Tx } from '@/lib/server/db';
import { scopeSql } from '@/lib/server/scope-sql';
import { ForbiddenError } from '@/lib/shared/errors';
import { contactKey } from '../import-compare';
import { canCreateMerchants, merchantScopeColumns, visibleMerchants } from '../policy';
import type { MerchantPatch } from './update-merchants';

/** What stood in a record before an import changed it: its columns and the rows beside it that the change replaces. */
type Memory = {
  columns: BulkRow;
  quantities: BulkRow[];
  mainPost: { id: string; validTo: string | null } | null;
  /** keyed hashes (hex) of the contact values that the import adds */
  addedContacts: string[];
  /** ids of the contact values that the import ends */
  endedContacts?: string[];
};

const MEMORY_CONTEXT = 'batch_row.beforeCipher';
/** Columns that a restore must not bring back: identity, what the database makes, what the log of contacts says. */
const NOT_RESTORED = [
  ...['id', 'version', 'updatedAt', 'createdAt', 'searchVector', 'fileNo', 'personKeyId'],
  ...['lastContactOn', 'loggedContactOn'],
];

/** Remembers, encrypted, what the patches of an import are about to change. Call before `updateMerchantsIn`. */
export async function rememberMerchantsIn(
  tx: Tx,
  actor: Actor,
  patches: readonly MerchantPatch[],
): Promise<Map<string, { cipher: Buffer; keyId: string }>> {
  if (!canCreateMerchants(actor)) throw new ForbiddenError('merchants.update');
  const ids = patches.map((patch) => patch.id);
  const rows = await tx.$queryRaw<
    { id: string; columns: Record<string, unknown>; quantities: BulkRow[] | null; post: Memory['mainPost'] }[]
  >`
    SELECT m.id, to_jsonb(m) AS columns,
           (SELECT jsonb_agg(to_jsonb(q)) FROM merchant_quantity q WHERE q."merchantId" = m.id) AS quantities,
           (SELECT jsonb_build_object('id', p.id, 'validTo', p."validTo") FROM post p
             WHERE p."merchantId" = m.id AND p."isMain") AS post
      FROM merchant m
     WHERE m.id = ANY (${ids}::uuid[]) AND ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')}`;
  const byId = new Map(patches.map((patch) => [patch.id, patch]));
  return new Map(
    rows.map((row) => {
      const memory: Memory = {
        columns: without(row.columns),
        quantities: row.quantities ?? [],
        mainPost: row.post,
        addedContacts: (byId.get(row.id)?.addContactPoints ?? []).map((point) =>
          contactKey(point.kind, point.value).toString('hex'),
        ),
        endedContacts: [...(byId.get(row.id)?.endContactPoints ?? [])],
      };
      return [row.id, encryptValue(JSON.stringify(memory), MEMORY_CONTEXT)];
    }),
  );
}

const without = (columns: Record<string, unknown>): BulkRow =>
  // cast: a row of `merchant` as PostgreSQL wrote it in JSON
  Object.fromEntries(Object.entries(columns).filter(([name]) => !NOT_RESTORED.includes(name))) as BulkRow;

/** A record that an import created or changed, with the version that the import left. */
export type ImportedMerchant = {
  id: string;
  version: number;
  before: { cipher: Uint8Array; keyId: string } | null;
};

/**
 * Takes back what an import did to records that nobody has touched since: new ones are archived, changed ones get
 * their old values. Returns the ids that were taken back; the others have moved on or are out of scope, and stay.
 * `reason` is what the archive and the history show.
 */
export async function undoImportedMerchantsIn(
  tx: Tx,
  actor: Actor,
  rows: readonly ImportedMerchant[],
  context: { batchId: string; reason: string },
): Promise<Set<string>> {
  if (!canCreateMerchants(actor)) throw new ForbiddenError('merchants.update');
  const standing = await tx.$queryRaw<{ id: string; version: number; personKeyId: string | null }[]>`
    SELECT m.id, m.version, m."personKeyId" FROM merchant m
     WHERE m.id = ANY (${rows.map((row) => row.id)}::uuid[]) AND m."archivedAt" IS NULL
       AND ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')}
     ORDER BY m.id FOR UPDATE`;
  const versions = new Map(standing.map((row) => [row.id, row]));
  const open = rows.filter((row) => versions.get(row.id)?.version === row.version);
  await archiveCreated(
    tx,
    open.filter((row) => row.before === null).map((row) => row.id),
    context.reason,
  );
  await restoreChanged(
    tx,
    open.flatMap((row) => (row.before ? [{ id: row.id, version: row.version, before: row.before }] : [])),
    context.batchId,
  );
  const keys = await loadPersonKeys(
    tx,
    standing.flatMap((row) => (row.personKeyId ? [row.personKeyId] : [])),
  );
  await recordChanges(
    tx,
    actor,
    open.map((row) => ({
      noun: 'merchants',
      recordId: row.id,
      verb: row.before ? 'restore' : 'archive',
      after: row.before ? { restored: true } : { archived: true },
      reason: context.reason,
      batchId: context.batchId,
      personKey: keys.get(versions.get(row.id)?.personKeyId ?? '') ?? null,
    })),
  );
  return new Set(open.map((row) => row.id));
}

async function archiveCreated(tx: Tx, ids: readonly string[], reason: string): Promise<void> {
  if (ids.length === 0) return;
  await tx.merchant.updateMany({
    where: { id: { in: [...ids] } },
    data: { archivedAt: new Date(), archivedReason: reason, version: { increment: 1 } },
  });
}

type Changed = { id: string; version: number; before: { cipher: Uint8Array; keyId: string } };

/** Who kept a record before it was handed to another unit keeps it again; the unit that had it meanwhile does not. */
async function restoreKeepers(
  tx: Tx,
  memories: readonly { id: string; memory: Memory }[],
  batchId: string,
): Promise<void> {
  const ids = memories.map(({ id }) => id);
  const moved = await tx.keeper.findMany({
    where: { merchantId: { in: ids }, batchId },
    select: { id: true, merchantId: true },
    take: ids.length,
  });
  if (moved.length === 0) return;
  await tx.keeper.deleteMany({ where: { id: { in: moved.map(({ id }) => id) } } });
  const back = new Set(moved.map(({ merchantId }) => merchantId));
  const owners = memories.flatMap(({ id, memory }) =>
    back.has(id) ? [{ id, unit: memory.columns['ownerUnitId'] }] : [],
  );
  await tx.$executeRaw`
    UPDATE keeper k SET "validTo" = NULL
      FROM (SELECT DISTINCT ON (e.id) e.id AS merchant, w.id
              FROM json_to_recordset(${JSON.stringify(owners)}::json) AS e(id uuid, unit uuid)
              JOIN keeper w ON w."merchantId" = e.id AND w."unitId" = e.unit
             ORDER BY e.id, w."validFrom" DESC, w.id DESC) last
     WHERE k.id = last.id`;
}

async function restoreChanged(tx: Tx, rows: readonly Changed[], batchId: string): Promise<void> {
  if (rows.length === 0) return;
  const memories = rows.map((row) => ({
    ...row,
    // cast: written by rememberMerchantsIn, authenticated by the envelope
    memory: JSON.parse(decryptValue(row.before.cipher, row.before.keyId, MEMORY_CONTEXT)) as Memory,
  }));
  await bulkUpdate(
    tx,
    'merchant',
    memories.map(({ id, version, memory }) => ({ ...memory.columns, id, version })),
  );
  const ids = Prisma.sql`${rows.map((row) => row.id)}::uuid[]`;
  const batch = Prisma.sql`"batchId" = ${batchId}::uuid`;
  await restoreKeepers(tx, memories, batchId);
  await tx.$executeRaw`DELETE FROM merchant_quantity WHERE "merchantId" = ANY (${ids})`;
  await bulkInsert(
    tx,
    'merchant_quantity',
    memories.flatMap(({ memory }) => memory.quantities),
  );
  await tx.$executeRaw`DELETE FROM post WHERE "merchantId" = ANY (${ids}) AND ${batch}`;
  const posts = memories.flatMap(({ memory }) => (memory.mainPost ? [memory.mainPost] : []));
  await tx.$executeRaw`
    UPDATE post p SET "isMain" = true, "validTo" = o."validTo"
      FROM json_to_recordset(${JSON.stringify(posts)}::json) AS o(id uuid, "validTo" date) WHERE p.id = o.id`;
  await tx.$executeRaw`DELETE FROM merchant_facet WHERE "merchantId" = ANY (${ids}) AND ${batch}`;
  await tx.$executeRaw`DELETE FROM unparsed_value WHERE "recordId" = ANY (${ids}) AND ${batch}`;
  const added = memories.flatMap(({ id, memory }) => memory.addedContacts.map((key) => ({ id, key })));
  await tx.$executeRaw`
    UPDATE contact_point c SET "validTo" = now()
      FROM json_to_recordset(${JSON.stringify(added)}::json) AS a(id uuid, key text)
     WHERE c."merchantId" = a.id AND c."blindIndex" = decode(a.key, 'hex') AND c."validTo" IS NULL`;
  const ended = memories.flatMap(({ memory }) => memory.endedContacts ?? []);
  await tx.$executeRaw`
    UPDATE contact_point c SET "validTo" = NULL
     WHERE c.id = ANY (${ended}::uuid[]) AND c."merchantId" = ANY (${ids})`;
}
