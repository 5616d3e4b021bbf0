import { addMembers } from '@/lib/chambers/commands/write-members';
import { MemberInput } from '@/lib/chambers/schema';
import { systemActor } from '@/lib/server/actor-of-job';
import { db } from '@/lib/server/db';

/** A chamber of a unit, registered. Its file number and slug follow from the name. Returns its id. */
export async function seedChamber(input: {
  name: string;
  ownerUnitId: string;
  kind?: 'own' | 'partner' | 'alliance';
  isPublic?: boolean;
}): Promise<string> {
  const chamber = await db.chamber.create({
    data: {
      fileNo: `C-${input.name}`,
      slug: encodeURIComponent(input.name).replace(/%/g, '').toLowerCase(),
      name: input.name,
      kind: input.kind ?? 'own',
      isPublic: input.isPublic ?? false,
      status: 'registered',
      ownerUnitId: input.ownerUnitId,
      searchText: input.name,
      isSample: true,
    },
    select: { id: true },
  });
  return chamber.id;
}

let memberNumber = 0;

/** A member of a chamber with a phone; a name of its own unless given. Returns the id. */
export async function seedMember(
  chamberId: string,
  input: Partial<Record<keyof MemberInput, unknown>> = {},
): Promise<string> {
  const entry = MemberInput.parse({
    chamberId,
    entryName: `示例会员${(memberNumber += 1)}`,
    phone: '13800000000',
    ...input,
  });
  const { ids } = await addMembers(systemActor('test'), chamberId, [{ ...entry, isSample: true }]);
  return ids[0] ?? '';
}
