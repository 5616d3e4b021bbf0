import type { DerivedFigure, DiscrepancyNote, SourceDocument, StatedFigure } from '../preset';

export const sources: SourceDocument[] = [
  {
    code: 'S4',
    title: '十二届三次会议第67号提案及复函',
    publisher: '中国人民政治协商会议紫阳县委员会',
    kind: 'proposal',
    originalDate: '2019-07-24',
    originalDateText: '2019年7月24日更新；所述工作为2018年',
    damage:
      '“提案时间”一栏填的是届次会议而非日期；提案类型、提案类别、协办单位、委员意见四栏空白。案由中第三个问题“跟进服务不到位”只有题目，没有正文。页脚“1027×768”疑为“1024×768”。提案人姓名不在此公开。',
  },
];

const y2019 = {
  date: '2019-07-24',
  text: { zh: '2019年7月24日更新', hant: '2019年7月24日更新', en: 'Updated 24 July 2019' },
};
const y2018 = { date: '2018', text: { zh: '2018年', hant: '2018年', en: '2018' } };

const base = { sourceCode: 'S4', estimated: false, qualifier: 'exact', asOf: y2019, period: null } as const;

export const statedFigures: StatedFigure[] = [
  {
    ...base,
    basis: 'stated',
    code: 'parks',
    label: {
      zh: '产业园区：硒谷、恒紫',
      hant: '產業園區：硒谷、恆紫',
      en: 'Industrial parks: Xigu and Hengzi',
    },
    value: '2',
    unit: '个',
    quote: '要提升硒谷和恒紫两大园区产业承载能力,加大园区招商力度',
  },
  {
    ...base,
    basis: 'enumerated',
    asOf: y2018,
    code: 'partner-chambers',
    label: { zh: '合作商会与协会', hant: '合作商會與協會', en: 'Partner chambers and associations' },
    value: '4',
    unit: '家',
    quote: '加强与深圳陕西商会、温州陕西商会、上海陕西商会、秦商联合会等协会组织的全方位合作',
    note: '来源逐一列名，句末有“等”字，4家为列名之数。',
  },
  {
    ...base,
    basis: 'enumerated',
    asOf: y2018,
    code: 'services',
    label: { zh: '招商跟进服务工作', hant: '招商跟進服務工作', en: 'Kinds of follow-up service' },
    value: '8',
    unit: '项',
    quote:
      '做好招商引资工作的统筹协调、宣传推介、洽谈签约、项目审批、跟踪服务、督查考核、安全保障、法律援助等工作',
    note: '来源列名8项。',
  },
  {
    ...base,
    basis: 'enumerated',
    code: 'suggestions',
    label: {
      zh: '第67号提案所提建议',
      hant: '第67號提案所提建議',
      en: 'Suggestions made in proposal no. 67',
    },
    value: '5',
    unit: '条',
    quote: '五、建好招商队伍',
    note: '建议分一至五，末条为“建好招商队伍”。',
  },
  {
    ...base,
    basis: 'enumerated',
    code: 'problems',
    label: { zh: '提案指出的问题' },
    value: '3',
    unit: '个',
    quote: '三是跟进服务不到位',
    note: '一是思想认识不到位，二是招商方式不到位，三是跟进服务不到位。',
  },
  {
    ...base,
    basis: 'stated',
    code: 'proposal-number',
    label: { zh: '提案编号' },
    value: '67',
    unit: '号',
    quote: '十二届三次会议第67号提案及复函',
  },
  {
    ...base,
    basis: 'stated',
    code: 'page-views',
    label: { zh: '原页面点击数' },
    value: '2631',
    unit: '次',
    quote: '点击数:2631',
    note: '为原网站计数，与本系统无关。',
  },
  {
    ...base,
    basis: 'enumerated',
    asOf: y2018,
    code: 'five-in-person',
    label: { zh: '“一把手”亲自抓招商的事项' },
    value: '5',
    unit: '类',
    quote:
      '做到对招商引资重大项目信息亲自掌握、亲自分析,重大招商活动亲自策划、亲自组织,重大项目洽谈亲自参加、亲自谈判,重大客户亲自联系、亲自拜访,重大问题亲自过问、亲自解决',
    note: '项目信息、招商活动、项目洽谈、重大客户、重大问题，共5类。',
  },
  {
    ...base,
    basis: 'enumerated',
    asOf: y2018,
    code: 'display-kinds',
    label: { zh: '对外展示的信息' },
    value: '7',
    unit: '类',
    quote:
      '将我县区位优势、招商平台、招商政策、产业规划、推荐项目、人文环境、企业运营成本等一系列信息资料,以文字、图片、视频等多种形式对外进行全方位展示',
  },
  {
    ...base,
    basis: 'stated',
    asOf: y2018,
    code: 'one-leader',
    label: { zh: '每个项目包抓领导' },
    value: '1',
    unit: '名',
    quote: '实行“一个项目、一个领导、一抓到底”的包抓推进机制',
  },
];

/** S4 gives no quantities that could be computed with. */
export const derivedFigures: DerivedFigure[] = [];

export const homeFigures: [string, string, string, string] = [
  'parks',
  'partner-chambers',
  'services',
  'suggestions',
];

export const discrepancies: DiscrepancyNote[] = [
  {
    code: 'session-as-date',
    sourceCode: 'S4',
    title: '提案时间填写届次',
    text: '“提案时间”一栏为“政协第十二届紫阳县委员会第三次会议”，未写日期。系统存为届次，日期留空。',
  },
  {
    code: 'blank-cells',
    sourceCode: 'S4',
    title: '四栏空白',
    text: '提案类型、提案类别、协办单位、委员意见均无内容，系统照实留空，不作推定。',
  },
  {
    code: 'problem-without-body',
    sourceCode: 'S4',
    title: '第三个问题没有正文',
    text: '案由写至“三是跟进服务不到位”即止，复函则就跟进服务作了三点答复。',
  },
  {
    code: 'unanswered-suggestion',
    sourceCode: 'S4',
    title: '有建议未见答复',
    text: '复函按三个问题作答，建议第五条“建好招商队伍”和第四条中出台招商接待办法的请求未见专门回应。办理提案宜逐条建议列表对应，避免遗漏。',
  },
];
