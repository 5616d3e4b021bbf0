import type { PresetChain, PresetPark } from '../preset';

/** S3 says ten chains and ten parks without naming them; the names below are 示例. */
const chain = (code: string, zh: string, hant: string, en: string, gb4754: string[], synonyms: string[], missingLinks: string[]): PresetChain => ({
  code,
  name: { zh, hant, en },
  gb4754,
  synonyms,
  missingLinks,
  isSample: true,
});

export const chains: PresetChain[] = [
  chain('manganese-zinc', '新材料', '新材料', 'New materials', ['C32'], ['冶金', '锌铝'], ['电池级锰盐']),
  chain('electronics', '电子信息', '電子信息', 'Electronics', ['C39'], ['电子', '音视频'], ['连接线组装', '注塑外壳']),
  chain('liquor', '白酒酿造', '白酒釀造', 'Distilling', ['C1512'], ['白酒', '酒业'], ['陶瓷酒瓶']),
  chain('tea', '茶叶', '茶葉', 'Tea', ['A0164', 'C1530'], ['黄金茶', '绿茶'], ['冷泡茶包']),
  chain('citrus', '柑橘与猕猴桃', '柑橘與獼猴桃', 'Citrus and kiwi fruit', ['A0154', 'C1373'], ['果业', '水果'], ['果汁浓缩', '分选线']),
  chain('herbs', '中药材', '中藥材', 'Medicinal herbs', ['A0170', 'C2730'], ['百合', '杜仲'], ['提取与饮片']),
  chain('tourism', '文化旅游', '文化旅遊', 'Culture and tourism', ['R90', 'N7869'], ['旅游', '文旅'], ['精品民宿', '夜间演艺']),
  chain('crafts', '民族工艺', '民族工藝', 'Folk crafts', ['C2432', 'C1734'], ['蜡染', '织锦', '银饰'], ['设计与电商运营']),
  chain('textile', '服装制鞋', '服裝製鞋', 'Garments and shoes', ['C18', 'C19'], ['制衣', '鞋业'], ['面辅料']),
  chain('equipment', '装备制造', '裝備製造', 'Equipment manufacturing', ['C34', 'C35'], ['机械', '变压器'], ['精密机加']),
];

const park = (code: string, short: string, placeCode: string, chainCodes: string[], summary: string, landMu: string, plantSqm: string): PresetPark => ({
  code,
  unit: code,
  name: { zh: `${short}（示例）` },
  placeCode,
  chains: chainCodes,
  summary,
  sampleFacts: { landMu, plantSqm, rentYuanPerSqmMonth: '7', floorLoadKg: '1000', powerKva: '20000' },
  isSample: true,
});

export const parks: PresetPark[] = [
  park('park-hightech', '州高新产业园区', '433100', ['electronics', 'equipment'], '承接整机与配套，设公共实验室。', '1460', '150000'),
  park('park-border', '州承接转移园区', '433100', ['textile', 'electronics'], '以承接珠三角劳动密集型产业转移为主。', '1180', '132000'),
  park('park-jishou', '吉首产业园区', '433101', ['liquor', 'crafts'], '酿造与民族工艺并重，靠近高铁站。', '760', '64000'),
  park('park-luxi', '泸溪产业园区', '433122', ['manganese-zinc'], '铝材与新材料加工，临水运码头。', '880', '58000'),
  park('park-fenghuang', '凤凰产业园区', '433123', ['crafts', 'tourism'], '旅游商品设计、生产与展销一体。', '320', '36000'),
  park('park-huayuan', '花垣产业园区', '433124', ['manganese-zinc'], '有色金属转型与资源综合利用。', '940', '51000'),
  park('park-baojing', '保靖产业园区', '433125', ['tea', 'textile'], '茶叶精制与轻工服装。', '410', '42000'),
  park('park-guzhang', '古丈产业园区', '433126', ['tea'], '茶叶加工与茶旅融合。', '260', '28000'),
  park('park-yongshun', '永顺产业园区', '433127', ['citrus', 'textile'], '果品加工与来料加工。', '530', '47000'),
  park('park-longshan', '龙山产业园区', '433130', ['herbs', 'textile'], '百合加工与制鞋，面向湘鄂渝边区。', '690', '66000'),
];
