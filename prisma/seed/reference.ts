import { bulkInsert } from '@/lib/server/bulk';
import type { Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { calendarRows } from './calendar';
import type { SeedContext } from './context';
import { industryRows } from './industries';
import { placeRows, type PlaceRow } from './places';

const LEVEL_OF_INDUSTRY = { section: 1, division: 2, group: 3 } as const;

/** Places, industries and the calendar: the same in every programme. */
export async function seedReference(tx: Tx, context: SeedContext): Promise<void> {
  await seedPlaces(tx, context);
  await bulkInsert(
    tx,
    'industry',
    industryRows().map((row) => ({ id: newId(), ...row, level: LEVEL_OF_INDUSTRY[row.level] })),
  );
  await bulkInsert(
    tx,
    'calendar_day',
    calendarRows().map(({ date, kind, name }) => ({ date, kind, name: name ?? null })),
  );
}

async function seedPlaces(tx: Tx, context: SeedContext): Promise<void> {
  const known = new Map<
    string,
    { id: string; ancestorIds: string[]; fullName: string; level: PlaceRow['level'] }
  >();
  const rows = placeRows().map((row) => {
    const id = newId();
    const parent = row.parentCode ? known.get(row.parentCode) : undefined;
    const ancestorIds = [...(parent?.ancestorIds ?? []), id];
    // a country's name is not part of a Chinese address
    const head = parent && parent.level !== 'country' ? parent.fullName : '';
    const fullName = `${head}${row.nameZh}`;
    if (!row.validTo) {
      known.set(row.code, { id, ancestorIds, fullName, level: row.level });
      context.placeIds.set(row.code, id);
    }
    return {
      id,
      code: row.code,
      level: row.level,
      nameZh: row.nameZh,
      nameEn: row.nameEn ?? null,
      fullName,
      parentId: parent?.id ?? null,
      ancestorIds,
      validFrom: row.validFrom ?? null,
      validTo: row.validTo ?? null,
      successorCodes: row.successorCodes ?? [],
    };
  });
  await bulkInsert(tx, 'place', rows);
}
