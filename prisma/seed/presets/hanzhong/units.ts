import type { HometownArea, PresetUnit } from '../preset';
import { townshipRows, unitRow } from '../unit-row';

const xixiangTownships = [
  '城北街道',
  '城南街道',
  '杨河镇',
  '柳树镇',
  '沙河镇',
  '私渡镇',
  '桑园镇',
  '白龙塘镇',
  '峡口镇',
  '堰口镇',
  '茶镇',
  '高川镇',
  '两河口镇',
  '大河镇',
  '骆家坝镇',
  '子午镇',
  '白勉峡镇',
];

const branch = (code: string, city: string, hant: string, en: string) =>
  unitRow(
    code,
    { zh: `驻${city}分局`, hant: `駐${hant}分局`, en: `${en} Branch Office` },
    'branch',
    'bureau',
    {
      city: `${city}市`,
      sourceCode: 'S0',
    },
  );

const county = (code: string, placeCode: string, zh: string, hant: string, en: string) =>
  unitRow(code, { zh, hant, en }, 'county', 'bureau', { placeCode });

export const units: PresetUnit[] = [
  unitRow(
    'bureau',
    { zh: '汉中市经济合作局', hant: '漢中市經濟合作局', en: 'Hanzhong Bureau of Economic Cooperation' },
    'bureau',
    null,
    { placeCode: '610700', sourceCode: 'S0' },
  ),
  unitRow('office', '局办公室', 'section', 'bureau', { sourceCode: 'S2' }),
  unitRow('section-1', '招商一科', 'section', 'bureau'),
  unitRow('section-2', '招商二科', 'section', 'bureau'),
  unitRow('section-3', '招商三科', 'section', 'bureau', { sourceCode: 'S0' }),
  unitRow('section-service', '项目服务科', 'section', 'bureau'),
  branch('branch-beijing', '北京', '北京', 'Beijing'),
  branch('branch-shanghai', '上海', '上海', 'Shanghai'),
  branch('branch-shenzhen', '深圳', '深圳', 'Shenzhen'),
  branch('branch-xian', '西安', '西安', 'Xi’an'),
  branch('branch-chengdu', '成都', '成都', 'Chengdu'),
  county('hantai', '610702', '汉台区', '漢台區', 'Hantai District'),
  county('nanzheng', '610703', '南郑区', '南鄭區', 'Nanzheng District'),
  county('chenggu', '610722', '城固县', '城固縣', 'Chenggu County'),
  county('yangxian', '610723', '洋县', '洋縣', 'Yang County'),
  county('xixiang', '610724', '西乡县', '西鄉縣', 'Xixiang County'),
  county('mianxian', '610725', '勉县', '勉縣', 'Mian County'),
  county('ningqiang', '610726', '宁强县', '寧強縣', 'Ningqiang County'),
  county('lueyang', '610727', '略阳县', '略陽縣', 'Lueyang County'),
  county('zhenba', '610728', '镇巴县', '鎮巴縣', 'Zhenba County'),
  county('liuba', '610729', '留坝县', '留壩縣', 'Liuba County'),
  county('foping', '610730', '佛坪县', '佛坪縣', 'Foping County'),
  unitRow('park-circular', '循环经济产业园（示例）', 'park', 'bureau', { placeCode: '610700' }),
  unitRow('park-equipment', '装备制造产业园（示例）', 'park', 'hantai', { placeCode: '610702' }),
  unitRow('park-chenggu', '城固生物医药产业园（示例）', 'park', 'chenggu', { placeCode: '610722' }),
  unitRow('park-xixiang', '西乡食品产业园（示例）', 'park', 'xixiang', { placeCode: '610724' }),
  unitRow('park-mianxian', '勉县新材料产业园（示例）', 'park', 'mianxian', { placeCode: '610725' }),
  ...townshipRows('xixiang', '610724', xixiangTownships),
  unitRow('gongshanglian', '市工商联', 'department', 'bureau', { sourceCode: 'S0' }),
  unitRow('zuzhibu', '市委组织部', 'department', 'bureau', { sourceCode: 'S2' }),
  unitRow('shichangju', '市市场监督管理局', 'department', 'bureau'),
  unitRow('ziranju', '市自然资源局', 'department', 'bureau'),
  unitRow('tianwei', '市政协提案委', 'supervisor', 'bureau', { sourceCode: 'S0' }),
  unitRow('duchashi', '市政府督查室', 'supervisor', 'bureau', { sourceCode: 'S0' }),
];

export const hometowns: HometownArea[] = [
  {
    placeCode: '610702',
    county: '汉台区',
    townships: ['武乡镇', '河东店镇', '宗营镇', '徐望镇'],
    keeperUnit: 'hantai',
  },
  {
    placeCode: '610703',
    county: '南郑区',
    townships: ['大河坎镇', '新集镇', '黄官镇', '青树镇', '福成镇'],
    keeperUnit: 'nanzheng',
  },
  {
    placeCode: '610722',
    county: '城固县',
    townships: ['原公镇', '柳林镇', '文川镇', '天明镇', '二里镇'],
    keeperUnit: 'chenggu',
  },
  {
    placeCode: '610723',
    county: '洋县',
    townships: ['谢村镇', '龙亭镇', '黄安镇', '华阳镇', '槐树关镇'],
    keeperUnit: 'yangxian',
  },
  { placeCode: '610724', county: '西乡县', townships: xixiangTownships, keeperUnit: 'xixiang' },
  {
    placeCode: '610725',
    county: '勉县',
    townships: ['定军山镇', '新街子镇', '周家山镇', '褒城镇', '茶店镇'],
    keeperUnit: 'mianxian',
  },
  {
    placeCode: '610726',
    county: '宁强县',
    townships: ['大安镇', '阳平关镇', '青木川镇', '代家坝镇', '燕子砭镇'],
    keeperUnit: 'ningqiang',
  },
  {
    placeCode: '610727',
    county: '略阳县',
    townships: ['接官亭镇', '白水江镇', '徐家坪镇', '郭镇'],
    keeperUnit: 'lueyang',
  },
  {
    placeCode: '610728',
    county: '镇巴县',
    townships: ['渔渡镇', '盐场镇', '观音镇', '长岭镇', '杨家河镇'],
    keeperUnit: 'zhenba',
  },
  {
    placeCode: '610729',
    county: '留坝县',
    townships: ['马道镇', '武关驿镇', '江口镇', '留侯镇'],
    keeperUnit: 'liuba',
  },
  {
    placeCode: '610730',
    county: '佛坪县',
    townships: ['陈家坝镇', '大河坝镇', '长角坝镇', '西岔河镇'],
    keeperUnit: 'foping',
  },
];

export const currentPlaces = [
  { province: '广东省', city: '深圳市', weight: 22 },
  { province: '广东省', city: '广州市', weight: 12 },
  { province: '广东省', city: '东莞市', weight: 9 },
  { province: '陕西省', city: '西安市', weight: 14 },
  { province: '上海市', city: '上海市', weight: 9 },
  { province: '北京市', city: '北京市', weight: 8 },
  { province: '四川省', city: '成都市', weight: 8 },
  { province: '浙江省', city: '杭州市', weight: 6 },
  { province: '江苏省', city: '苏州市', weight: 5 },
  { province: '新疆维吾尔自治区', city: '乌鲁木齐市', weight: 3 },
];
