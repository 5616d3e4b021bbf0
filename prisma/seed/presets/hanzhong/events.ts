import type { EventLevel, PresetEvent } from '../preset';

const stated = (code: string, zh: string, level: EventLevel, sourceCode: 'S0' | 'S2', dateText: string, summary: string, online = false): PresetEvent => ({
  code,
  name: { zh },
  level,
  online,
  dateText,
  summary,
  sourceCode,
  isSample: false,
});

export const events: PresetEvent[] = [
  stated('jinqiahui', '津洽会', 'national', 'S0', '来源未载届次与日期', '参会期间联系当地汉商，邀请回乡投资。'),
  stated('yuqiahui', '渝洽会', 'national', 'S0', '来源未载届次与日期', '参会期间联系当地汉商，邀请回乡投资。'),
  stated('nanbohui', '南博会', 'national', 'S0', '来源未载届次与日期', '参会期间联系当地汉商，邀请回乡投资。'),
  stated('sibohui', '丝博会', 'national', 'S2', '来源未载届次与日期', '依托展会平台组织招商推介。'),
  stated('jinbohui', '进博会', 'national', 'S2', '来源未载届次与日期', '依托展会平台组织招商推介。'),
  stated('xiaqiahui', '厦洽会', 'national', 'S2', '来源未载届次与日期', '依托展会平台组织招商推介。'),
  stated('liaoqiahui', '辽洽会', 'national', 'S2', '来源未载届次与日期', '依托展会平台组织招商推介。'),
  stated('shaannan', '陕南绿色循环经济项目合作交流活动', 'province', 'S2', '来源未载日期', '陕南三市绿色循环产业项目合作交流。'),
  stated('rapeseed', '油菜花文化旅游节', 'prefecture', 'S2', '春季举办，来源未载日期', '以花会友，节会期间组织客商考察。'),
  stated('congress-2020', '汉中发展大会', 'prefecture', 'S0', '2020年12月', '大会同期举办汉人汉商座谈会暨汉人汉商网上线启动仪式。'),
  stated('spring-week', '春季主题招商周', 'prefecture', 'S2', '春季举办，来源未载日期', '与油菜花节、朱鹮保护、汉文化等特色活动相衔接。'),
  stated('online-sibohui', '在线丝博会', 'national', 'S0', '来源未载日期', '网上展示项目，在线约谈。', true),
  stated('online-fair', '网上投洽会', 'national', 'S0', '来源未载日期', '网上展示项目，在线约谈。', true),
  { code: 'sample-tea-salon', name: { zh: '驻深圳分局汉商恳谈会', hant: '駐深圳分局漢商懇談會', en: 'Shenzhen Branch: an evening with Hanzhong merchants' }, level: 'branch', online: false, dateText: '日期为示例', startsInDays: 12, city: '深圳市', summary: '谈创业经历，也谈回乡建厂要过的几道坎，限四十人，先报名先得。', isSample: true },
  { code: 'sample-roadshow', name: { zh: '绿色食品项目路演', hant: '綠色食品項目路演', en: 'Green food project roadshow' }, level: 'prefecture', online: true, dateText: '日期为示例', startsInDays: 26, city: '汉中市', summary: '四个县区各讲一个项目，每个十五分钟，创投机构当场提问。', isSample: true },
  { code: 'sample-spring-meeting', name: { zh: '春节回乡人员座谈会', hant: '春節回鄉人員座談會', en: 'Spring Festival meeting for those home on leave' }, level: 'county', online: false, dateText: '日期为示例', startsInDays: 74, city: '汉中市', summary: '听意见、记诉求，当场能答复的当场答复，不能的约定答复日期。', isSample: true },
];
