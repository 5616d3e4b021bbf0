import { createMerchantsIn, type MerchantEntry } from '@/lib/merchants/commands/create-merchants';
import type { Tx } from '@/lib/server/db';
import { addDays, today } from '@/lib/shared/dates';
import { idOf, type SeedContext } from './context';
import type { DemoPerson } from './presets/demo-people';

const KINDS = {
  owner: 'business_owner',
  executive: 'executive',
  professional: 'professional',
  expert: 'expert',
  migrant_worker: 'migrant_worker',
} as const;

/** 五引: what people of a kind can usually bring. */
const CONTRIBUTIONS: Readonly<Record<keyof typeof KINDS, MerchantEntry['contributions']>> = {
  owner: ['capital', 'trade_tourism'],
  executive: ['capital', 'technology'],
  professional: ['talent'],
  expert: ['technology', 'intellect'],
  migrant_worker: [],
};

/** About four hundred invented people, all marked 示例, in the order of the preset's list. Their firms stand already. */
export async function seedMerchants(tx: Tx, context: SeedContext): Promise<void> {
  if (!context.isDemo) return;
  const townships = await townshipIds(tx, context);
  const cities = await cityIds(tx, context);
  const entries = context.people.people.map((person, index) => ({
    ...entryOf(person, context, townships, cities),
    ...(person.keyPerson ? livesOf(person, index, context) : {}),
  }));
  const ids: string[] = [];
  for (const [group, basis] of Object.entries(BASES)) {
    const members = entries.flatMap((entry, index) =>
      groupOf(context.people.people[index], index) === group ? [{ entry, index }] : [],
    );
    const made = await createMerchantsIn(
      tx,
      context.actor,
      members.map(({ entry }) => entry),
      { basis },
    );
    members.forEach(({ index }, position) => {
      ids[index] = made.ids[position] ?? '';
    });
  }
  context.merchantIds.push(...ids);
}

const CONSENT = {
  kind: 'consent',
  evidence: '登记表（示例）',
  purposes: ['contact', 'invite'],
  source: '演示数据',
} as const;

/**
 * Most people have a lawful basis in force; a few stand there without one, or with one that has run out. Entered in
 * this order, so that a ledger of the latest first opens with whole records.
 */
const BASES = {
  none: null,
  expired: { ...CONSENT, expiresAt: '2025-12-31' },
  valid: { ...CONSENT, expiresAt: '2029-03-11' },
} as const;

/** Of those who work away from home, as townships list them, every fifth has none and every fifth an old one. */
function groupOf(person: DemoPerson | undefined, index: number): keyof typeof BASES {
  if (person?.kind !== 'migrant_worker') return 'valid';
  return index % 5 === 0 ? 'none' : index % 5 === 1 ? 'expired' : 'valid';
}

async function townshipIds(tx: Tx, context: SeedContext): Promise<Map<string, string>> {
  const counties = context.preset.hometowns
    .map((area) => context.placeIds.get(area.placeCode))
    .filter((id) => id !== undefined);
  const rows = await tx.place.findMany({
    where: { parentId: { in: counties }, level: 'township' },
    select: { id: true, nameZh: true, parentId: true },
  });
  return new Map(rows.map((row) => [`${row.parentId}:${row.nameZh}`, row.id]));
}

async function cityIds(tx: Tx, context: SeedContext): Promise<Map<string, string>> {
  const names = [...new Set(context.preset.currentPlaces.flatMap((place) => [place.province, place.city]))];
  const rows = await tx.place.findMany({
    where: { nameZh: { in: names }, validTo: null },
    select: { id: true, nameZh: true, fullName: true },
  });
  return new Map(
    rows.flatMap((row) => [
      [row.fullName, row.id],
      [row.nameZh, row.id],
    ]),
  );
}

