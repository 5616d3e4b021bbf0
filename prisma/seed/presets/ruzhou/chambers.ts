import type { PresetAlliance, PresetChamber } from '../preset';

const base = {
  aliases: [] as string[],
  offices: ['会长', '常务副会长', '副会长', '秘书长', '监事', '理事'],
  sourceCode: 'S1',
  partnerKind: 'own',
} as const;
const founded = '2016年4月报道称“先后建立”，未载成立日期。';
const preparing = '2016年4月报道称“积极联系、组织筹备”。';

export const chambers: PresetChamber[] = [
  {
    ...base,
    code: 'beijing',
    name: { zh: '北京汝州商会', hant: '北京汝州商會', en: 'Ruzhou Chamber of Commerce in Beijing' },
    status: 'founded',
    statusNote: founded,
    city: '北京市',
  },
  {
    ...base,
    code: 'shaoxing',
    name: {
      zh: '浙江绍兴中国轻纺城河南汝州商会',
      hant: '浙江紹興中國輕紡城河南汝州商會',
      en: 'Ruzhou (Henan) Chamber of Commerce at China Textile City, Shaoxing',
    },
    aliases: ['绍兴汝州商会', '中国轻纺城汝州商会'],
    status: 'founded',
    statusNote: `${founded}2015年依托该商会引进汝州机绣产业园项目。`,
    city: '绍兴市',
  },
  {
    ...base,
    code: 'zhengzhou',
    name: { zh: '郑州汝州商会', hant: '鄭州汝州商會', en: 'Ruzhou Chamber of Commerce in Zhengzhou' },
    status: 'founded',
    statusNote: `${founded}依托该商会筹建汝州商会大厦。`,
    city: '郑州市',
  },
  {
    ...base,
    code: 'guangdong',
    name: { zh: '广东汝州商会', hant: '廣東汝州商會', en: 'Ruzhou Chamber of Commerce in Guangdong' },
    aliases: ['广州汝州商会'],
    status: 'founded',
    statusNote: `${founded}同文又称“广州汝州商会”，并提及其会长单位拟回乡考察。`,
    city: '广州市',
  },
  {
    ...base,
    code: 'xiamen',
    name: { zh: '福建厦门汝州商会', hant: '福建廈門汝州商會', en: 'Ruzhou Chamber of Commerce in Xiamen' },
    status: 'preparing',
    statusNote: preparing,
    city: '厦门市',
  },
  {
    ...base,
    code: 'shanghai',
    name: { zh: '上海汝州商会', hant: '上海汝州商會', en: 'Ruzhou Chamber of Commerce in Shanghai' },
    status: 'preparing',
    statusNote: preparing,
    city: '上海市',
  },
];

export const alliances: PresetAlliance[] = [];
