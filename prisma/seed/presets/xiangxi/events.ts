import type { EventLevel, PresetEvent } from '../preset';

const stated = (
  code: string,
  zh: string,
  level: EventLevel,
  summary: string,
  more: Partial<PresetEvent> = {},
): PresetEvent => ({
  code,
  name: { zh },
  level,
  online: false,
  date: '2022',
  dateText: '2022年，来源未载具体日期',
  summary,
  sourceCode: 'S3',
  isSample: false,
  ...more,
});

const provinceSum = '5场省级招商活动之一，5场合计签约16个项目，合同引资181.87亿元。';
const prefectureSum = '3场州级招商活动之一，3场合计签约100个项目，合同引资951.43亿元。';

export const events: PresetEvent[] = [
  stated('province-signing', '2022全省第一批省级重大项目签约仪式', 'province', provinceSum),
  stated('xiangshang-congress', '湖南省第十届湘商大会', 'province', provinceSum, { edition: '第十届' }),
  stated('yangtze-week', '湖南—长三角地区经贸合作周', 'province', provinceSum),
  stated('minge-fair', '民革中央助力湖南高质量发展招商推介会', 'province', provinceSum),
  stated('hunan-tourism', '首届湖南旅游发展大会', 'province', provinceSum, { edition: '首届' }),
  stated('cloud-fair', '2022湘西自治州“云招商”活动', 'prefecture', prefectureSum, { online: true }),
  stated('xiangxi-tourism', '湘西州首届旅游发展大会', 'prefecture', prefectureSum, { edition: '首届' }),
  stated('shanghai-parks', '湘西自治州（上海）产业园区招商推介会', 'prefecture', prefectureSum, {
    city: '上海市',
  }),
  stated(
    'homecoming-talks',
    '“迎老乡、回故乡、建家乡”座（恳）谈会',
    'prefecture',
    '利用春节、清明节等节假举办，邀老乡“常回家看看”，为家乡招商献策。',
  ),
  {
    code: 'sample-dongguan-talk',
    name: { zh: '东莞老乡恳谈会', hant: '東莞老鄉懇談會', en: 'Talks with fellow townspeople in Dongguan' },
    level: 'chamber',
    online: false,
    dateText: '日期为示例',
    startsInDays: 15,
    city: '东莞市',
    summary: '带着厂房清单去，逐家问设备尺寸、用电和工人数。',
    isSample: true,
  },
  {
    code: 'sample-park-day',
    name: { zh: '园区开放日', hant: '園區開放日', en: 'Parks open day' },
    level: 'prefecture',
    online: false,
    dateText: '日期为示例',
    startsInDays: 33,
    city: '吉首市',
    summary: '三个园区一日走完，可自带工程师量厂房。',
    isSample: true,
  },
  {
    code: 'sample-qingming',
    name: { zh: '清明返乡座谈会', hant: '清明返鄉座談會', en: 'Qingming homecoming meeting' },
    level: 'county',
    online: false,
    dateText: '日期为示例',
    startsInDays: 134,
    city: '吉首市',
    summary: '上半日祭扫，下半日座谈，意见逐条登记、逐条回音。',
    isSample: true,
  },
];
