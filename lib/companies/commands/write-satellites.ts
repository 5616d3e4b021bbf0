import type { Actor } from '@/lib/server/actor';
import type { Tx } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { newId } from '@/lib/server/uuid';
import { FieldErrors } from '@/lib/shared/errors';
import { companyScopeColumns, visibleCompanies } from '../policy';
import { readFigure } from '../rules-size';
import type { CompanyInput } from '../schema';

type Lists = Pick<CompanyInput, 'figures' | 'rankings'>;

/**
 * The parent is a firm of the actor's scope, and none of those that stand below the firm itself. Parents are changed one
 * after another, so that two changes at once make no circle either.
 */
export async function checkParent(tx: Tx, actor: Actor, id: string, parentId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('company parents', 0))`;
  const found = await tx.company.count({
    where: {
      AND: [{ id: parentId, archivedAt: null }, scopeWhere(visibleCompanies(actor), companyScopeColumns)],
    },
  });
  if (found === 0) throw FieldErrors.of('parentId', 'not_in_list');
  // UNION and not UNION ALL: ends also where a circle stands already
  const above = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE above AS (
      SELECT c.id, c."parentId" FROM company c WHERE c.id = ${parentId}::uuid
      UNION SELECT p.id, p."parentId" FROM company p JOIN above a ON p.id = a."parentId"
    ) SELECT a.id FROM above a WHERE a.id = ${id}::uuid`;
  if (above.length > 0) throw FieldErrors.of('parentId', 'parent_circle');
}

/** Writes the stated figures and rankings of a new firm; the last of two lines of one kind counts. */
export async function writeSatellites(
  tx: Tx,
  companyId: string,
  { figures, rankings }: Lists,
): Promise<void> {
  const kinds = new Map((figures ?? []).map((figure) => [figure.kind, figure]));
  await tx.companyFigure.createMany({
    data: [...kinds.values()].map(({ kind, original, asOf }) => {
      const read = readFigure(kind, original);
      return {
        ...{ id: newId(), companyId, kind, original, asOf: asOf ?? null },
        ...{ value: read?.value ?? null, qualifier: read?.qualifier ?? 'exact' },
      };
    }),
  });
  const places = new Map((rankings ?? []).map((one) => [`${one.kind} ${one.year}`, one]));
  await tx.companyRanking.createMany({
    data: [...places.values()].map(({ kind, year, rank, source }) => ({
      ...{ id: newId(), companyId, kind, year },
      ...{ rank: rank ?? null, source: source ?? null },
    })),
  });
}

/** Puts the lists that are given in the place of those that stand; a list that is not given stays. For the history: both. */
export async function replaceSatellites(
  tx: Tx,
  companyId: string,
  lists: Lists,
): Promise<{ before: Record<string, string[]>; after: Record<string, string[]> }> {
  const [figures, rankings] = [
    await tx.companyFigure.findMany({
      where: { companyId },
      select: { kind: true, original: true, asOf: true },
      orderBy: { kind: 'asc' },
      take: 10,
    }),
    await tx.companyRanking.findMany({
      where: { companyId },
      select: { kind: true, year: true, rank: true },
      orderBy: [{ year: 'asc' }, { kind: 'asc' }],
      take: 100,
    }),
  ];
  if (lists.figures) await tx.companyFigure.deleteMany({ where: { companyId } });
  if (lists.rankings) await tx.companyRanking.deleteMany({ where: { companyId } });
  await writeSatellites(tx, companyId, lists);
  const standing = satelliteTexts({
    ...(lists.figures ? { figures } : {}),
    ...(lists.rankings ? { rankings } : {}),
  });
  return { before: standing, after: satelliteTexts(lists) };
}

type Told = {
  figures?: readonly { kind: string; original: string; asOf?: string | null | undefined }[] | undefined;
  rankings?: readonly { kind: string; year: number; rank?: number | null | undefined }[] | undefined;
};

/** Figures and rankings as the history keeps them, in one order. */
export function satelliteTexts(lists: Told | undefined): Record<string, string[]> {
  return {
    ...(lists?.figures
      ? {
          figures: lists.figures
            .map(({ kind, original, asOf }) => [`${kind}: ${original}`, asOf].filter(Boolean).join(', '))
            .sort(),
        }
      : {}),
    ...(lists?.rankings
      ? {
          rankings: lists.rankings
            .map(({ kind, year, rank }) => `${year} ${kind} ${rank ?? ''}`.trim())
            .sort(),
        }
      : {}),
  };
}
