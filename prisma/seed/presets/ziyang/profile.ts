import type { Profile } from '../preset';

export const profile: Profile = {
  code: 'ziyang',
  nameShort: { zh: '返乡创业', hant: '返鄉創業', en: 'Ziyang Homecoming' },
  nameFull: {
    zh: '紫阳县返乡创业服务平台',
    hant: '紫陽縣返鄉創業服務平台',
    en: 'Ziyang Homecoming Enterprise: Service Platform',
  },
  merchantWord: { zh: '紫商', hant: '紫商', en: 'Ziyang merchants' },
  merchantWordInSource: '紫阳籍在外企业家',
  showcaseName: { zh: '紫商风采', hant: '紫商風采', en: 'Faces of Ziyang' },
  regionName: { zh: '紫阳县', hant: '紫陽縣', en: 'Ziyang County' },
  placeCode: '610924',
  bureauName: { zh: '紫阳县招商局', hant: '紫陽縣招商局', en: 'Ziyang Investment Promotion Bureau' },
  hero: [
    { zh: '茶山如黛', hant: '茶山如黛', en: 'Tea hills dark as brows,' },
    { zh: '归舟可期', hant: '歸舟可期', en: 'a boat to be looked for' },
  ],
  slogan: {
    zh: '一个项目、一个领导、一抓到底。两大园区、富硒山水，等着带本事回来的人。',
    hant: '一個項目、一個領導、一抓到底。兩大園區、富硒山水，等着帶本事回來的人。',
    en: 'One project, one leader, to the very end. Two parks and selenium-rich hills wait for those who come back with a trade.',
  },
  seal: { mark: '紫', footer: '归舟' },
  theme: {
    paper: '#f6f4ee',
    paper2: '#ece9e0',
    mist: '#dcd7cb',
    ink: '#1b191d',
    ink2: '#463f49',
    ink3: '#645b67',
    vermilion: '#6e3a62',
    vermilionInk: '#572b4d',
    gold: '#7f8650',
    gold2: '#b5ba8c',
  },
  contourSeed: 610924,
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
