import type { PresetAlliance, PresetChamber } from '../preset';

export const chambers: PresetChamber[] = [
  {
    code: 'guangdong-hanzhong',
    name: {
      zh: '广东省陕西汉中商会',
      hant: '廣東省陝西漢中商會',
      en: 'Hanzhong (Shaanxi) Chamber of Commerce in Guangdong',
    },
    aliases: ['广东汉中商会'],
    status: 'founded',
    statusNote: '来源称将“依托并充分发挥广东省陕西汉中商会的规模和影响力”，未给成立日期和会员数。',
    city: '广州市',
    partnerKind: 'own',
    offices: ['会长', '常务副会长', '副会长', '秘书长', '监事长', '理事'],
    sourceCode: 'S0',
  },
];

export const alliances: PresetAlliance[] = [
  {
    code: 'hanshang-alliance',
    name: { zh: '汉商联盟', hant: '漢商聯盟', en: 'Hanshang Alliance' },
    status: 'planned',
    note: '来源提出在时机成熟时联合市工商联，以“联盟+商会+汉商”模式组建，邀请其他在外汉商协会组织加盟。来源未载是否已成立，故按筹划登记。',
    members: ['guangdong-hanzhong'],
    sourceCode: 'S0',
  },
];
