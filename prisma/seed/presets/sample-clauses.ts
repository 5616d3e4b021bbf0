import type { PolicyClass, SampleClause, SourceCode } from './preset';

/**
 * The eight classes that S2 names, with 示例 counts that add up to its 127 clauses.
 * Programmes whose source names no classes borrow the same classes without a source.
 */
export function policyClasses(sourceCode?: SourceCode): PolicyClass[] {
  const rows: [string, string, string, string, number][] = [
    ['industry', '工业产业', '工業產業', 'Industry', 31],
    ['agriculture', '农业农村', '農業農村', 'Agriculture and villages', 18],
    ['tourism', '文化旅游', '文化旅遊', 'Culture and tourism', 16],
    ['trade', '商贸流通', '商貿流通', 'Trade and distribution', 14],
    ['science', '科技创新', '科技創新', 'Science and innovation', 19],
    ['talent', '人才引进', '人才引進', 'Talent', 15],
    ['finance', '金融业', '金融業', 'Finance', 8],
    ['elderly', '养老服务', '養老服務', 'Care for the elderly', 6],
  ];
  return rows.map(([code, zh, hant, en, sampleClauseCount]) => ({
    code,
    name: { zh, hant, en },
    sampleClauseCount,
    ...(sourceCode === undefined ? {} : { sourceCode }),
  }));
}

type ClauseRow = Omit<SampleClause, 'code' | 'isSample'>;

/**
 * 示例 clauses. They are services, information, training and open support with public conditions:
 * no tax rebate, no money tied to tax paid, no favour for one firm, none for people of one place.
 */
