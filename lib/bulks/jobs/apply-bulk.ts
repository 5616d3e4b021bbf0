import { archiveMerchantsIn } from '@/lib/merchants/commands/archive-merchant';
import { rememberMerchantsIn } from '@/lib/merchants/commands/undo-import';
import { updateMerchantsIn, type MerchantPatch } from '@/lib/merchants/commands/update-merchants';
import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import { readsInFullSql } from '@/lib/merchants/queries/where';
import type { PersonActor } from '@/lib/server/actor';
import { Prisma, type Tx } from '@/lib/server/db';
import { scopeSql } from '@/lib/server/scope-sql';
import { valuesFor, type BulkOutcome, type BulkStanding } from '../rules';
import { officerStays } from './hand-to-unit';
import type { BulkInHand } from './run-bulk';

export type BulkRowInHand = {
  rowNo: number;
  merchantId: string;
  afterVersion: number | null;
  beforeCipher: Uint8Array | null;
  keyId: string | null;
  resultId: string | null;
};

type Standing = BulkStanding & { id: string; version: number };

/**
 * Does the act to a portion of its people: whoever has left the scope, was archived or is not read in full by whoever
 * asked is refused; who is so already is left alone; all others are changed by the ledger's own commands, with their
 * former values remembered.
 */
export async function applyRows(
  tx: Tx,
  actor: PersonActor,
  act: BulkInHand,
  rows: readonly BulkRowInHand[],
): Promise<void> {
  const ids = rows.map((row) => row.merchantId);
  const standing = await tx.$queryRaw<Standing[]>`
    SELECT m.id, m.version, m.tags, m."officerId", m."isKey", m."contactEveryDays", m."ownerUnitId",
           ${act.params.kind === 'hand' ? officerStays(act.params.unitId) : Prisma.sql`TRUE`} AS "officerStays"
      FROM merchant m
     WHERE m.id = ANY (${ids}::uuid[]) AND m."archivedAt" IS NULL
       AND ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')} AND ${readsInFullSql(actor, 'm')}
     ORDER BY m.id FOR UPDATE`;
  const found = new Map(standing.map((row) => [row.id, row]));
  const patches = standing.flatMap((row): MerchantPatch[] => {
    const values = valuesFor(act.params, row);
    return values ? [{ id: row.id, version: row.version, values, facetReason: act.reason }] : [];
  });
  const memories = await rememberMerchantsIn(tx, actor, patches);
  if (patches.length > 0) {
    if (act.params.kind === 'archive') await archiveMerchantsIn(tx, actor, patches, act);
    else await updateMerchantsIn(tx, actor, patches, { batchId: act.id });
  }
  const changed = new Set(patches.map((patch) => patch.id));
  await markRows(
    tx,
    act.id,
    rows.map(({ rowNo, merchantId }) => {
      const before = found.get(merchantId);
      if (!before) return { rowNo, outcome: 'refused' };
      if (!changed.has(merchantId)) return { rowNo, outcome: 'same' };
      const memory = memories.get(merchantId);
      return {
        rowNo,
        outcome: 'done',
        before: before.version,
        after: before.version + 1,
        cipher: memory?.cipher.toString('base64') ?? null,
        keyId: memory?.keyId ?? null,
      };
    }),
  );
}

type Mark = {
  rowNo: number;
  outcome: BulkOutcome;
  before?: number;
  after?: number;
  cipher?: string | null;
  keyId?: string | null;
};

async function markRows(tx: Tx, actId: string, marks: readonly Mark[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE bulk_act_row r SET outcome = e.outcome, "beforeVersion" = e.before, "afterVersion" = e.after,
           "beforeCipher" = decode(e.cipher, 'base64'), "keyId" = e."keyId"
      FROM json_to_recordset(${JSON.stringify(marks)}::json)
           AS e("rowNo" int, outcome text, before int, after int, cipher text, "keyId" text)
     WHERE r."actId" = ${actId}::uuid AND r."rowNo" = e."rowNo"`;
}
