import type { PresetChain, PresetPark } from '../preset';

const facts = (landMu: string, plantSqm: string, rentYuanPerSqmMonth: string, floorLoadKg: string, powerKva: string) => ({
  landMu,
  plantSqm,
  rentYuanPerSqmMonth,
  floorLoadKg,
  powerKva,
});

/** S2 speaks of chains without listing them; the list is 示例 and follows the classes that S2 names. */
export const chains: PresetChain[] = [
  { code: 'equipment', name: { zh: '装备制造', hant: '裝備製造', en: 'Equipment manufacturing' }, gb4754: ['C34', 'C35', 'C37'], synonyms: ['机械', '数控机床', '航空'], missingLinks: ['精密铸件', '刀具修磨'], isSample: true },
  { code: 'tea', name: { zh: '茶产业', hant: '茶產業', en: 'Tea' }, gb4754: ['A0164', 'C1530'], synonyms: ['茶叶', '茶业', '绿茶'], missingLinks: ['茶饮料灌装', '茶多酚提取'], isSample: true },
  { code: 'food', name: { zh: '绿色食品', hant: '綠色食品', en: 'Green food' }, gb4754: ['C13', 'C14'], synonyms: ['食品加工', '粮油', '稻米'], missingLinks: ['冷冻调理食品', '食品级包装'], isSample: true },
  { code: 'medicine', name: { zh: '中医药', hant: '中醫藥', en: 'Chinese medicine' }, gb4754: ['C2730', 'C2740'], synonyms: ['中药', '医药', '生物医药'], missingLinks: ['中药饮片智能炮制'], isSample: true },
  { code: 'material', name: { zh: '新材料', hant: '新材料', en: 'New materials' }, gb4754: ['C30', 'C32'], synonyms: ['冶金', '建材'], missingLinks: ['硅基材料后段加工'], isSample: true },
  { code: 'electronics', name: { zh: '电子信息', hant: '電子信息', en: 'Electronics' }, gb4754: ['C39', 'I65'], synonyms: ['电子', '软件', '数字经济'], missingLinks: ['线束与连接器', '贴片加工'], isSample: true },
  { code: 'tourism', name: { zh: '文化旅游', hant: '文化旅遊', en: 'Culture and tourism' }, gb4754: ['R90', 'N7869'], synonyms: ['文旅', '康养', '旅游'], missingLinks: ['度假酒店', '研学营地'], sourceCode: 'S2', isSample: false },
  { code: 'logistics', name: { zh: '商贸流通', hant: '商貿流通', en: 'Trade and logistics' }, gb4754: ['F51', 'G59'], synonyms: ['物流', '冷链', '电商'], missingLinks: ['产地冷链集散'], sourceCode: 'S2', isSample: false },
];

export const parks: PresetPark[] = [
  { code: 'park-circular', unit: 'park-circular', name: { zh: '循环经济产业园（示例）', hant: '循環經濟產業園（示例）', en: 'Circular Economy Park (sample)' }, placeCode: '610700', chains: ['material', 'equipment'], summary: '以余热、余压和固废综合利用为主线，标准厂房与熟地并存。', sampleFacts: facts('1860', '126000', '9.5', '1500', '40000'), isSample: true },
  { code: 'park-equipment', unit: 'park-equipment', name: { zh: '装备制造产业园（示例）', hant: '裝備製造產業園（示例）', en: 'Equipment Park (sample)' }, placeCode: '610702', chains: ['equipment', 'electronics'], summary: '厂房净高十二米，预留行车梁，宜机床、航空零部件与专用设备。', sampleFacts: facts('940', '88000', '11', '3000', '31500'), isSample: true },
  { code: 'park-chenggu', unit: 'park-chenggu', name: { zh: '城固生物医药产业园（示例）', hant: '城固生物醫藥產業園（示例）', en: 'Chenggu Biomedicine Park (sample)' }, placeCode: '610722', chains: ['medicine'], summary: '设洁净厂房与集中污水预处理，邻近中药材种植区。', sampleFacts: facts('620', '45000', '12', '1000', '16000'), isSample: true },
  { code: 'park-xixiang', unit: 'park-xixiang', name: { zh: '西乡食品产业园（示例）', hant: '西鄉食品產業園（示例）', en: 'Xixiang Food Park (sample)' }, placeCode: '610724', chains: ['tea', 'food'], summary: '茶叶精制与肉制品分区布置，配冷库两座，距高速出口约六公里。', sampleFacts: facts('480', '52000', '8', '1000', '12500'), isSample: true },
  { code: 'park-mianxian', unit: 'park-mianxian', name: { zh: '勉县新材料产业园（示例）', hant: '勉縣新材料產業園（示例）', en: 'Mian County Materials Park (sample)' }, placeCode: '610725', chains: ['material'], summary: '铁路专用线可达，以金属深加工和新型建材为主。', sampleFacts: facts('1120', '70000', '8.5', '2000', '50000'), isSample: true },
];
