import type { HometownArea, PresetUnit } from '../preset';
import { townshipRows, unitRow } from '../unit-row';

const townships = [
  '煤山街道',
  '风穴路街道',
  '钟楼街道',
  '洗耳河街道',
  '寄料镇',
  '温泉镇',
  '临汝镇',
  '小屯镇',
  '杨楼镇',
  '蟒川镇',
  '庙下镇',
  '陵头镇',
  '纸坊镇',
  '大峪镇',
  '夏店镇',
];

export const units: PresetUnit[] = [
  unitRow(
    'bureau',
    { zh: '汝州市工商联', hant: '汝州市工商聯', en: 'Ruzhou Federation of Industry and Commerce' },
    'bureau',
    null,
    { placeCode: '410482', sourceCode: 'S1' },
  ),
  unitRow('section-liaison', '联络联谊科', 'section', 'bureau'),
  unitRow('section-invest', '招商服务科', 'section', 'bureau'),
  unitRow('section-chamber', '会员与商会科', 'section', 'bureau'),
  unitRow('city', { zh: '汝州市', hant: '汝州市', en: 'Ruzhou' }, 'county', 'bureau', {
    placeCode: '410482',
  }),
  unitRow('park-jixiu', '汝州机绣产业园', 'park', 'city', { placeCode: '410482', sourceCode: 'S1' }),
  unitRow('park-cluster', '汝州市产业集聚区', 'park', 'city', { placeCode: '410482', sourceCode: 'S1' }),
  ...townshipRows('city', '410482', townships),
  unitRow('tongzhanbu', '市委统战部', 'department', 'bureau', { sourceCode: 'S1' }),
  unitRow('shangwuju', '市商务局', 'department', 'bureau', { sourceCode: 'S1' }),
  unitRow('ziranju', '市自然资源和规划局', 'department', 'bureau'),
  unitRow('xinfang', '市信访局', 'department', 'bureau'),
  unitRow('fagaiwei', '市发展和改革委员会', 'department', 'bureau'),
  unitRow('duchashi', '市委市政府督查局', 'supervisor', 'bureau'),
];

export const hometowns: HometownArea[] = [
  { placeCode: '410482', county: '汝州市', townships, keeperUnit: 'city' },
];

export const currentPlaces = [
  { province: '浙江省', city: '绍兴市', weight: 40 },
  { province: '北京市', city: '北京市', weight: 14 },
  { province: '河南省', city: '郑州市', weight: 14 },
  { province: '广东省', city: '广州市', weight: 10 },
  { province: '福建省', city: '厦门市', weight: 6 },
  { province: '上海市', city: '上海市', weight: 6 },
  { province: '广东省', city: '深圳市', weight: 5 },
  { province: '江苏省', city: '苏州市', weight: 5 },
];
