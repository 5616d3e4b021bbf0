import type { PresetOffer } from '../preset';
import { offerRow } from '../offer-row';

export const offers: PresetOffer[] = [
  offerRow(
    'audio-shell',
    ['注塑外壳配套工厂', '注塑外殼配套工廠', 'Injection-moulded housings'],
    { chain: 'electronics', park: 'park-hightech', contactUnit: 'section-invest', missingLink: true },
    [null, '9000', '5600'],
    [
      '园区音响整机年产近两百万台，外壳从东莞运来，一车货半车是空气。',
      '拟设注塑机四十台，配模具维修间，厂房一层承重一吨半。',
      '用电增容须两个月，建议设备进场前同步申请。',
    ],
  ),
  offerRow(
    'cable-assembly',
    ['连接线组装车间', '連接線組裝車間', 'Cable assembly workshop'],
    { chain: 'electronics', park: 'park-border', contactUnit: 'section-invest', missingLink: true },
    [null, '4200', '1800'],
    [
      '工序以手工为主，适合县城与镇区分设，带动家门口就业。',
      '主车间两百人，可在三个镇各设一处二三十人的加工点。',
      '订单由主厂统一排产，来料、质检在主车间完成。',
    ],
  ),
  offerRow(
    'ceramic-bottle',
    ['陶瓷酒瓶生产线', '陶瓷酒瓶生產線', 'Ceramic liquor bottles'],
    { chain: 'liquor', park: 'park-jishou', contactUnit: 'jishou', missingLink: true },
    ['70', '16000', '11000'],
    [
      '本地酿酒企业用瓶量大，陶瓶多由外省供应，破损与运费都高。',
      '拟建辊道窑一座、彩绘车间一间，年产陶瓶两千万只。',
      '天然气价格按当地目录执行，用量以核定为准。',
    ],
  ),
  offerRow(
    'cold-brew-tea',
    ['黄金茶冷泡茶包', '黃金茶冷泡茶包', 'Golden tea cold-brew bags'],
    { chain: 'tea', park: 'park-baojing', contactUnit: 'baojing', missingLink: true },
    ['20', '5000', '3600'],
    [
      '春茶价高，夏秋茶多弃采，做茶包可把采摘期延长三个月。',
      '拟建拼配、包装与检测三间，先上两条包装线。',
      '原料由合作社按等级供应，价格随行就市。',
    ],
  ),
  offerRow(
    'tea-tour',
    ['古丈茶旅驿站', '古丈茶旅驛站', 'Guzhang tea-road inns'],
    { chain: 'tourism', park: null, contactUnit: 'guzhang', missingLink: true },
    ['18', '3200', '2400'],
    [
      '沿茶山公路串起五个寨子，已有步道，缺歇脚与住处。',
      '拟改造闲置校舍与粮站，每处不超过三十间房。',
      '房屋产权分属村集体与个人，租期与分成须逐一签订。',
    ],
  ),
  offerRow(
    'citrus-line',
    ['椪柑分选与果汁浓缩', '椪柑分選與果汁濃縮', 'Citrus grading and juice concentrate'],
    { chain: 'citrus', park: 'park-yongshun', contactUnit: 'yongshun', missingLink: true },
    ['48', '11000', '9200'],
    [
      '鲜果以统货外销为主，等外果无处可去。',
      '拟建光电分选线两条、浓缩汁线一条，配三千吨冷库。',
      '季节用工集中在十一月至次年二月，需提前与劳务公司衔接。',
    ],
  ),
  offerRow(
    'kiwi-drink',
    ['猕猴桃果饮', '獼猴桃果飲', 'Kiwi fruit drinks'],
    { chain: 'citrus', park: 'park-yongshun', contactUnit: 'yongshun' },
    ['30', '6800', '5000'],
    [
      '种植面积稳定，鲜果货架期短，加工能力不足产量的一成。',
      '拟建打浆、调配、灌装三段，兼做代工。',
      '污水处理与园区共用，超标须自行预处理。',
    ],
  ),
  offerRow(
    'lily-extract',
    ['百合提取与饮片', '百合提取與飲片', 'Lily extract and slices'],
    { chain: 'herbs', park: 'park-longshan', contactUnit: 'longshan', missingLink: true },
    ['40', '8200', '7800'],
    [
      '百合产地集中，以干片出售为主，硫熏旧法已被淘汰，急需新线。',
      '拟建无硫烘干与提取车间，同步建检测室。',
      '饮片须取得药品生产许可，食品级产品可先行。',
    ],
  ),
  offerRow(
    'shoe-accessory',
    ['鞋材与辅料供应', '鞋材與輔料供應', 'Shoe materials and trims'],
    { chain: 'textile', park: 'park-longshan', contactUnit: 'longshan', missingLink: true },
    [null, '6000', '2600'],
    [
      '县内鞋厂十余家，鞋底、线带、包装都要外购。',
      '拟设仓储加工一体车间，先供应本县，再及周边两县。',
      '厂房两跨相连，可按需分割。',
    ],
  ),
  offerRow(
    'embroidered-goods',
    ['土家织锦设计与电商运营', '土家織錦設計與電商運營', 'Tujia brocade design and online sales'],
    { chain: 'crafts', park: 'park-fenghuang', contactUnit: 'fenghuang', missingLink: true },
    [null, '1500', '900'],
    [
      '会织的人多，会画样、会开店的人少。',
      '拟设打样室、拍摄间与发货仓，签约织户按件计酬。',
      '纹样涉及集体传承，使用与署名办法须先商定。',
    ],
  ),
  offerRow(
    'batik-workshop',
    ['蜡染工坊联合体', '蠟染工坊聯合體', 'Batik workshops'],
    { chain: 'crafts', park: null, contactUnit: 'huayuan' },
    [null, '1200', '680'],
    [
      '以现有作坊为点，统一色料与检验，避免各做各的。',
      '拟建公共染色间与晾晒场，废水集中处理。',
      '废水处理池须环评备案后方可施工。',
    ],
  ),
  offerRow(
    'aluminium',
    ['铝材深加工', '鋁材深加工', 'Aluminium downstream'],
    { chain: 'manganese-zinc', park: 'park-luxi', contactUnit: 'luxi' },
    ['90', '24000', '22000'],
    [
      '上游坯料具备，型材与压铸不足，产品以坯锭外运。',
      '拟建挤压线四条、压铸单元十套，配套氧化车间。',
      '氧化工序纳入园区电镀集中区，须排队取得容量。',
    ],
  ),
  offerRow(
    'mn-salt',
    ['电池级锰盐项目', '電池級錳鹽項目', 'Battery-grade manganese salts'],
    { chain: 'manganese-zinc', park: 'park-huayuan', contactUnit: 'huayuan', missingLink: true },
    ['130', '18000', '36000'],
    [
      '传统冶炼正在转型，电池材料是资源利用的去处之一。',
      '拟建浸出、净化、结晶三段，废渣以无害化处置为前提。',
      '环评、能评、安评齐备后方可供地，请预留一年前期。',
    ],
  ),
  offerRow(
    'transformer',
    ['变压器与配电箱制造', '變壓器與配電箱製造', 'Transformers and switchboards'],
    { chain: 'equipment', park: 'park-hightech', contactUnit: 'section-invest' },
    ['50', '13000', '14000'],
    [
      '州内已有铁芯与壳体企业，整机装配仍依赖外购。',
      '拟建装配与试验两区，试验站须取得计量资质。',
      '园区有工程师公寓六十套，可按公开规则申请。',
    ],
  ),
];
