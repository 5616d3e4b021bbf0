import type { HometownArea, PresetUnit } from '../preset';
import { townshipRows, unitRow } from '../unit-row';

const townships = [
  '城关镇',
  '蒿坪镇',
  '汉王镇',
  '焕古镇',
  '向阳镇',
  '洞河镇',
  '洄水镇',
  '双桥镇',
  '高桥镇',
  '红椿镇',
  '高滩镇',
  '毛坝镇',
  '瓦庙镇',
  '麻柳镇',
  '双安镇',
  '东木镇',
  '界岭镇',
];

export const units: PresetUnit[] = [
  unitRow(
    'bureau',
    { zh: '紫阳县招商局', hant: '紫陽縣招商局', en: 'Ziyang Investment Promotion Bureau' },
    'bureau',
    null,
    { placeCode: '610924', sourceCode: 'S4' },
  ),
  unitRow('section-invest', '招商股', 'section', 'bureau'),
  unitRow('section-service', '项目代办股', 'section', 'bureau'),
  unitRow('county', { zh: '紫阳县', hant: '紫陽縣', en: 'Ziyang County' }, 'county', 'bureau', {
    placeCode: '610924',
  }),
  unitRow('park-xigu', '硒谷园区', 'park', 'county', { placeCode: '610924', sourceCode: 'S4' }),
  unitRow('park-hengzi', '恒紫园区', 'park', 'county', { placeCode: '610924', sourceCode: 'S4' }),
  ...townshipRows('county', '610924', townships),
  unitRow('shenpiju', '县行政审批服务局', 'department', 'bureau'),
  unitRow('nongyeju', '县农业农村局', 'department', 'bureau'),
  unitRow('wenlvju', '县文化和旅游广电局', 'department', 'bureau'),
  unitRow('renshe', '县人力资源和社会保障局', 'department', 'bureau'),
  unitRow('zhengxie', '县政协', 'supervisor', 'bureau', { sourceCode: 'S4' }),
  unitRow('duchashi', '县政府督查室', 'supervisor', 'bureau'),
];

export const hometowns: HometownArea[] = [
  { placeCode: '610924', county: '紫阳县', townships, keeperUnit: 'county' },
];

export const currentPlaces = [
  { province: '广东省', city: '深圳市', weight: 20 },
  { province: '浙江省', city: '温州市', weight: 14 },
  { province: '陕西省', city: '西安市', weight: 18 },
  { province: '上海市', city: '上海市', weight: 12 },
  { province: '广东省', city: '东莞市', weight: 12 },
  { province: '江苏省', city: '苏州市', weight: 8 },
  { province: '福建省', city: '泉州市', weight: 8 },
  { province: '新疆维吾尔自治区', city: '乌鲁木齐市', weight: 4 },
];
