import type { PresetChain, PresetPark } from '../preset';

const stated = (code: string, zh: string, hant: string, en: string, gb4754: string[], synonyms: string[], missingLinks: string[]): PresetChain => ({
  code,
  name: { zh, hant, en },
  gb4754,
  synonyms,
  missingLinks,
  sourceCode: 'S4',
  isSample: false,
});

export const chains: PresetChain[] = [
  stated('selenium', '富硒食品', '富硒食品', 'Selenium-rich food', ['A01', 'C13', 'C14'], ['富硒', '硒产品', '茶叶'], ['富硒饮品灌装', '检测与分级']),
  stated('tea-tourism', '茶旅农旅', '茶旅農旅', 'Tea and farm tourism', ['A0164', 'N7869'], ['茶旅', '农旅', '乡村旅游'], ['茶山民宿']),
  stated('new-energy', '新能源', '新能源', 'New energy', ['D44'], ['水电', '光伏'], []),
  stated('wellness', '康养休闲', '康養休閒', 'Wellness and leisure', ['Q85', 'R90'], ['康养', '休闲'], ['康复护理']),
  stated('shoes', '鞋服', '鞋服', 'Shoes and garments', ['C18', 'C19'], ['制鞋', '制衣', '服装'], ['鞋底配套']),
  stated('toys', '毛绒玩具', '毛絨玩具', 'Toys', ['C2451'], ['玩具', '文创'], ['面料印花', '设计打样']),
  stated('electronics', '电子社区工厂', '電子社區工廠', 'Community electronics workshops', ['C39'], ['电子', '线束', '社区工厂'], ['来料质检']),
];

export const parks: PresetPark[] = [
  {
    code: 'park-xigu',
    unit: 'park-xigu',
    name: { zh: '硒谷园区', hant: '硒谷園區', en: 'Xigu Park' },
    placeCode: '610924',
    chains: ['selenium'],
    summary: '来源列为县内两大园区之一，要求提升产业承载能力，加大招商力度。',
    sampleFacts: { landMu: '210', plantSqm: '32000', rentYuanPerSqmMonth: '6', floorLoadKg: '1000', powerKva: '10000' },
    sourceCode: 'S4',
    isSample: false,
  },
  {
    code: 'park-hengzi',
    unit: 'park-hengzi',
    name: { zh: '恒紫园区', hant: '恆紫園區', en: 'Hengzi Park' },
    placeCode: '610924',
    chains: ['shoes', 'toys', 'electronics'],
    summary: '来源列为县内两大园区之一，要求提升产业承载能力，加大招商力度。',
    sampleFacts: { landMu: '340', plantSqm: '41000', rentYuanPerSqmMonth: '6.5', floorLoadKg: '800', powerKva: '16000' },
    sourceCode: 'S4',
    isSample: false,
  },
];
