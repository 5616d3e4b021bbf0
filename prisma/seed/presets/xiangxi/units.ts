import type { HometownArea, PresetUnit } from '../preset';
import { unitRow } from '../unit-row';

const county = (code: string, placeCode: string, zh: string, hant: string, en: string) =>
  unitRow(code, { zh, hant, en }, 'county', 'bureau', { placeCode });

export const units: PresetUnit[] = [
  unitRow(
    'bureau',
    { zh: '湘西州商务局', hant: '湘西州商務局', en: 'Xiangxi Bureau of Commerce' },
    'bureau',
    null,
    {
      placeCode: '433100',
      sourceCode: 'S3',
    },
  ),
  unitRow('liaison', '“湘商回归”工作联络组', 'section', 'bureau', { sourceCode: 'S3' }),
  unitRow('section-invest', '招商促进科', 'section', 'bureau'),
  unitRow('section-project', '项目服务科', 'section', 'bureau'),
  unitRow('info-centre', '承接产业转移信息服务中心', 'section', 'bureau', { sourceCode: 'S3' }),
  county('jishou', '433101', '吉首市', '吉首市', 'Jishou'),
  county('luxi', '433122', '泸溪县', '瀘溪縣', 'Luxi County'),
  county('fenghuang', '433123', '凤凰县', '鳳凰縣', 'Fenghuang County'),
  county('huayuan', '433124', '花垣县', '花垣縣', 'Huayuan County'),
  county('baojing', '433125', '保靖县', '保靖縣', 'Baojing County'),
  county('guzhang', '433126', '古丈县', '古丈縣', 'Guzhang County'),
  county('yongshun', '433127', '永顺县', '永順縣', 'Yongshun County'),
  county('longshan', '433130', '龙山县', '龍山縣', 'Longshan County'),
  unitRow('park-jishou', '吉首产业园区（示例）', 'park', 'jishou', { placeCode: '433101' }),
  unitRow('park-hightech', '州高新产业园区（示例）', 'park', 'bureau', { placeCode: '433100' }),
  unitRow('park-border', '州承接转移园区（示例）', 'park', 'bureau', { placeCode: '433100' }),
  unitRow('park-luxi', '泸溪产业园区（示例）', 'park', 'luxi', { placeCode: '433122' }),
  unitRow('park-fenghuang', '凤凰产业园区（示例）', 'park', 'fenghuang', { placeCode: '433123' }),
  unitRow('park-huayuan', '花垣产业园区（示例）', 'park', 'huayuan', { placeCode: '433124' }),
  unitRow('park-baojing', '保靖产业园区（示例）', 'park', 'baojing', { placeCode: '433125' }),
  unitRow('park-guzhang', '古丈产业园区（示例）', 'park', 'guzhang', { placeCode: '433126' }),
  unitRow('park-yongshun', '永顺产业园区（示例）', 'park', 'yongshun', { placeCode: '433127' }),
  unitRow('park-longshan', '龙山产业园区（示例）', 'park', 'longshan', { placeCode: '433130' }),
  unitRow('furong', '芙蓉镇', 'township', 'yongshun', { placeCode: '433127' }),
  unitRow('taiwo', '塔卧镇', 'township', 'yongshun', { placeCode: '433127' }),
  unitRow('liye', '里耶镇', 'township', 'longshan', { placeCode: '433130' }),
  unitRow('pushi', '浦市镇', 'township', 'luxi', { placeCode: '433122' }),
  unitRow('aizhai', '矮寨镇', 'township', 'jishou', { placeCode: '433101' }),
  unitRow('gongshanglian', '州工商联', 'department', 'bureau'),
  unitRow('zhengwuju', '州行政审批服务局', 'department', 'bureau'),
  unitRow('renda', '州人大', 'supervisor', 'bureau', { sourceCode: 'S3' }),
  unitRow('zhengxie', '州政协', 'supervisor', 'bureau', { sourceCode: 'S3' }),
  unitRow('jijian', '州纪委监委', 'supervisor', 'bureau', { sourceCode: 'S3' }),
];

export const hometowns: HometownArea[] = [
  {
    placeCode: '433101',
    county: '吉首市',
    townships: ['矮寨镇', '马颈坳镇', '河溪镇', '丹青镇'],
    keeperUnit: 'jishou',
  },
  {
    placeCode: '433122',
    county: '泸溪县',
    townships: ['浦市镇', '武溪镇', '达岚镇', '合水镇'],
    keeperUnit: 'luxi',
  },
  {
    placeCode: '433123',
    county: '凤凰县',
    townships: ['沱江镇', '阿拉营镇', '茶田镇', '吉信镇'],
    keeperUnit: 'fenghuang',
  },
  {
    placeCode: '433124',
    county: '花垣县',
    townships: ['花垣镇', '边城镇', '龙潭镇', '民乐镇'],
    keeperUnit: 'huayuan',
  },
  {
    placeCode: '433125',
    county: '保靖县',
    townships: ['迁陵镇', '清水坪镇', '普戎镇', '碗米坡镇'],
    keeperUnit: 'baojing',
  },
  {
    placeCode: '433126',
    county: '古丈县',
    townships: ['古阳镇', '罗依溪镇', '默戎镇', '红石林镇'],
    keeperUnit: 'guzhang',
  },
  {
    placeCode: '433127',
    county: '永顺县',
    townships: ['灵溪镇', '芙蓉镇', '塔卧镇', '首车镇', '万坪镇'],
    keeperUnit: 'yongshun',
  },
  {
    placeCode: '433130',
    county: '龙山县',
    townships: ['民安街道', '里耶镇', '洗车河镇', '苗儿滩镇'],
    keeperUnit: 'longshan',
  },
];

export const currentPlaces = [
  { province: '广东省', city: '深圳市', weight: 18 },
  { province: '广东省', city: '东莞市', weight: 16 },
  { province: '广东省', city: '广州市', weight: 14 },
  { province: '湖南省', city: '长沙市', weight: 14 },
  { province: '浙江省', city: '杭州市', weight: 8 },
  { province: '上海市', city: '上海市', weight: 8 },
  { province: '北京市', city: '北京市', weight: 7 },
  { province: '湖南省', city: '株洲市', weight: 4 },
  { province: '海南省', city: '海口市', weight: 4 },
  { province: '福建省', city: '厦门市', weight: 4 },
];
