import type { Tx } from '@/lib/server/db';

/** What a list of somebody else says of a firm. */
export type FirmDraft = { key: string; name: string; creditCode: string | null };

/** A firm of the ledger that may be meant: no name, for the caller to scope. */
export type FirmMatch = {
  key: string;
  companyId: string;
  score: number;
  reasons: ('creditCode' | 'firmName')[];
};

const WEIGHTS = { creditCode: 80, firmName: 40 } as const;
const MOST_OF_ENTRY = 5;

/**
 * Meets firms of a list with the ledger's: the same credit code, now or formerly, or the same name. Inside the
 * transaction of a caller that has authorised the entries and shows what is found within the scope.
 */
export async function matchFirmsIn(tx: Tx, drafts: readonly FirmDraft[]): Promise<FirmMatch[]> {
  if (drafts.length === 0) return [];
  const rows = await tx.$queryRaw<{ key: string; companyId: string; byCode: boolean; byName: boolean }[]>`
    WITH e AS MATERIALIZED (
      SELECT x.key, regexp_replace(normalize(x.name, NFKC), '\\s+', '', 'g') AS name, x."creditCode" AS code
        FROM json_to_recordset(${JSON.stringify(drafts)}::json) AS x(key text, name text, "creditCode" text)
    ), found AS (
      SELECT e.key, k."companyId" AS id, TRUE AS "byCode", FALSE AS "byName"
        FROM e JOIN company_code k ON k."creditCode" = e.code
      UNION ALL
      SELECT e.key, c.id, FALSE, TRUE FROM e
        JOIN company c ON regexp_replace(normalize(c.name, NFKC), '\\s+', '', 'g') = e.name
    )
    SELECT f.key, c.id AS "companyId", bool_or(f."byCode") AS "byCode", bool_or(f."byName") AS "byName"
      FROM found f JOIN company c ON c.id = f.id AND c."archivedAt" IS NULL
     GROUP BY f.key, c.id`;
  const scored = rows.map(({ key, companyId, byCode, byName }): FirmMatch => {
    const reasons = [
      ...(byCode ? (['creditCode'] as const) : []),
      ...(byName ? (['firmName'] as const) : []),
    ];
    return {
      key,
      companyId,
      reasons,
      score: Math.min(
        100,
        reasons.reduce((sum, reason) => sum + WEIGHTS[reason], 0),
      ),
    };
  });
  return [...Map.groupBy(scored, ({ key }) => key).values()].flatMap((found) =>
    found.sort((a, b) => b.score - a.score || (a.companyId < b.companyId ? -1 : 1)).slice(0, MOST_OF_ENTRY),
  );
}