function entryOf(
  person: DemoPerson,
  context: SeedContext,
  townships: ReadonlyMap<string, string>,
  cities: ReadonlyMap<string, string>,
): MerchantEntry {
  const county = context.placeIds.get(person.hometown.placeCode);
  const hometownId = townships.get(`${county}:${person.hometown.township}`) ?? county;
  const residenceId =
    cities.get(`${person.current.province}${person.current.city}`) ?? cities.get(person.current.city);
  const [post] = person.posts;
  const companyId = post ? context.companyIds[post.companyIndex] : undefined;
  return {
    name: person.name,
    aliases: [],
    sex: person.sex,
    kinds: [KINDS[person.kind]],
    ...(hometownId ? { hometownId } : {}),
    hometownText: person.hometown.text,
    ...(residenceId ? { residenceId } : {}),
    residenceText: person.current.text,
    ...(post && companyId ? { post: { companyId, title: post.title, periodText: `${post.from} 至今` } } : {}),
    ...optional('industryTagId', context.tagIds.get(person.industry)),
    ...optional('strengthTierId', context.tierIds.get(`strength:${person.strength}`)),
    ...optional('influenceTierId', context.tierIds.get(`influence:${person.influence}`)),
    contributions: [...CONTRIBUTIONS[person.kind]],
    isKey: person.keyPerson,
    ...(person.contactEveryDays ? { contactEveryDays: person.contactEveryDays } : {}),
    ...(person.lastContactDaysAgo === null
      ? {}
      : { lastContactOn: addDays(today(), -person.lastContactDaysAgo) }),
    ownerUnitId: idOf(context.unitIds, person.keeperUnit),
    source: person.source,
    doNotContact: false,
    contactPoints: [{ kind: 'mobile', value: person.phone, preferred: true, doNotUse: false }],
    quantities: [],
    isSample: true,
  };
}

const SCHOOLS = ['西北大学', '西安交通大学', '陕西理工大学', '华南理工大学', '汉中师范学院'] as const;
const SUBJECTS = ['工商管理，本科', '机械工程，本科', '会计，大专', '茶学，本科', '市场营销，大专'] as const;
const FIRST_POSTS = ['业务员', '车间主任', '技术员', '采购主管', '办公室主任'] as const;
const OFFICES = [
  { body: '市第六届人民代表大会（示例）', title: '代表', fromText: '2021' },
  { body: '县第十五届政协（示例）', title: '委员', fromText: '2022' },
] as const;

/** A path of life for people who are called on regularly: an earlier post, schooling, honours, now and then an office. */
function livesOf(
  person: DemoPerson,
  index: number,
  context: SeedContext,
): Pick<MerchantEntry, 'posts' | 'life'> {
  const [post] = person.posts;
  const companyId = post ? context.companyIds[post.companyIndex] : undefined;
  if (!post || !companyId) return {};
  const began = Number(/\d{4}/.exec(post.from)?.[0] ?? 2012);
  const line = { isMain: false, isEnded: false };
  const education = {
    kind: 'education' as const,
    body: picked(SCHOOLS, index),
    title: picked(SUBJECTS, index),
  };
  return {
    posts: [
      { ...line, companyId, title: post.title, fromText: String(began), isMain: true },
      {
        ...line,
        employerText: `${person.current.city}商贸公司（示例）`,
        title: picked(FIRST_POSTS, index),
        fromText: String(began - 7),
        toText: String(began),
        source: '本人介绍（示例）',
      },
    ],
    life: [
      { ...education, fromText: String(began - 11), toText: String(began - 7) },
      ...(index % 3 === 0
        ? [{ kind: 'honour' as const, title: '优秀企业家', body: '示例商会', fromText: String(began + 4) }]
        : []),
      ...(index % 6 === 0
        ? [{ kind: 'political_office' as const, ...picked(OFFICES, index), source: '示例推荐单位' }]
        : []),
    ],
  };
}

function picked<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  if (item === undefined) throw new Error('an empty list of examples');
  return item;
}

function optional<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, string>);
}
