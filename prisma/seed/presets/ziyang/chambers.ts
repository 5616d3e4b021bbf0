import type { PresetAlliance, PresetChamber } from '../preset';

const base = {
  aliases: [] as string[],
  status: 'founded',
  statusNote: '来源列为加强合作的协会组织，未载会员数与成立日期。',
  offices: ['会长', '副会长', '秘书长', '理事'],
  partnerKind: 'partner',
  sourceCode: 'S4',
} as const;

export const chambers: PresetChamber[] = [
  {
    ...base,
    code: 'shenzhen-shaanxi',
    name: { zh: '深圳陕西商会', hant: '深圳陝西商會', en: 'Shaanxi Chamber of Commerce in Shenzhen' },
    city: '深圳市',
  },
  {
    ...base,
    code: 'wenzhou-shaanxi',
    name: { zh: '温州陕西商会', hant: '溫州陝西商會', en: 'Shaanxi Chamber of Commerce in Wenzhou' },
    city: '温州市',
  },
  {
    ...base,
    code: 'shanghai-shaanxi',
    name: { zh: '上海陕西商会', hant: '上海陝西商會', en: 'Shaanxi Chamber of Commerce in Shanghai' },
    city: '上海市',
  },
  {
    ...base,
    code: 'qinshang',
    name: { zh: '秦商联合会', hant: '秦商聯合會', en: 'Qin Merchants Federation' },
    city: '西安市',
  },
];

export const alliances: PresetAlliance[] = [];
