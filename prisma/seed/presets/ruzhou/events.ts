import type { EventLevel, PresetEvent } from '../preset';

const stated = (code: string, zh: string, level: EventLevel, dateText: string, summary: string, city?: string): PresetEvent => ({
  code,
  name: { zh },
  level,
  online: false,
  dateText,
  summary,
  sourceCode: 'S1',
  isSample: false,
  ...(city === undefined ? {} : { city }),
});

export const events: PresetEvent[] = [
  stated('mid-autumn', '中秋节座谈会', 'county', '中秋节，来源未载年份', '邀请在外人员座谈，畅叙乡情，听取意见。'),
  stated('spring', '春节回乡探亲人员专题座谈会', 'county', '春节，来源未载年份', '利用返乡时机面对面座谈，了解在外工作生活情况。'),
  stated('mobilisation', '乡镇、街道动员会', 'county', '来源未载日期', '宣传回归工程的意义和作用，部署乡镇、街道工作。'),
  stated('shaoxing-visits', '赴绍兴考察联络', 'county', '2015年以来', '先后数十次到绍兴考察了解、联络乡情、宣传引导。', '绍兴市'),
  stated('delegations', '在外企业回乡考察', 'county', '2015年下半年', '在北京、绍兴创业发展的20余家企业先后多次组成考察团回乡，深度洽谈，达成投资共识。'),
  { code: 'sample-shaoxing', name: { zh: '柯桥汝商见面会', hant: '柯橋汝商見面會', en: 'Ruzhou merchants meet in Keqiao' }, level: 'chamber', online: false, dateText: '日期为示例', startsInDays: 18, city: '绍兴市', summary: '现场核对厂房、电力与招工三张表，可预约到园区看机位。', isSample: true },
  { code: 'sample-fair', name: { zh: '绣花机技能比武', hant: '繡花機技能比武', en: 'Embroidery machine skills contest' }, level: 'county', online: false, dateText: '日期为示例', startsInDays: 40, city: '汝州市', summary: '穿线、换版、排除断线三项，企业可当场签约录用。', isSample: true },
  { code: 'sample-new-year', name: { zh: '元旦慰问与座谈', hant: '元旦慰問與座談', en: 'New Year greetings and meeting' }, level: 'county', online: false, dateText: '日期为示例', startsInDays: 39, city: '汝州市', summary: '寄发贺年卡，邀请年内回乡的企业负责人谈用地与用工。', isSample: true },
];
