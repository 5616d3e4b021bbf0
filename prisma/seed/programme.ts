import { bulkInsert } from '@/lib/server/bulk';
import type { Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { ProgrammeProfile } from '@/lib/programme/schema';
import type { SeedContext } from './context';
import type { Profile, Text } from './presets/preset';

const inLocales = (text: Text) => ({
  'zh-CN': text.zh,
  ...(text.hant ? { 'zh-Hant': text.hant } : {}),
  ...(text.en ? { en: text.en } : {}),
});

function heroLines(profile: Profile) {
  const [first, second] = profile.hero;
  const pair = (a?: string, b?: string): [string, string] | undefined => (a && b ? [a, b] : undefined);
  return {
    'zh-CN': [first.zh, second.zh] as [string, string],
    'zh-Hant': pair(first.hant, second.hant),
    en: pair(first.en, second.en),
  };
}

/** The preset's profile as the programme keeps it. Marks of real bodies are left out: a demo prints 示例. */
export function toProgrammeProfile(profile: Profile): ProgrammeProfile {
  return ProgrammeProfile.parse({
    code: profile.code,
    nameShort: inLocales(profile.nameShort),
    nameLong: inLocales(profile.nameFull),
    merchantWord: inLocales(profile.merchantWord),
    region: inLocales(profile.regionName),
    bureau: inLocales(profile.bureauName),
    sealText: profile.seal.mark,
    heroLines: heroLines(profile),
    slogan: inLocales(profile.slogan),
    parentSites: [{ name: inLocales(profile.bureauName), url: null }],
    marks: {
      host: profile.footer.host.zh,
      organiser: null,
      copyright: null,
      address: profile.footer.address || null,
      phone: profile.footer.telephone || null,
      postcode: null,
      siteCode: null,
      icp: null,
      policeRecord: null,
      technicalSupport: null,
      faultReportUrl: null,
    },
    themeColours: {
      vermilion: profile.theme.vermilion,
      'vermilion-ink': profile.theme.vermilionInk,
      gold: profile.theme.gold,
    },
    locales: ['zh-CN', 'zh-Hant', 'en'],
    exportApprovalPersons: 500,
    seed: profile.contourSeed,
  });
}

const STRENGTH = [
  ['A', 'A 级', '年产值 1 亿元以上，或总部、上市公司负责人', ['A级', 'A类', '强', '亿元级']],
  ['B', 'B 级', '年产值 3,000 万元至 1 亿元', ['B级', 'B类', '较强']],
  ['C', 'C 级', '年产值 500 万元至 3,000 万元', ['C级', 'C类', '一般']],
  ['D', 'D 级', '年产值 500 万元以下，或个体经营', ['D级', 'D类', '弱']],
] as const;

const INFLUENCE = [
  ['全国', '全国', '全国性商会、协会任职或全国知名', ['国家级', '全国级']],
  ['省级', '省', '省级商会、协会任职，省级人大代表、政协委员', ['省', '省级']],
  ['市级', '市', '市级商会、协会任职，市级人大代表、政协委员', ['市', '市级']],
  ['县级', '县', '县级商会、协会任职，在同乡中有号召力', ['县', '县级', '区级']],
  ['一般', '一般', '暂无公开任职', ['一般', '无']],
] as const;

/** The programme row, its steps of strength and influence, and its industry tags (E27). */
export async function seedProgramme(tx: Tx, context: SeedContext): Promise<void> {
  const { preset, isDemo } = context;
  await bulkInsert(tx, 'programme', [
    {
      id: newId(),
      code: preset.profile.code,
      placeCode: preset.profile.placeCode,
      profile: toProgrammeProfile(preset.profile),
      isDemo,
      updatedAt: new Date(),
    },
  ]);
  const tiers = [
    ...STRENGTH.map((tier, index) => tierRow('strength', tier, index)),
    ...INFLUENCE.map((tier, index) => tierRow('influence', tier, index)),
  ];
  for (const tier of tiers) context.tierIds.set(`${tier.facet}:${tier.code}`, tier.id);
  await bulkInsert(tx, 'tier', tiers);
  const tags = preset.chains.map((chain, index) => ({
    id: newId(),
    code: chain.code,
    nameZh: chain.name.zh,
    nameHant: chain.name.hant ?? null,
    nameEn: chain.name.en ?? null,
    sortNo: index,
    synonyms: chain.synonyms,
    industryCodes: chain.gb4754,
  }));
  for (const tag of tags) context.tagIds.set(tag.code, tag.id);
  await bulkInsert(tx, 'industry_tag', tags);
}

function tierRow(
  facet: 'strength' | 'influence',
  [code, nameZh, criteria, synonyms]: readonly [string, string, string, readonly string[]],
  sortNo: number,
) {
  return { id: newId(), facet, code, nameZh, criteria, synonyms, sortNo };
}
