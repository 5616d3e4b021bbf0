import { matchFirmsIn } from '@/lib/companies/queries/match-firms';
import { matchEntriesIn, type EntryDraft, type EntryMatch } from '@/lib/merchants/queries/match-entries';
import type { Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';

const entrySelect = {
  id: true,
  partyKind: true,
  entryName: true,
  entryFirm: true,
  entryHometown: true,
  creditCode: true,
  phoneIndex: true,
} as const;

type Stored = {
  id: string;
  entryName: string;
  entryFirm: string | null;
  entryHometown: string | null;
  creditCode: string | null;
  phoneIndex: Uint8Array | null;
};

/** An entry of a roster as the ledger is asked about it. */
export const draftOfEntry = (entry: Stored): EntryDraft => ({
  key: entry.id,
  name: entry.entryName,
  firm: entry.entryFirm,
  hometown: entry.entryHometown,
  creditCode: entry.creditCode,
  phoneKey: entry.phoneIndex ? Buffer.from(entry.phoneIndex).toString('hex') : null,
});

type Kept = {
  membershipId: string;
  merchantId: string | null;
  companyId: string | null;
  score: number;
  reasons: string[];
};

/**
 * Keeps, for entries that a command has written, who of the ledger they may be: found anew for those that are present
 * and linked to nobody, gone for all others. What the bureau has called not the same stays so. Derived from facts that
 * have audit rows of their own, so none is written here.
 */
export async function keepMatchesIn(tx: Tx, ids: readonly string[]): Promise<void> {
  const entries = await tx.membership.findMany({
    where: { id: { in: [...ids] }, leftOn: null, merchantId: null, companyId: null },
    select: entrySelect,
    take: 20_000,
  });
  const people = entries.filter((entry) => entry.partyKind === 'person');
  const firms = entries.filter((entry) => entry.partyKind === 'company');
  const found: Kept[] = [
    ...(await matchEntriesIn(tx, people.map(draftOfEntry))).map(({ key, merchantId, score, reasons }) => ({
      membershipId: key,
      merchantId,
      companyId: null,
      score,
      reasons,
    })),
    ...(
      await matchFirmsIn(
        tx,
        firms.map(({ id, entryName, entryFirm, creditCode }) => ({
          key: id,
          name: entryFirm ?? entryName,
          creditCode,
        })),
      )
    ).map(({ key, companyId, score, reasons }) => ({
      membershipId: key,
      merchantId: null,
      companyId,
      score,
      reasons,
    })),
  ];
  await writeMatches(tx, ids, found);
}

async function writeMatches(tx: Tx, ids: readonly string[], found: readonly Kept[]): Promise<void> {
  const rows = JSON.stringify(found.map((match) => ({ id: newId(), ...match })));
  await tx.$executeRaw`
    DELETE FROM roster_match r WHERE r."membershipId" = ANY (${[...ids]}::uuid[]) AND r.state = 'open'
       AND NOT EXISTS (SELECT 1 FROM json_to_recordset(${rows}::json) AS n("membershipId" uuid, "merchantId" uuid, "companyId" uuid)
                        WHERE n."membershipId" = r."membershipId" AND n."merchantId" IS NOT DISTINCT FROM r."merchantId"
                          AND n."companyId" IS NOT DISTINCT FROM r."companyId")`;
  if (found.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO roster_match (id, "membershipId", "merchantId", "companyId", score, reasons)
    SELECT n.id, n."membershipId", n."merchantId", n."companyId", n.score, n.reasons
      FROM json_to_recordset(${rows}::json)
        AS n(id uuid, "membershipId" uuid, "merchantId" uuid, "companyId" uuid, score int, reasons text[])
     WHERE NOT EXISTS (SELECT 1 FROM roster_match r WHERE r."membershipId" = n."membershipId"
                          AND r."merchantId" IS NOT DISTINCT FROM n."merchantId"
                          AND r."companyId" IS NOT DISTINCT FROM n."companyId" AND r.state <> 'open')
    ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`
    UPDATE roster_match r SET score = n.score, reasons = n.reasons
      FROM json_to_recordset(${rows}::json)
        AS n("membershipId" uuid, "merchantId" uuid, "companyId" uuid, score int, reasons text[])
     WHERE r.state = 'open' AND r."membershipId" = n."membershipId"
       AND r."merchantId" IS NOT DISTINCT FROM n."merchantId" AND r."companyId" IS NOT DISTINCT FROM n."companyId"
       AND (r.score <> n.score OR r.reasons <> n.reasons)`;
}

/**
 * Entries whose person the ledger knows for sure (the same name with the same number, or home town and firm), without
 * whom the bureau has called not the same: for one bit to the chamber's officer, and the ledger's own log.
 */
export async function meetSurelyIn(tx: Tx, drafts: readonly EntryDraft[]): Promise<EntryMatch[]> {
  const met = (await matchEntriesIn(tx, drafts)).filter(({ isSure }) => isSure);
  if (met.length === 0) return [];
  const apart = await tx.rosterMatch.findMany({
    where: {
      state: 'not_same',
      membershipId: { in: met.map(({ key }) => key).filter((key) => key.length === 36) },
      merchantId: { in: met.map(({ merchantId }) => merchantId) },
    },
    select: { membershipId: true, merchantId: true },
    take: 1_000,
  });
  const told = new Set(apart.map(({ membershipId, merchantId }) => `${membershipId} ${merchantId}`));
  return met.filter(({ key, merchantId }) => !told.has(`${key} ${merchantId}`));
}
