import type { PresetEvent } from '../preset';

const base = { level: 'county', online: false, sourceCode: 'S4', isSample: false } as const;

export const events: PresetEvent[] = [
  {
    ...base,
    code: 'breakthrough-year',
    name: { zh: '“招商引资突破年”活动' },
    date: '2018',
    dateText: '2018年',
    summary: '成立由县长任组长的领导小组，各镇、各部门落实“一把手”负责制。',
  },
  {
    ...base,
    code: 'environment-year',
    name: { zh: '“营商环境提升年”' },
    date: '2018',
    dateText: '2018年',
    summary: '与“招商引资突破年”同年部署，深化“放管服”改革。',
  },
  {
    ...base,
    code: 'outreach',
    name: { zh: '领导带队外出招商' },
    date: '2018',
    dateText: '2018年',
    summary: '按照“领导带队、突出重点、点面并重、交错出击、力求实效”的思路开展，招商小分队做点上对接。',
  },
  {
    code: 'sample-shenzhen',
    name: {
      zh: '深圳陕西商会走访',
      hant: '深圳陝西商會走訪',
      en: 'Visit to the Shaanxi Chamber in Shenzhen',
    },
    level: 'chamber',
    online: false,
    dateText: '日期为示例',
    startsInDays: 10,
    city: '深圳市',
    summary: '对接鞋服、玩具来料加工订单，带回一份设备与用工需求表。',
    isSample: true,
  },
  {
    code: 'sample-tea',
    name: { zh: '富硒茶产销对接会', hant: '富硒茶產銷對接會', en: 'Selenium tea buyers’ meeting' },
    level: 'county',
    online: false,
    dateText: '日期为示例',
    startsInDays: 52,
    city: '安康市',
    summary: '先看茶园，再看车间，最后谈价格。',
    isSample: true,
  },
  {
    code: 'sample-spring',
    name: { zh: '返乡人员见面会', hant: '返鄉人員見面會', en: 'Meeting for those back for the holiday' },
    level: 'county',
    online: false,
    dateText: '日期为示例',
    startsInDays: 78,
    city: '安康市',
    summary: '各镇带一份可用厂房和劳力清单到场。',
    isSample: true,
  },
];
