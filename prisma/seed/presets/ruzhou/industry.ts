import type { PresetChain, PresetPark } from '../preset';

const stated = (
  code: string,
  zh: string,
  hant: string,
  en: string,
  gb4754: string[],
  synonyms: string[],
  missingLinks: string[],
): PresetChain => ({
  code,
  name: { zh, hant, en },
  gb4754,
  synonyms,
  missingLinks,
  sourceCode: 'S1',
  isSample: false,
});

export const chains: PresetChain[] = [
  stated(
    'embroidery',
    '纺织机绣',
    '紡織機繡',
    'Machine embroidery and textiles',
    ['C17', 'C18'],
    ['机绣', '纺织', '刺绣', '服装'],
    ['绣线与辅料', '绣花机维修', '印染'],
  ),
  stated(
    'logistics',
    '现代物流',
    '現代物流',
    'Modern logistics',
    ['G58', 'G59'],
    ['物流', '仓储'],
    ['面料集散仓'],
  ),
  stated(
    'ecommerce',
    '电子商务',
    '電子商務',
    'E-commerce',
    ['F5292', 'I64'],
    ['电商', '直播'],
    ['家纺样品间'],
  ),
  stated(
    'vocational',
    '职业教育',
    '職業教育',
    'Vocational education',
    ['P8336', 'P8391'],
    ['职教', '培训'],
    ['制版与打样实训'],
  ),
  {
    code: 'ceramics',
    name: { zh: '陶瓷文化', hant: '陶瓷文化', en: 'Ceramics' },
    gb4754: ['C3075'],
    synonyms: ['汝瓷', '陶瓷'],
    missingLinks: ['釉料制备'],
    isSample: true,
  },
  {
    code: 'material',
    name: { zh: '新型材料', hant: '新型材料', en: 'New materials' },
    gb4754: ['C29', 'C26'],
    synonyms: ['改性塑料'],
    missingLinks: ['再生料分选'],
    isSample: true,
  },
];

export const parks: PresetPark[] = [
  {
    code: 'park-jixiu',
    unit: 'park-jixiu',
    name: { zh: '汝州机绣产业园', hant: '汝州機繡產業園', en: 'Ruzhou Machine Embroidery Park' },
    placeCode: '410482',
    chains: ['embroidery', 'logistics'],
    summary:
      '2015年依托浙江绍兴中国轻纺城河南汝州商会引进，投资25亿元，占地1000亩。据2016年4月报道，入驻企业达100家，新上生产线1000条，物流园区、展示中心、商住小区陆续建成。',
    sampleFacts: {
      landMu: '140',
      plantSqm: '36000',
      rentYuanPerSqmMonth: '7.5',
      floorLoadKg: '1200',
      powerKva: '25000',
    },
    sourceCode: 'S1',
    isSample: false,
  },
  {
    code: 'park-cluster',
    unit: 'park-cluster',
    name: { zh: '汝州市产业集聚区', hant: '汝州市產業集聚區', en: 'Ruzhou Industrial Cluster' },
    placeCode: '410482',
    chains: ['embroidery', 'material', 'ecommerce'],
    summary: '据2016年4月报道，在产业集聚区规划建设机绣产业园区，纺织机绣列为五大高成长性制造业之一。',
    sampleFacts: {
      landMu: '620',
      plantSqm: '58000',
      rentYuanPerSqmMonth: '8',
      floorLoadKg: '1000',
      powerKva: '31500',
    },
    sourceCode: 'S1',
    isSample: false,
  },
];
