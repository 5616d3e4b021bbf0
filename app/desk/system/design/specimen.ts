/* eslint-disable walls/no-text-literal -- invented specimen content of the review page, not words of the product */
import type { FilterChip } from '@/components/tables/filter-chips';
import type { DataRow } from '@/components/tables/data-table';
import type { Column } from '@/components/tables/cells';
import type { TimelineItem } from '@/components/ui/timeline';

/** Invented content of the review page; every person and firm in it is an example. */
export const here = '/desk/system/design';

const people: ReadonlyArray<
  readonly [string, string, string, string, string, string, number, string, string, boolean]
> = [
  ['曾广琪', '西乡县', '深圳宝安', '示例机绣 董事长', '纺织机绣', 'A', 1, '199****7919', '34 天前', true],
  [
    '欧阳娜',
    '西乡县',
    '佛山南海',
    '示例天汉机绣 总经理',
    '纺织机绣',
    'B',
    2,
    '199****5838',
    '12 天前',
    false,
  ],
  [
    '单志国',
    '城固县',
    '东莞虎门',
    '示例鼎盛机绣 法定代表人',
    '纺织机绣',
    'A',
    1,
    '199****3757',
    '3 天前',
    true,
  ],
  ['仇建华', '洋县', '广州海珠', '示例华瑞机绣 合伙人', '纺织机绣', 'B', 2, '199****1676', '96 天前', false],
  ['万俟艳', '勉县', '深圳龙华', '示例汉源机绣 总经理', '纺织机绣', 'C', 3, '199****9595', '', false],
  [
    '解文涛',
    '西乡县',
    '汕头潮阳',
    '示例恒通机绣 副总经理',
    '纺织机绣',
    'B',
    2,
    '199****7514',
    '41 天前',
    false,
  ],
  [
    '买买提·艾力江·阿不都热合曼',
    '镇巴县',
    '新疆维吾尔自治区乌鲁木齐市天山区',
    '示例秦巴山区生态农业综合开发（集团）有限责任公司 执行董事兼总经理',
    '富硒食品、生态农业、文旅康养',
    'A',
    1,
    '199****5433',
    '8 天前',
    true,
  ],
  ['覃秀英', '西乡县', '中山沙溪', '示例朱鹮机绣 车间主任', '纺织机绣', 'C', 3, '', '', false],
];

export const ledgerColumns: readonly Column[] = [
  { key: 'name', label: '姓名', kind: 'link', sortHref: `${here}?sort=name` },
  { key: 'hometown', label: '籍贯' },
  { key: 'residence', label: '现居' },
  { key: 'post', label: '企业与职务' },
  { key: 'industry', label: '行业' },
  { key: 'strength', label: '实力', kind: 'tier' },
  { key: 'phone', label: '手机' },
  { key: 'contact', label: '最近联系', kind: 'tone', sortHref: `${here}?sort=contact`, sorted: 'descending' },
  { key: 'amount', label: '到位资金', kind: 'money', unit: '万元' },
  { key: 'keeper', label: '责任人', kind: 'muted' },
];

const late = /^(3[1-9]|[4-9]\d)/;

export const ledgerRows: readonly DataRow[] = [...people, ...people, ...people].map((person, index) => {
  const [name, hometown, residence, post, industry, mark, rank, phone, contact, star] = person;
  return {
    id: `r${index}`,
    name,
    href: `${here}?record=r${index}`,
    panelHref: `${here}?open=r${index}#ledger`,
    editHref: `${here}?edit=r${index}`,
    cells: [
      { text: name, href: `${here}?record=r${index}`, star },
      hometown,
      residence,
      post,
      industry,
      { mark, rank },
      phone || null,
      contact ? { text: contact, tone: late.test(contact) ? 'late' : 'muted' } : null,
      index % 3 === 0 ? null : `${(index + 1) * 1250}.500000`,
      index % 2 === 0 ? '刘科' : '驻深分局',
    ],
  };
});

export const chips: readonly FilterChip[] = [
  {
    name: 'residence',
    label: '现居',
    value: '广东省',
    clearHref: here,
    input: {
      kind: 'one',
      options: [
        { value: '44', text: '广东省', count: '4,112', on: true },
        { value: '33', text: '浙江省', count: '2,930' },
        { value: '61', text: '陕西省', count: '38,211' },
      ],
    },
  },
  {
    name: 'industry',
    label: '行业',
    value: '纺织机绣',
    clearHref: here,
    input: {
      kind: 'many',
      options: [
        { value: 'a', text: '纺织机绣', count: '3,846', on: true },
        { value: 'b', text: '电子信息', count: '4,112' },
        { value: 'c', text: '富硒食品', count: '977' },
      ],
    },
  },
  { name: 'hometown', label: '籍贯', value: null, input: { kind: 'text', placeholder: '县区或镇街' } },
  {
    name: 'amount',
    label: '到位资金',
    value: null,
    input: { kind: 'range', fromName: 'amountFrom', toName: 'amountTo', unit: '万元' },
  },
];

export const timeline: readonly TimelineItem[] = [
  {
    id: '1',
    date: '2026-10-19',
    dateText: '10-19',
    title: '电话',
    body: '问设备进场时间，反映水电未通 → 诉求 2026-118',
    by: '刘科 · 招商三科',
    now: true,
  },
  { id: '2', date: '2026-09-25', dateText: '09-25', title: '中秋慰问', body: '贺卡已寄' },
  {
    id: '3',
    date: '2026-09-02',
    dateText: '09-02',
    title: '到位资金',
    body: '1,250.00 万元，银行进账单，本人已确认',
  },
  { id: '4', date: '2026-07-11', dateText: '07-11', title: '阶段', body: '开工 → 在建，佐证 3 件' },
  {
    id: '5',
    date: '2026-03-12',
    dateText: '03-12',
    title: '签约',
    body: '合同 汉经合〔示例〕12 号，6,000.00 万元',
  },
];

export const facts = [
  { term: '籍贯', value: '西乡县 城关镇 东村' },
  { term: '现居', value: '广东省 深圳市 宝安区' },
  { term: '任职', value: '示例机绣有限公司 董事长（2009 至今）' },
  { term: '手机', value: '199****7919' },
  { term: '商会', value: '深圳市示例商会 副会长 · 第三届' },
  { term: '电子邮箱', value: null },
];

export const places = [
  ['绍兴', 310],
  ['深圳', 148],
  ['广州', 132],
  ['西安', 120],
  ['北京', 115],
  ['上海', 96],
  ['海口', 80],
  ['郑州', 66],
  ['东莞', 58],
  ['厦门', 0],
] as const;

export const receiptColumns: readonly Column[] = [
  { key: 'county', label: '县市' },
  { key: 'count', label: '笔数', kind: 'number' },
  { key: 'outside', label: '省外', kind: 'money', wideOnly: true },
  { key: 'inside', label: '省内州外', kind: 'money', wideOnly: true },
  { key: 'sum', label: '合计（万元）', kind: 'money' },
  { key: 'share', label: '占比', align: 'end' },
];

export const receiptRows = [
  { id: 'a', cells: ['示例县甲', 31, '98200', '12640', '113940', '25.2%'] },
  { id: 'b', cells: ['示例县乙', 27, '80410', '9900', '90310', '19.9%'] },
  { id: 'c', cells: ['示例市丙', 42, '121300', null, '157550', '34.8%'] },
  { id: 'd', cells: ['其余 5 县', 37, '70700', '16900', '91000', '20.1%'] },
];
