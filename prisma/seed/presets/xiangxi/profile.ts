import type { Profile } from '../preset';

export const profile: Profile = {
  code: 'xiangxi',
  nameShort: { zh: '湘商回归', hant: '湘商回歸', en: 'Xiangshang Come Home' },
  nameFull: {
    zh: '湘西州湘商回归服务平台',
    hant: '湘西州湘商回歸服務平台',
    en: 'Xiangxi Merchants Come Home: Service Platform',
  },
  merchantWord: { zh: '湘商', hant: '湘商', en: 'Xiangxi merchants' },
  merchantWordInSource: '湘商',
  showcaseName: { zh: '湘商风采', hant: '湘商風采', en: 'Faces of Xiangxi' },
  regionName: {
    zh: '湘西土家族苗族自治州',
    hant: '湘西土家族苗族自治州',
    en: 'Xiangxi Tujia and Miao Autonomous Prefecture',
  },
  placeCode: '433100',
  bureauName: { zh: '湘西州商务局', hant: '湘西州商務局', en: 'Xiangxi Bureau of Commerce' },
  hero: [
    { zh: '武陵苍苍', hant: '武陵蒼蒼', en: 'Green are the Wuling hills,' },
    { zh: '乡音未改', hant: '鄉音未改', en: 'unchanged the speech of home' },
  ],
  slogan: {
    zh: '引老乡、回故乡、建家乡。园区、产业链、政策逐项列明，签了多少、到位多少，都有来处可查。',
    hant: '引老鄉、回故鄉、建家鄉。園區、產業鏈、政策逐項列明，簽了多少、到位多少，都有來處可查。',
    en: 'Fellow townspeople, come back and build. Parks, industry chains and policies are set out item by item; what was signed and what has arrived can both be traced.',
  },
  seal: { mark: '湘', footer: '桑梓' },
  theme: {
    paper: '#f7f3ee',
    paper2: '#efe8e0',
    mist: '#e0d6cb',
    ink: '#1b1a1c',
    ink2: '#48434a',
    ink3: '#665f66',
    vermilion: '#a32c4a',
    vermilionInk: '#85203a',
    gold: '#9d8049',
    gold2: '#c8b487',
  },
  contourSeed: 433100,
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
