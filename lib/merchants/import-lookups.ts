import { db } from '@/lib/server/db';
import type { Choice } from '@/lib/shared/parse-cell';
import { buildPlaceIndex } from '@/lib/shared/place-index';
import type { RowLookups } from './import-read-row';

const byId = (row: { id: string; code: string; nameZh: string; synonyms: string[] }): Choice => ({
  code: row.id,
  name: row.nameZh,
  synonyms: [row.code, ...row.synonyms],
});

/** Places, tiers and industry tags as the reader of rows needs them; about 5,000 rows, once per job. */
export async function readPublicLookups(unitId: string): Promise<RowLookups> {
  const [places, tiers, tags, unit] = await Promise.all([
    db.place.findMany({
      select: {
        id: true,
        code: true,
        level: true,
        nameZh: true,
        validTo: true,
        successorCodes: true,
        parentId: true,
        parent: { select: { code: true } },
      },
      where: { level: { not: 'village' } },
      orderBy: [{ code: 'asc' }, { validFrom: 'asc' }],
    }),
    db.tier.findMany({
      where: { archivedAt: null },
      select: { id: true, facet: true, code: true, nameZh: true, synonyms: true },
      orderBy: { sortNo: 'asc' },
    }),
    db.industryTag.findMany({
      where: { archivedAt: null },
      select: { id: true, code: true, nameZh: true, synonyms: true },
      orderBy: { sortNo: 'asc' },
    }),
    db.unit.findUnique({ where: { id: unitId }, select: { place: { select: { code: true } } } }),
  ]);
  return {
    places: buildPlaceIndex(
      places.map((place) => ({
        code: place.code,
        // cast: the query leaves villages out
        level: place.level as Exclude<typeof place.level, 'village'>,
        nameZh: place.nameZh,
        parentCode: place.parent?.code ?? null,
        validTo: place.validTo?.toISOString().slice(0, 10) ?? null,
        successorCodes: place.successorCodes,
      })),
    ),
    placeIds: new Map(
      places.filter((place) => place.validTo === null).map((place) => [place.code, place.id]),
    ),
    countyOf: countiesOf(places),
    within: unit?.place?.code,
    strength: tiers.filter((tier) => tier.facet === 'strength').map(byId),
    influence: tiers.filter((tier) => tier.facet === 'influence').map(byId),
    industry: tags.map(byId),
  };
}

function countiesOf(
  places: readonly { id: string; level: string; parentId: string | null }[],
): Map<string, string> {
  return new Map(
    places.flatMap((place) => {
      const county = place.level === 'county' ? place.id : place.level === 'township' ? place.parentId : null;
      return county ? [[place.id, county]] : [];
    }),
  );
}
