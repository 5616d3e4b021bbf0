import { db } from '@/lib/server/db';

/** A chamber of a unit, registered. Its file number and slug follow from the name. Returns its id. */
export async function seedChamber(input: {
  name: string;
  ownerUnitId: string;
  kind?: 'own' | 'partner' | 'alliance';
}): Promise<string> {
  const chamber = await db.chamber.create({
    data: {
      fileNo: `C-${input.name}`,
      slug: encodeURIComponent(input.name).replace(/%/g, '').toLowerCase(),
      name: input.name,
      kind: input.kind ?? 'own',
      status: 'registered',
      ownerUnitId: input.ownerUnitId,
      searchText: input.name,
      isSample: true,
    },
    select: { id: true },
  });
  return chamber.id;
}
