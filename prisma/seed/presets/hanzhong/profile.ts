import type { Profile } from '../preset';

export const profile: Profile = {
  code: 'hanzhong',
  nameShort: { zh: '汉商回归', hant: '漢商回歸', en: 'Hanshang Come Home' },
  nameFull: {
    zh: '汉商回归服务平台',
    hant: '漢商回歸服務平台',
    en: 'Hanzhong Merchants Come Home: Service Platform',
  },
  merchantWord: { zh: '汉商', hant: '漢商', en: 'Hanzhong merchants' },
  merchantWordInSource: '汉商',
  showcaseName: { zh: '汉商风采', hant: '漢商風采', en: 'Faces of Hanzhong' },
  regionName: { zh: '汉中市', hant: '漢中市', en: 'Hanzhong' },
  placeCode: '610700',
  bureauName: {
    zh: '汉中市经济合作局',
    hant: '漢中市經濟合作局',
    en: 'Hanzhong Bureau of Economic Cooperation',
  },
  hero: [
    { zh: '汉水汤汤', hant: '漢水湯湯', en: 'The Han flows wide,' },
    { zh: '桑梓在望', hant: '桑梓在望', en: 'and home is in sight' },
  ],
  slogan: {
    zh: '把在外的本事、资金和人带回来。项目、政策、承诺，一处看清；每一个数字，都能点开看它从哪里来。',
    hant: '把在外的本事、資金和人帶回來。項目、政策、承諾，一處看清；每一個數字，都能點開看它從哪裏來。',
    en: 'Bring home what was learned, earned and gathered elsewhere. Projects, policies and promises in one place, and every figure opens to where it came from.',
  },
  seal: { mark: '漢', footer: '桑梓' },
  theme: {
    paper: '#f8f4ec',
    paper2: '#f1ebdf',
    mist: '#e3dbcb',
    ink: '#1c1a17',
    ink2: '#4c463d',
    ink3: '#6b6457',
    vermilion: '#b3352a',
    vermilionInk: '#8f2820',
    gold: '#a9834f',
    gold2: '#cdb58d',
  },
  contourSeed: 610700,
  footer: {
    host: {
      zh: '示例单位（演示系统，非政府网站）',
      hant: '示例單位（演示系統，非政府網站）',
      en: 'Sample organisation (demonstration system, not a government website)',
    },
    siteCode: '示例',
    icp: '示例',
    publicSecurity: '示例',
    address: '示例',
    telephone: '示例',
    postcode: '示例',
  },
};
