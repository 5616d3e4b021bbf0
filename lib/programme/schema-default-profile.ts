import type { ProgrammeProfile } from './schema';

/**
 * The programme that an empty database starts with. Every mark of a real body is left out on purpose: a demo never
 * carries the identification numbers of a real site.
 */
export const defaultProfile: ProgrammeProfile = {
  code: 'hanzhong',
  nameShort: { 'zh-CN': '汉商回归', 'zh-Hant': '漢商回歸', en: 'Hanzhong Merchants Return' },
  nameLong: {
    'zh-CN': '汉中市商人回归服务平台',
    'zh-Hant': '漢中市商人回歸服務平台',
    en: 'Service platform for returning merchants of Hanzhong',
  },
  merchantWord: { 'zh-CN': '汉商', 'zh-Hant': '漢商', en: 'Hanzhong merchants' },
  region: { 'zh-CN': '汉中市', 'zh-Hant': '漢中市', en: 'Hanzhong' },
  bureau: {
    'zh-CN': '汉中市经济合作局',
    'zh-Hant': '漢中市經濟合作局',
    en: 'Hanzhong Economic Cooperation Bureau',
  },
  sealText: '漢',
  heroLines: {
    'zh-CN': ['汉水汤汤', '桑梓在望'],
    'zh-Hant': ['漢水湯湯', '桑梓在望'],
    en: ['The Han runs wide,', 'and home is in sight'],
  },
  slogan: {
    'zh-CN': '把在外的本事、资金和人带回来。项目、政策、承诺，一处看清；每一个数字，都能点开看它从哪里来。',
    'zh-Hant': '把在外的本事、資金和人帶回來。項目、政策、承諾，一處看清；每一個數字，都能點開看它從哪裏來。',
    en: 'Bring skills, capital and people home. Projects, policies and promises in one place, and every figure opens to where it comes from.',
  },
  parentSites: [
    {
      name: { 'zh-CN': '汉中市人民政府', 'zh-Hant': '漢中市人民政府', en: 'Hanzhong Municipal Government' },
      url: null,
    },
    {
      name: { 'zh-CN': '汉中市经济合作局', 'zh-Hant': '漢中市經濟合作局', en: 'Economic Cooperation Bureau' },
      url: null,
    },
  ],
  marks: {
    host: '汉中市经济合作局',
    organiser: null,
    copyright: null,
    address: null,
    phone: null,
    postcode: null,
    siteCode: null,
    icp: null,
    policeRecord: null,
    technicalSupport: null,
    faultReportUrl: null,
  },
  themeColours: {},
  locales: ['zh-CN', 'zh-Hant', 'en'],
  exportApprovalPersons: 500,
  seed: 610700,
};
