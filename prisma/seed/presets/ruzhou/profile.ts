import type { Profile } from '../preset';

export const profile: Profile = {
  code: 'ruzhou',
  nameShort: { zh: '回归工程', hant: '回歸工程', en: 'The Return Project' },
  nameFull: {
    zh: '汝州市“回归工程”服务平台',
    hant: '汝州市「回歸工程」服務平台',
    en: 'Ruzhou Return Project: Service Platform',
  },
  merchantWord: { zh: '汝商', hant: '汝商', en: 'Ruzhou merchants' },
  merchantWordInSource: '汝州籍在外创业人员',
  showcaseName: { zh: '汝商风采', hant: '汝商風采', en: 'Faces of Ruzhou' },
  regionName: { zh: '汝州市', hant: '汝州市', en: 'Ruzhou' },
  placeCode: '410482',
  bureauName: { zh: '汝州市工商联', hant: '汝州市工商聯', en: 'Ruzhou Federation of Industry and Commerce' },
  hero: [
    { zh: '汝水悠悠', hant: '汝水悠悠', en: 'Long runs the Ru,' },
    { zh: '凤兮来归', hant: '鳳兮來歸', en: 'and the phoenix turns home' },
  ],
  slogan: {
    zh: '以乡情为基础，以商会为媒介，以服务为推手。回得来，站得稳，发展得好。',
    hant: '以鄉情為基礎，以商會為媒介，以服務為推手。回得來，站得穩，發展得好。',
    en: 'Built on ties of home, carried by the chambers, moved by service: to come back, to stand firm, to do well.',
  },
  seal: { mark: '汝', footer: '还巢' },
  theme: {
    paper: '#f4f5f1',
    paper2: '#e9ece7',
    mist: '#d5dcd7',
    ink: '#181c1c',
    ink2: '#3e4848',
    ink3: '#586463',
    vermilion: '#2c6673',
    vermilionInk: '#1f4f5a',
    gold: '#8f8456',
    gold2: '#bfb78f',
  },
  contourSeed: 410482,
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
