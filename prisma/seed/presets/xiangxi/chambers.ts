import type { PresetAlliance, PresetChamber } from '../preset';

const visited = '来源列为州委州政府主要领导上门拜访的湖南异地商会。';
const base = {
  aliases: [] as string[],
  offices: ['会长', '常务副会长', '副会长', '秘书长', '监事', '理事'],
  sourceCode: 'S3',
} as const;

export const chambers: PresetChamber[] = [
  {
    ...base,
    code: 'beijing',
    name: {
      zh: '北京湘西自治州企业商会',
      hant: '北京湘西自治州企業商會',
      en: 'Xiangxi Enterprise Chamber in Beijing',
    },
    aliases: ['北京湘西企业商会'],
    status: 'founded',
    statusNote: '2022年6月推动成立。',
    city: '北京市',
    partnerKind: 'own',
    foundedOn: '2022-06',
    statedMembers: {
      value: '115',
      qualifier: 'exact',
      asOf: '2022-06',
      quote: '推动成立拥有115名会员的北京湘西自治州企业商会',
    },
  },
  {
    ...base,
    code: 'hainan',
    name: { zh: '海南省湘西商会', hant: '海南省湘西商會', en: 'Xiangxi Chamber of Commerce in Hainan' },
    status: 'preparing',
    statusNote: '来源称2022年底完成注册登记；登记材料到位前按筹备登记。',
    city: '海口市',
    partnerKind: 'own',
    statedMembers: {
      value: '80',
      qualifier: 'more',
      asOf: '2022',
      quote: '完成拥有80多家会员的海南省湘西商会注册登记工作',
    },
  },
  {
    ...base,
    code: 'guangdong-yongshun',
    name: { zh: '广东永顺商会', hant: '廣東永順商會', en: 'Yongshun Chamber of Commerce in Guangdong' },
    status: 'preparing',
    statusNote: '来源称“还将成立”，同文又引述其会长谈话，状态待核。',
    city: '广州市',
    partnerKind: 'own',
    statedMembers: {
      value: '100',
      qualifier: 'more',
      asOf: '2022',
      quote: '还将成立广东永顺商会,会员单位达到100多家个',
    },
  },
  {
    ...base,
    code: 'guangdong',
    name: { zh: '广东湘西商会', hant: '廣東湘西商會', en: 'Xiangxi Chamber of Commerce in Guangdong' },
    status: 'founded',
    statusNote: visited,
    city: '广州市',
    partnerKind: 'own',
  },
  {
    ...base,
    code: 'shanghai',
    name: { zh: '上海湘西商会', hant: '上海湘西商會', en: 'Xiangxi Chamber of Commerce in Shanghai' },
    status: 'founded',
    statusNote: visited,
    city: '上海市',
    partnerKind: 'own',
  },
  {
    ...base,
    code: 'zhuzhou',
    name: {
      zh: '株洲市大湘西商会',
      hant: '株洲市大湘西商會',
      en: 'Greater Xiangxi Chamber of Commerce in Zhuzhou',
    },
    status: 'founded',
    statusNote: visited,
    city: '株洲市',
    partnerKind: 'own',
  },
  {
    ...base,
    code: 'shenzhen-hunan',
    name: { zh: '深圳湖南商会', hant: '深圳湖南商會', en: 'Hunan Chamber of Commerce in Shenzhen' },
    status: 'founded',
    statusNote: visited,
    city: '深圳市',
    partnerKind: 'partner',
  },
  {
    ...base,
    code: 'shenzhen-changsha',
    name: { zh: '深圳长沙商会', hant: '深圳長沙商會', en: 'Changsha Chamber of Commerce in Shenzhen' },
    status: 'founded',
    statusNote: visited,
    city: '深圳市',
    partnerKind: 'partner',
  },
  {
    ...base,
    code: 'dongguan-hunan',
    name: { zh: '东莞湖南商会', hant: '東莞湖南商會', en: 'Hunan Chamber of Commerce in Dongguan' },
    status: 'founded',
    statusNote: visited,
    city: '东莞市',
    partnerKind: 'partner',
  },
];

export const alliances: PresetAlliance[] = [
  {
    code: 'chamber-matrix',
    name: {
      zh: '湘西异地商会“矩阵”',
      hant: '湘西異地商會「矩陣」',
      en: 'Network of Xiangxi chambers elsewhere',
    },
    status: 'network',
    note: '来源称以北京、上海、广东、长沙等地商会为主。长沙的商会未具名，名录不列。',
    members: ['beijing', 'shanghai', 'guangdong'],
    sourceCode: 'S3',
  },
];
