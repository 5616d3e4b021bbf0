import type { PresetOffer } from '../preset';
import { offerRow } from '../offer-row';

export const offers: PresetOffer[] = [
  offerRow(
    'tea-beverage',
    ['茶饮料灌装生产线', '茶飲料灌裝生產線', 'Tea beverage bottling line'],
    { chain: 'tea', park: 'park-xixiang', contactUnit: 'xixiang', missingLink: true },
    ['45', '12000', '8600'],
    [
      '夏秋茶下树率低，不少茶园只采春茶。县内有精制厂，缺一条把夏秋茶做成饮料的线。',
      '拟建无菌灌装线一条、浓缩液车间一座，年处理鲜叶三千吨。厂房已封顶，可按设备尺寸调整隔断。',
      '用水指标已落实，蒸汽管网年内通到红线；包材供应尚在本地物色。',
    ],
  ),
  offerRow(
    'tea-polyphenol',
    ['茶多酚提取项目', '茶多酚提取項目', 'Tea polyphenol extraction'],
    { chain: 'tea', park: 'park-xixiang', contactUnit: 'xixiang', missingLink: true },
    ['30', '6500', '5200'],
    [
      '以茶末、修剪枝叶为原料，原料成本低，季节性强，须配冷藏。',
      '拟建提取、浓缩、喷雾干燥三段车间，溶剂全回收。',
      '环评须单独编制报告书，园区可提供同类项目的监测数据。',
    ],
  ),
  offerRow(
    'frozen-food',
    ['冷冻调理食品工厂', '冷凍調理食品工廠', 'Frozen prepared-food plant'],
    { chain: 'food', park: 'park-xixiang', contactUnit: 'xixiang', missingLink: true },
    ['60', '18000', '12000'],
    [
      '面皮、菜豆腐、浆水一类地方吃食已有小作坊基础，缺能过检的中央工厂。',
      '拟建速冻、蒸煮、熟制三条线及检测室，冷库容量五千吨。',
      '园区现有冷库可先行租用，投产前不必自建。',
    ],
  ),
  offerRow(
    'rice-processing',
    ['优质稻米精深加工', '優質稻米精深加工', 'Fine rice processing'],
    { chain: 'food', park: null, contactUnit: 'chenggu' },
    ['80', '15000', '15000'],
    [
      '平坝区稻田连片，统一供种面积逐年扩大，碎米和米糠多按饲料出售。',
      '拟建低温仓、留胚米线和米糠油车间，打通从稻谷到副产物的一条链。',
      '选址两处可比，一处近铁路货场，一处近主产镇。',
    ],
  ),
  offerRow(
    'herb-slices',
    ['中药饮片智能炮制', '中藥飲片智能炮製', 'Automated herbal slice preparation'],
    { chain: 'medicine', park: 'park-chenggu', contactUnit: 'chenggu', missingLink: true },
    ['35', '9000', '9800'],
    [
      '元胡、天麻、杜仲等药材产量稳定，多以统货外销，附加值留在外地。',
      '拟建净制、切制、蒸煮、包装四个工序的自动线，留样与追溯同步建成。',
      '洁净厂房可租，认证由企业自行申办，园区派专人陪同递件。',
    ],
  ),
  offerRow(
    'herb-extract',
    ['植物提取物生产', '植物提取物生產', 'Plant extracts'],
    { chain: 'medicine', park: 'park-chenggu', contactUnit: 'chenggu' },
    ['50', null, '16000'],
    [
      '已有两家提取企业，产能以出口原料为主，下游制剂空白。',
      '拟建提取车间与质量中心，兼顾食品级与药用级。',
      '污水集中预处理余量每日八百吨，超出须自建。',
    ],
  ),
  offerRow(
    'precision-casting',
    ['精密铸件配套', '精密鑄件配套', 'Precision castings'],
    { chain: 'equipment', park: 'park-equipment', contactUnit: 'hantai', missingLink: true },
    ['75', '20000', '18000'],
    [
      '机床与航空零部件企业所需中小铸件，目前多由外省供货，运输与返修费时。',
      '拟建熔模与树脂砂两条线，年产铸件六千吨。',
      '天然气与电力容量已核定；砂处理须做到密闭。',
    ],
  ),
  offerRow(
    'cutting-tools',
    ['数控刀具修磨中心', '數控刀具修磨中心', 'CNC tool regrinding centre'],
    { chain: 'equipment', park: 'park-equipment', contactUnit: 'hantai', missingLink: true },
    [null, '1800', '1600'],
    [
      '园区内数控机床三百余台，刀具磨损后寄往外地修磨，往返十天。',
      '拟设修磨、涂层、检测三间，先租后买，适合带两三名师傅回来的小团队。',
      '涂层工序涉及特种气体，贮存方案须先过安评。',
    ],
  ),
  offerRow(
    'silicon-parts',
    ['硅基材料后段加工', '硅基材料後段加工', 'Silicon downstream processing'],
    { chain: 'material', park: 'park-mianxian', contactUnit: 'mianxian', missingLink: true },
    ['110', '26000', '32000'],
    [
      '上游冶炼能力具备，切、磨、抛等后段缺位，产品以粗料外运。',
      '拟建切片与研磨车间，配套纯水站和粉尘收集系统。',
      '能耗指标须省级核定，签约前先出能评意见。',
    ],
  ),
  offerRow(
    'connectors',
    ['线束与连接器工厂', '線束與連接器工廠', 'Harness and connector plant'],
    { chain: 'electronics', park: 'park-equipment', contactUnit: 'hantai', missingLink: true },
    [null, '8000', '4500'],
    [
      '整机装配已有两家，线束仍从沿海购进，交期受制于人。',
      '标准厂房两层，可即租即装，预计用工三百二十人。',
      '邻近两所职业学校开设电子类专业，可约定订单班。',
    ],
  ),
  offerRow(
    'cold-hub',
    ['产地冷链集散中心', '產地冷鏈集散中心', 'Cold-chain collection hub'],
    { chain: 'logistics', park: null, contactUnit: 'chenggu', missingLink: true },
    ['60', '14000', '8500'],
    [
      '柑橘与蔬菜上市集中，田头预冷不足，损耗多在离田后头两天。',
      '拟建预冷、分选、冷藏与交易四区，冷库容量一万二千吨。',
      '土地已调规，供地方式为公开出让。',
    ],
  ),
  offerRow(
    'study-camp',
    ['朱鹮自然研学营地', '朱鹮自然研學營地', 'Crested ibis study camp'],
    { chain: 'tourism', park: null, contactUnit: 'yangxian', missingLink: true },
    ['40', '5200', '4800'],
    [
      '以观鸟、湿地与农耕为课程，春秋两季学校需求集中。',
      '拟建住宿、课程与观测点，建筑高度和灯光须合生态要求。',
      '选址避开核心区，须先做生态影响评价。',
    ],
  ),
  offerRow(
    'plank-road-hotel',
    ['山地度假酒店', '山地度假酒店', 'Mountain resort hotel'],
    { chain: 'tourism', park: null, contactUnit: 'liuba', missingLink: true },
    ['55', '16000', '21000'],
    [
      '县城夏季平均气温较低，暑期客房紧，冬季客源薄。',
      '拟建一百六十间客房及会议、康体设施，以淡季会议补暑期之外。',
      '用地为存量建设用地，地上有两处老建筑需保留。',
    ],
  ),
  offerRow(
    'county-ecommerce',
    ['县域电商仓配中心', '縣域電商倉配中心', 'County e-commerce fulfilment centre'],
    { chain: 'logistics', park: null, contactUnit: 'xixiang' },
    ['25', '7000', '3800'],
    [
      '快递进村后件量上升，分拣仍靠人工，旺季爆仓。',
      '拟建自动分拣线一条、共配仓一座，服务茶叶与肉制品发货。',
      '现有五家快递企业愿共用场地，租费由各方商定。',
    ],
  ),
];