const rows: ClauseRow[] = [
  {
    classCode: 'industry',
    title: '标准厂房信息公开与预约看房',
    text: '园区每月公布可租标准厂房的面积、层高、荷载、用电容量和指导租金，任何企业均可预约查看，园区应在三个工作日内安排。',
    audience: '有意在本地设厂的各类企业',
    conditions: '无前置条件',
    materials: ['预约单'],
    department: '园区管理机构',
  },
  {
    classCode: 'industry',
    title: '技术改造诊断服务',
    text: '委托具备能力的服务机构为规模以上工业企业免费提供一次技术改造诊断，诊断报告归企业所有，是否采纳由企业自定。',
    audience: '规模以上工业企业',
    conditions: '正常生产满一年，近三年无重大安全、环保事故',
    materials: ['申请表', '营业执照'],
    department: '工业和信息化主管部门',
  },
  {
    classCode: 'industry',
    title: '开工前审批代办',
    text: '项目签订正式合同后，可申请代办员办理立项、规划、施工许可等事项。代办不收费，办理节点对企业公开。',
    audience: '签约项目单位',
    conditions: '已通过合法性、合规性、可行性审查',
    materials: ['代办委托书', '项目合同'],
    department: '行政审批主管部门',
  },
  {
    classCode: 'agriculture',
    title: '绿色食品检测公共平台',
    text: '公共检测平台对各类经营主体同价开放，农药残留、重金属和营养成分检测结果在五个工作日内出具。',
    audience: '农产品生产、加工主体',
    conditions: '按公布的价目付费',
    materials: ['委托检测单', '样品'],
    department: '农业农村主管部门',
  },
  {
    classCode: 'agriculture',
    title: '产地冷链设施建设指导',
    text: '对符合规划的产地冷库、预冷和分拣设施，提供选址、用电和设计规范指导，并公布已建设施的余量，便于共用。',
    audience: '农业企业、合作社、家庭农场',
    conditions: '符合县域冷链布局规划',
    materials: ['建设方案'],
    department: '农业农村主管部门',
  },
  {
    classCode: 'tourism',
    title: '民宿一次办成',
    text: '将民宿开办涉及的消防、卫生、治安等事项归并为一件事，一窗受理，材料齐全的十个工作日内办结。',
    audience: '民宿经营者',
    conditions: '房屋安全鉴定合格',
    materials: ['申请表', '房屋安全鉴定书'],
    department: '文化和旅游主管部门',
  },
  {
    classCode: 'tourism',
    title: '景区演艺内容备案指导',
    text: '对小型驻场演艺提供内容备案和安全方案指导，首次备案的，主管部门派员现场辅导一次。',
    audience: '文化、旅游企业',
    conditions: '演艺场所取得合法使用权',
    materials: ['节目说明', '安全方案'],
    department: '文化和旅游主管部门',
  },
  {
    classCode: 'trade',
    title: '物流园仓储余量公示',
    text: '主要物流园每周公示仓位余量和装卸时段，租用价格由双方协商，主管部门不指定经营者。',
    audience: '商贸、物流、电商企业',
    conditions: '无前置条件',
    materials: [],
    department: '商务主管部门',
  },
  {
    classCode: 'trade',
    title: '电商实务培训',
    text: '每季度举办一期店铺运营、客服和直播合规培训，面向所有从业者，免收学费，名额按报名先后确定。',
    audience: '电商从业人员',
    conditions: '年满十八周岁',
    materials: ['报名表'],
    department: '商务主管部门',
  },
  {
    classCode: 'science',
    title: '科技成果需求发布',
    text: '企业可发布技术难题，主管部门每月汇总推送至合作高校院所，对接过程与结果由企业决定是否公开。',
    audience: '各类企业',
    conditions: '需求真实、描述清楚',
    materials: ['技术需求表'],
    department: '科技主管部门',
  },
  {
    classCode: 'science',
    title: '大型仪器开放共享',
    text: '财政资金购置的大型科研仪器按公布的规则与价格对企业开放，预约记录向社会公开。',
    audience: '有检测、试验需要的企业',
    conditions: '遵守仪器管理单位安全规定',
    materials: ['预约单'],
    department: '科技主管部门',
  },
  {
    classCode: 'talent',
    title: '技能人才岗位对接',
    text: '每月收集企业用工需求，与职业院校毕业生名册对接，举办双选会，不收取双方费用。',
    audience: '用人企业、职业院校毕业生',
    conditions: '依法签订劳动合同',
    materials: ['岗位清单'],
    department: '人力资源社会保障主管部门',
  },
  {
    classCode: 'talent',
    title: '人才公寓申请',
    text: '人才公寓面向在本地就业的各类人才公开配租，户型、租金和轮候顺序在网上公布。',
    audience: '与本地单位签订劳动合同的各类人才',
    conditions: '本人及配偶在工作地无自有住房',
    materials: ['申请表', '劳动合同'],
    department: '人力资源社会保障主管部门',
  },
  {
    classCode: 'finance',
    title: '融资需求撮合',
    text: '每季度汇总企业融资需求，经企业书面同意后推送金融机构，由双方自主洽谈。',
    audience: '有融资需求的企业',
    conditions: '企业书面同意推送',
    materials: ['融资需求表', '同意书'],
    department: '地方金融管理部门',
  },
  {
    classCode: 'finance',
    title: '银企对接日',
    text: '每季度第二个月举行，银行、担保、融资租赁机构到场，企业自愿参加，不收费用，不指定机构。',
    audience: '各类企业',
    conditions: '提前三日报名',
    materials: ['报名表'],
    department: '地方金融管理部门',
  },
  {
    classCode: 'elderly',
    title: '养老机构设立备案指导',
    text: '对新办养老机构，消防、建筑和食品安全要求一次书面告知，备案当日出具回执。',
    audience: '养老服务经营者',
    conditions: '已办理法人登记',
    materials: ['备案申请书', '服务场所权属证明'],
    department: '民政主管部门',
  },
  {
    classCode: 'elderly',
    title: '护理员职业培训',
    text: '面向养老护理员开展岗前与在岗培训，课程和考核标准公开，合格者按规定取得证书。',
    audience: '养老机构从业人员',
    conditions: '年满十八周岁，身体健康',
    materials: ['报名表'],
    department: '民政主管部门',
  },
];

/** The 示例 clauses of one programme, numbered within their class. */
export function sampleClauses(): SampleClause[] {
  const counters = new Map<string, number>();
  return rows.map((row) => {
    const next = (counters.get(row.classCode) ?? 0) + 1;
    counters.set(row.classCode, next);
    return { ...row, code: `${row.classCode}-${String(next).padStart(2, '0')}`, isSample: true };
  });
}
