import { recordChanges } from '@/lib/audit/commands';
import { parkSearchText } from '@/lib/parks/commands/write-park';
import { bulkInsert } from '@/lib/server/bulk';
import type { Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { today } from '@/lib/shared/dates';
import { idOf, type SeedContext } from './context';

/** Parks of the preset. Land, plants, rent, load and power are 示例 and dated on the day of seeding. */
export async function seedParks(tx: Tx, context: SeedContext): Promise<void> {
  if (!context.isDemo) return;
  const { preset } = context;
  const countyOf = (placeCode: string): string | null =>
    preset.hometowns.find((area) => area.placeCode === placeCode)?.county ?? null;
  const rows = preset.parks.map((park, sortNo) => {
    const facts = park.sampleFacts;
    const countyName = countyOf(park.placeCode);
    const unitId = idOf(context.unitIds, park.unit);
    return {
      id: newId(),
      slug: park.code,
      name: park.name.zh,
      unitId,
      placeId: context.placeIds.get(park.placeCode) ?? null,
      countyName,
      summary: park.summary,
      availableMu: facts?.landMu ?? null,
      plantSqm: facts?.plantSqm ?? null,
      rentYuan: facts?.rentYuanPerSqmMonth ?? null,
      floorLoadKg: facts?.floorLoadKg ?? null,
      powerKva: facts?.powerKva ?? null,
      factsOn: facts ? today() : null,
      isSample: park.isSample || facts !== null,
      sourceId: park.sourceCode ? (context.sourceIds.get(park.sourceCode) ?? null) : null,
      ownerUnitId: unitId,
      sortNo,
      searchText: parkSearchText({ name: park.name.zh, countyName, summary: park.summary }),
    };
  });
  await bulkInsert(tx, 'park', rows);
  await recordChanges(
    tx,
    context.actor,
    rows.map((row) => ({ noun: 'parks', recordId: row.id, verb: 'create', after: { name: row.name } })),
  );
  for (const row of rows) context.parkIds.set(row.slug, row.id);
  const texts = preset.parks.flatMap((park) =>
    [['zh-Hant', park.name.hant] as const, ['en', park.name.en] as const].flatMap(([locale, text]) =>
      text
        ? [
            {
              id: newId(),
              recordId: idOf(context.parkIds, park.code),
              locale,
              field: 'name',
              state: 'approved',
              text,
            },
          ]
        : [],
    ),
  );
  await bulkInsert(tx, 'park_text', texts);
  const chains = preset.parks.flatMap((park) =>
    park.chains.map((code, sortNo) => ({
      parkId: idOf(context.parkIds, park.code),
      chainId: idOf(context.chainIds, code),
      sortNo,
    })),
  );
  await bulkInsert(tx, 'park_chain', chains);
}
