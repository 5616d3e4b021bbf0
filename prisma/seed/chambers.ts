import { addMembersIn, type MemberEntry } from '@/lib/chambers/commands/write-members';
import { createChambersIn, type ChamberEntry } from '@/lib/chambers/commands/write-chambers';
import type { MemberRank } from '@/lib/chambers/rules';
import { bulkInsert } from '@/lib/server/bulk';
import type { Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { addDays, addMonths, today } from '@/lib/shared/dates';
import { idOf, seedDay, type SeedContext } from './context';
import type { DemoPerson } from './presets/demo-people';
import type { PresetAlliance, PresetChamber } from './presets/preset';

const SAMPLE_ROSTER = 12;

const RANKS: Readonly<Record<string, MemberRank>> = {
  会长: 'president',
  常务副会长: 'executive_vice_president',
  副会长: 'vice_president',
  秘书长: 'secretary_general',
  监事长: 'chief_supervisor',
  监事: 'supervisor',
  理事: 'director',
  会员: 'member',
};

/** The chambers and alliances that the sources name; in a demo the rosters of the invented people, marked 示例. */
export async function seedChambers(tx: Tx, context: SeedContext): Promise<void> {
  const { preset } = context;
  const all = [
    ...preset.chambers.map((chamber, index) => chamberEntry(chamber, index, context)),
    ...preset.alliances.map((alliance, index) => allianceEntry(alliance, index, context)),
  ];
  const { ids } = await createChambersIn(tx, context.actor, all);
  [...preset.chambers, ...preset.alliances].forEach(({ code }, index) => {
    const id = ids[index];
    if (id) context.chamberIds.set(code, id);
  });
  await bulkInsert(
    tx,
    'alliance_link',
    preset.alliances.flatMap((alliance) =>
      alliance.members.map((member) => ({
        id: newId(),
        allianceId: idOf(context.chamberIds, alliance.code),
        memberId: idOf(context.chamberIds, member),
      })),
    ),
  );
  if (context.isDemo) for (const chamber of preset.chambers) await seedRoster(tx, context, chamber);
}

function chamberEntry(chamber: PresetChamber, index: number, context: SeedContext): ChamberEntry {
  const { statedMembers: stated } = chamber;
  const source = idOf(context.sourceIds, chamber.sourceCode);
  return {
    name: chamber.name.zh,
    aliases: [...chamber.aliases],
    kind: chamber.partnerKind,
    status: chamber.status === 'unknown' ? 'unverified' : chamber.status,
    // a month is kept as its first day; the note has what the source says
    ...(chamber.foundedOn && chamber.status === 'founded' ? { statusOn: seedDay(chamber.foundedOn) } : {}),
    statusNote: chamber.statusNote,
    cityName: chamber.city,
    ...(stated
      ? {
          statedMembers: stated.value,
          statedQualifier: stated.qualifier,
          statedAsOf: stated.asOf,
          statedSourceId: source,
          statedQuote: stated.quote,
        }
      : {}),
    isPublic: true,
    ownerUnitId: rootUnit(context),
    sourceId: source,
    sortNo: index,
    names: translations(chamber.name),
  };
}

function allianceEntry(alliance: PresetAlliance, index: number, context: SeedContext): ChamberEntry {
  return {
    name: alliance.name.zh,
    aliases: [],
    kind: 'alliance',
    status: alliance.status === 'planned' ? 'preparing' : 'unverified',
    statusNote: alliance.note,
    isPublic: true,
    ownerUnitId: rootUnit(context),
    sourceId: idOf(context.sourceIds, alliance.sourceCode),
    sortNo: 100 + index,
    names: translations(alliance.name),
  };
}

const rootUnit = (context: SeedContext): string => idOf(context.unitIds, context.preset.units[0]?.code ?? '');

const translations = (name: { hant?: string; en?: string }): Record<string, string> => ({
  ...(name.hant ? { 'zh-Hant': name.hant } : {}),
  ...(name.en ? { en: name.en } : {}),
});

/** So many entries of a roster are linked to nobody yet, so that the bureau's queue has something to decide. */
const UNLINKED = 4;

/** Members of one chamber from the invented people, a term and its offices. The linked record stays the bureau's. */
async function seedRoster(tx: Tx, context: SeedContext, chamber: PresetChamber): Promise<void> {
  const own = context.people.people.filter((person) => person.chamber === chamber.code);
  // the demo officer works for the first chamber, so that one always has a roster
  const isFirst = chamber.code === context.preset.chambers[0]?.code;
  const members = own.length === 0 && isFirst ? context.people.people.slice(0, SAMPLE_ROSTER) : own;
  // the demo merchant is a member of it, so that the bulletin has a reader
  const merchant = isFirst ? context.people.people[0] : undefined;
  const people = merchant && !members.includes(merchant) ? [...members, merchant] : members;
  if (people.length === 0) return;
  const chamberId = idOf(context.chamberIds, chamber.code);
  const unique = [...new Map(people.map((person) => [memberKey(person, context), person])).values()];
  const { ids } = await addMembersIn(
    tx,
    context.actor,
    chamberId,
    unique.map((person, index) => ({
      ...memberEntry(person, chamberId, context),
      ...(isFirst && index < UNLINKED ? { merchantId: null } : {}),
    })),
  );
  const reader = ids[unique.findIndex((person) => person === merchant)];
  if (reader)
    await tx.membership.update({
      where: { id: reader },
      data: { merchantId: context.merchantIds[0] ?? null },
      select: { id: true },
    });
  const termId = newId();
  await bulkInsert(tx, 'chamber_term', [
    {
      id: termId,
      chamberId,
      number: 1,
      electedOn: addMonths(today(), -36),
      endsOn: addMonths(today(), 24),
      isSample: true,
    },
  ]);
  const held = unique.flatMap((person, index) => {
    const rank = person.chamberOffice ? RANKS[person.chamberOffice] : undefined;
    return rank && rank !== 'member' ? [{ rank, membershipId: ids[index] ?? '' }] : [];
  });
  const order = Object.values(RANKS);
  // offices that the preset names and nobody of the invented people holds are vacant
  const vacant = chamber.offices
    .map((office) => RANKS[office])
    .filter((rank) => rank !== undefined && rank !== 'member' && !held.some((office) => office.rank === rank))
    .map((rank) => ({ rank: rank ?? 'member', membershipId: null }));
  await bulkInsert(
    tx,
    'chamber_office',
    [...held, ...vacant]
      .sort((a, b) => order.indexOf(a.rank) - order.indexOf(b.rank))
      .map((office, index) => ({ id: newId(), termId, ...office, sortNo: index + 1 })),
  );
}

const firmOf = (person: DemoPerson, context: SeedContext): string | undefined => {
  const [post] = person.posts;
  return post && context.people.companies[post.companyIndex]?.name;
};

const memberKey = (person: DemoPerson, context: SeedContext): string =>
  `${person.name}\n${firmOf(person, context) ?? ''}`;

function memberEntry(person: DemoPerson, chamberId: string, context: SeedContext): MemberEntry {
  const [post] = person.posts;
  const firm = firmOf(person, context);
  const rank = person.chamberOffice ? RANKS[person.chamberOffice] : undefined;
  const merchantId = context.merchantIds[person.index];
  return {
    chamberId,
    partyKind: 'person',
    entryName: person.name,
    ...(firm ? { entryFirm: firm } : {}),
    ...(post ? { entryTitle: post.title } : {}),
    entryOffice: rank ?? 'member',
    phone: person.phone,
    provided: true,
    joinedOn: addDays(today(), -400 - (person.index % 700)),
    ...(merchantId ? { merchantId } : {}),
    isSample: true,
  };
}
