import type { PresetOffer } from '../preset';
import { offerRow } from '../offer-row';

export const offers: PresetOffer[] = [
  offerRow(
    'selenium-drink',
    ['富硒饮品灌装', '富硒飲品灌裝', 'Selenium-rich beverage filling'],
    { chain: 'selenium', park: 'park-xigu', contactUnit: 'section-invest', missingLink: true },
    ['25', '6000', '5400'],
    [
      '水源与茶料具备，缺一条能过检的灌装线。',
      '拟建无菌线一条、浓缩液罐区一处，年产两万吨。',
      '取水许可须单独申办，园区可陪同递件。',
    ],
  ),
  offerRow(
    'tea-processing',
    ['富硒茶精深加工', '富硒茶精深加工', 'Selenium-rich tea processing'],
    { chain: 'selenium', park: 'park-xigu', contactUnit: 'section-invest', missingLink: true },
    ['32', '8600', '6200'],
    [
      '春茶之外的鲜叶利用不足，精制能力小而散。',
      '拟建拼配、提香、包装三间，兼做小包装代工。',
      '原料以合作社为单位签约，按等级定价。',
    ],
  ),
  offerRow(
    'testing',
    ['富硒农产品检测分级', '富硒農產品檢測分級', 'Testing and grading'],
    { chain: 'selenium', park: 'park-xigu', contactUnit: 'section-service', missingLink: true },
    [null, '1200', '980'],
    [
      '送检往返市县，一批货等一周。',
      '拟设理化、微生物两间，取得资质后对外同价服务。',
      '取得检验资质前，只出参考数据，不出证明。',
    ],
  ),
  offerRow(
    'tea-lodge',
    ['茶山民宿群', '茶山民宿群', 'Tea-hill lodges'],
    { chain: 'tea-tourism', park: null, contactUnit: 'section-invest', missingLink: true },
    ['16', '2800', '1900'],
    [
      '茶山与江面之间多有闲置老屋，路通水通。',
      '拟改造二十四间房，带一间做茶的作坊，客人可自己炒。',
      '老屋产权须先核实，不得占用耕地新建。',
    ],
  ),
  offerRow(
    'river-trail',
    ['沿江步道与水上项目', '沿江步道與水上項目', 'Riverside walk and water sports'],
    { chain: 'tea-tourism', park: null, contactUnit: 'section-invest' },
    ['35', '1500', '3600'],
    [
      '县城沿江段游人多，停留不到半天。',
      '拟建步道六公里、码头两处，淡季可作训练场。',
      '水上项目须逐项取得经营许可，先安全后开业。',
    ],
  ),
  offerRow(
    'wellness',
    ['康养小镇首期', '康養小鎮首期', 'Wellness town, first phase'],
    { chain: 'wellness', park: null, contactUnit: 'section-invest', missingLink: true },
    ['65', '18000', '16800'],
    [
      '气候温和，山地不大，宜做小体量、分期做。',
      '首期住房一百二十间，配护理站与食堂。',
      '不销售产权，只经营，预收款须按规定存管。',
    ],
  ),
  offerRow(
    'nursing',
    ['康复护理合作点', '康復護理合作點', 'Rehabilitation centre'],
    { chain: 'wellness', park: null, contactUnit: 'section-service', missingLink: true },
    [null, '1600', '800'],
    [
      '县医院床位偏紧，出院后的护理去处少。',
      '拟设四十张护理床，由有资质机构经营。',
      '执业与备案手续由经营方办理，园区提供场地清单。',
    ],
  ),
  offerRow(
    'shoe-sole',
    ['鞋底配套工厂', '鞋底配套工廠', 'Shoe sole plant'],
    { chain: 'shoes', park: 'park-hengzi', contactUnit: 'section-invest', missingLink: true },
    [null, '4800', '2600'],
    [
      '县内鞋厂成型后仍从外地购底，每双多两元运费。',
      '拟设注射成型机二十台，先供应本县两家厂。',
      '废气治理设施须与主机同时安装，同时验收。',
    ],
  ),
  offerRow(
    'sewing',
    ['服装针车车间', '服裝針車車間', 'Sewing workshop'],
    { chain: 'shoes', park: 'park-hengzi', contactUnit: 'section-invest' },
    [null, '5200', '1800'],
    [
      '厂房两层，每层可排八十台针车。',
      '裁床可共用，减少各家重复投入。',
      '接单价格由企业自定，不设指定客户。',
    ],
  ),
  offerRow(
    'plush-design',
    ['毛绒玩具设计打样', '毛絨玩具設計打樣', 'Plush toy design and sampling'],
    { chain: 'toys', park: 'park-hengzi', contactUnit: 'section-invest', missingLink: true },
    [null, '900', '620'],
    [
      '社区工厂会缝，图样由外地寄来，改一稿等五天。',
      '拟设设计、裁片、样品三间，先接两家外贸公司的单。',
      '图样版权由委托方负责，工厂不留底样。',
    ],
  ),
  offerRow(
    'fabric-print',
    ['玩具面料印花', '玩具面料印花', 'Toy fabric printing'],
    { chain: 'toys', park: 'park-hengzi', contactUnit: 'section-invest', missingLink: true },
    ['18', '4200', '3200'],
    [
      '印花外发最费时，交期由别人定。',
      '拟建数码印花线两条，无水或少水工艺优先。',
      '染料与废水须做台账，园区每季抽查。',
    ],
  ),
  offerRow(
    'harness',
    ['线束来料加工', '線束來料加工', 'Harness processing'],
    { chain: 'electronics', park: 'park-hengzi', contactUnit: 'section-invest' },
    [null, '3000', '1400'],
    [
      '工序轻，适合在五个镇各设一点，就近用工。',
      '主车间做压接与检验，镇上做插接与包装。',
      '用工以计件为主，社会保险依法办理。',
    ],
  ),
  offerRow(
    'qc',
    ['社区工厂来料质检站', '社區工廠來料質檢站', 'Incoming inspection station'],
    { chain: 'electronics', park: 'park-hengzi', contactUnit: 'section-service', missingLink: true },
    [null, '700', '450'],
    [
      '来料不合格到返工才知道，误工误时。',
      '拟设抽检间与样件库，为各厂统一检一次。',
      '检测结果只给委托方，不公开排名。',
    ],
  ),
  offerRow(
    'solar',
    ['屋顶光伏与储能', '屋頂光伏與儲能', 'Rooftop solar and storage'],
    { chain: 'new-energy', park: 'park-xigu', contactUnit: 'section-invest' },
    [null, '12000', '4200'],
    [
      '园区厂房屋顶约一万二千平方米，荷载已核。',
      '拟装光伏一点二兆瓦，配储能一组，自用为主。',
      '并网与消纳须先取得电网企业意见。',
    ],
  ),
];
