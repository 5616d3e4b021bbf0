import type { PresetOffer } from '../preset';
import { offerRow } from '../offer-row';

export const offers: PresetOffer[] = [
  offerRow(
    'embroidery-phase',
    ['机绣标准厂房整层招租', '機繡標準廠房整層招租', 'Whole floors for embroidery machines'],
    { chain: 'embroidery', park: 'park-jixiu', contactUnit: 'section-invest' },
    [null, '6800', '3600'],
    [
      '每层净高六米，柱距九米，可排八十台多头绣花机。',
      '随层配空压与吊顶风管，租户自带机器即可开工。',
      '夜班用电按峰谷分时计价，最高负荷须事先申报。',
    ],
  ),
  offerRow(
    'thread',
    ['绣线与辅料供应中心', '繡線與輔料供應中心', 'Thread and trims centre'],
    { chain: 'embroidery', park: 'park-jixiu', contactUnit: 'section-invest', missingLink: true },
    [null, '5000', '2200'],
    [
      '绣线、底衬、纸样目前由绍兴发货，断货一次停机三天。',
      '拟设常备仓与染色小样间，常用色号不少于八百种。',
      '欢迎在绍兴开辅料行的乡亲设分仓，房租按面积计收。',
    ],
  ),
  offerRow(
    'machine-repair',
    ['绣花机维修与改装中心', '繡花機維修與改裝中心', 'Embroidery machine repair'],
    { chain: 'embroidery', park: 'park-jixiu', contactUnit: 'section-invest', missingLink: true },
    [null, '1600', '780'],
    [
      '园区机器多是从南方搬回的旧机，电控换代需求大。',
      '拟设电控、机头、装配三个工位，先带师傅后招徒弟。',
      '维修收费由双方商定，园区只管场地与安全。',
    ],
  ),
  offerRow(
    'dyeing',
    ['集中印染单元', '集中印染單元', 'Shared dyeing unit'],
    { chain: 'embroidery', park: 'park-cluster', contactUnit: 'section-invest', missingLink: true },
    ['60', '14000', '16000'],
    [
      '绣片需整烫与补色，单家自建不经济。',
      '拟建集中印染单元，统一治污、统一收费、按量计费。',
      '污水去向与中水回用须在环评中写明，供地前先定管网。',
    ],
  ),
  offerRow(
    'fabric-store',
    ['面料集散仓', '面料集散倉', 'Fabric distribution warehouse'],
    { chain: 'logistics', park: 'park-jixiu', contactUnit: 'section-invest', missingLink: true },
    ['45', '15000', '6500'],
    [
      '园区用布量日增，整车到货缺卸货与分仓。',
      '拟建双层库一座，月台十二个，配预约系统。',
      '与绍兴发车班次衔接，凌晨到货须有装卸班组。',
    ],
  ),
  offerRow(
    'cold-chain',
    ['农产品冷链分拨', '農產品冷鏈分撥', 'Produce cold-chain hub'],
    { chain: 'logistics', park: null, contactUnit: 'section-invest' },
    ['38', '9000', '5200'],
    [
      '面向周边县蔬菜与肉品，缺少可拼车的集散点。',
      '拟建零下二十五度与零到四度两库，各五千吨。',
      '选址须临主干道，用地按公开出让取得。',
    ],
  ),
  offerRow(
    'live-studio',
    ['家纺直播样品间', '家紡直播樣品間', 'Home textile sample rooms'],
    { chain: 'ecommerce', park: 'park-cluster', contactUnit: 'section-invest', missingLink: true },
    [null, '2600', '900'],
    [
      '工厂会做，不会拍；电商会卖，不会下单排产。',
      '拟设样品间三十间，拍摄、直播、客服同楼，按日出租。',
      '样品归属与侵权责任，由租用方与工厂另行书面约定。',
    ],
  ),
  offerRow(
    'ecommerce-park',
    ['电子商务产业园', '電子商務產業園', 'E-commerce park'],
    { chain: 'ecommerce', park: 'park-cluster', contactUnit: 'section-invest' },
    ['28', '12000', '7200'],
    [
      '来源列电子商务业为高成长性服务业之一，现有网店多在民房内经营。',
      '拟建仓、办公与宿舍一体的楼宇，底层做共配。',
      '消防须按丙类仓储设计，不得改作他用。',
    ],
  ),
  offerRow(
    'training-base',
    ['制版打样实训基地', '製版打樣實訓基地', 'Pattern and sampling training base'],
    { chain: 'vocational', park: 'park-cluster', contactUnit: 'section-invest', missingLink: true },
    ['15', '4000', '1800'],
    [
      '绣花制版师傅紧缺，本地多靠口传，入行慢。',
      '拟设教室、机房与打样间，校企双方出师资。',
      '教学计划由合作院校与企业商定，学费按核定标准。',
    ],
  ),
  offerRow(
    'dormitory',
    ['园区职工公寓', '園區職工公寓', 'Workers’ apartments'],
    { chain: 'embroidery', park: 'park-jixiu', contactUnit: 'section-invest' },
    ['20', '16000', '6000'],
    [
      '园区职工多借住亲友家，离厂区远。',
      '拟建三百六十间，两人间为主，一楼设托育室与食堂。',
      '只租不售，租金上限由园区与企业议定并公示。',
    ],
  ),
  offerRow(
    'ru-porcelain',
    ['汝瓷创意工坊', '汝瓷創意工坊', 'Ru ware studios'],
    { chain: 'ceramics', park: null, contactUnit: 'section-invest' },
    ['12', '3000', '1500'],
    [
      '以小件、文具与茶器为主，先做订单、不压库存。',
      '拟建共享釉料间与试烧窑，工坊按季入驻。',
      '釉料配方归作者，共享窑不留存样。',
    ],
  ),
  offerRow(
    'modified-plastic',
    ['改性塑料分选造粒', '改性塑料分選造粒', 'Recycled plastic compounding'],
    { chain: 'material', park: 'park-cluster', contactUnit: 'section-invest', missingLink: true },
    ['52', '11000', '9800'],
    [
      '周边有下游制品企业，缺稳定的改性料。',
      '拟建光选、清洗、造粒三段，水全循环。',
      '原料来源须可追溯，不得使用进口废料。',
    ],
  ),
  offerRow(
    'chamber-tower',
    ['商会大厦配套服务', '商會大廈配套服務', 'Services in the chamber tower'],
    { chain: 'logistics', park: null, contactUnit: 'section-chamber' },
    [null, '2200', '800'],
    [
      '据2016年4月报道，依托郑州汝州商会筹建商会大厦，主楼23层。',
      '拟引财税、法务、知识产权等服务机构，按楼层公开招租。',
      '中介机构名单只列资质与报价，不作推荐排序。',
    ],
  ),
  offerRow(
    'rural-workshop',
    ['镇村绣花加工点', '鎮村繡花加工點', 'Village embroidery workshops'],
    { chain: 'embroidery', park: null, contactUnit: 'section-invest' },
    [null, '800', '260'],
    [
      '腾出闲置村小，一村十台机，工人走路上班。',
      '收发、质检由主厂负责，村里出场地与管理员。',
      '每点先试三个月，合格率低于约定即撤点。',
    ],
  ),
];
