import type { ProofKind, SampleReceiptSet, SourceScope } from '../preset';

/**
 * 示例 receipts, January to October 2022: 137 lines over the eight counties, 452,800 万元 against a task of
 * 400,000 万元, which is 113.20 %. Amounts are cut deterministically; two lines are fixed by hand.
 */
interface CountyShare {
  county: string;
  projects: string[];
  /** Lines and 万元 per source scope. */
  parts: [scope: SourceScope, lines: number, amountWan: number][];
}

const out = 'outside_province';
const pro = 'province_other';
const pre = 'prefecture_other';

const shares: CountyShare[] = [
  {
    county: 'yongshun',
    projects: ['示例机绣园', '示例冷链', '示例果品加工'],
    parts: [
      [out, 24, 98200],
      [pro, 5, 12640],
      [pre, 2, 3100],
    ],
  },
  {
    county: 'longshan',
    projects: ['示例鞋业', '示例百合加工', '示例服装车间'],
    parts: [
      [out, 23, 80410],
      [pro, 4, 9900],
    ],
  },
  {
    county: 'jishou',
    projects: ['示例音响整机', '示例酒业包装', '示例商贸城', '示例连接线'],
    parts: [
      [out, 31, 121300],
      [pro, 8, 30050],
      [pre, 3, 6200],
    ],
  },
  {
    county: 'luxi',
    projects: ['示例铝型材', '示例新材料'],
    parts: [
      [out, 7, 21500],
      [pro, 2, 5200],
    ],
  },
  {
    county: 'fenghuang',
    projects: ['示例文旅', '示例民族工艺'],
    parts: [
      [out, 6, 16800],
      [pro, 2, 4100],
    ],
  },
  {
    county: 'huayuan',
    projects: ['示例锰材', '示例物流'],
    parts: [
      [out, 6, 13600],
      [pro, 1, 3600],
      [pre, 1, 2000],
    ],
  },
  {
    county: 'baojing',
    projects: ['示例茶业', '示例制衣'],
    parts: [
      [out, 5, 11300],
      [pro, 1, 2400],
      [pre, 1, 1400],
    ],
  },
  {
    county: 'guzhang',
    projects: ['示例茶旅', '示例饮品'],
    parts: [
      [out, 4, 7500],
      [pro, 1, 1600],
    ],
  },
];

const handMade: Record<string, { project: string; receivedOn: string; amountWan: number; proof: ProofKind }> =
  {
    [`yongshun/${out}`]: {
      project: '示例机绣园',
      receivedOn: '2022-09-02',
      amountWan: 1250,
      proof: 'bank_slip',
    },
    [`yongshun/${pro}`]: {
      project: '示例冷链',
      receivedOn: '2022-08-19',
      amountWan: 640,
      proof: 'equipment_list',
    },
  };

const proofs: ProofKind[] = [
  'bank_slip',
  'invoice',
  'equipment_list',
  'capital_verification',
  'land_payment',
];

/** `count` whole tens that add up to `total`, each at least half the mean. */
function cut(total: number, count: number, seed: number): number[] {
  const unit = Math.floor(total / count / 20) * 10;
  let rest = total - unit * count;
  const amounts = Array.from({ length: count }, () => unit);
  for (let index = 0; rest > 0; index = (index + 1) % count) {
    const step = Math.min(rest, 10 * (1 + ((seed * 7 + index * 13) % 9)));
    amounts[index] = (amounts[index] ?? 0) + step;
    rest -= step;
  }
  return amounts;
}

function dayOf(position: number): string {
  const month = (position % 10) + 1;
  const day = ((position * 11) % 26) + 2;
  return `2022-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function build(): SampleReceiptSet['receipts'] {
  const receipts: SampleReceiptSet['receipts'] = [];
  for (const [countyIndex, share] of shares.entries()) {
    for (const [scope, lines, amountWan] of share.parts) {
      const fixed = handMade[`${share.county}/${scope}`];
      const amounts = fixed
        ? [fixed.amountWan, ...cut(amountWan - fixed.amountWan, lines - 1, countyIndex + 1)]
        : cut(amountWan, lines, countyIndex + 1);
      amounts.forEach((amount, index) => {
        const no = receipts.length + 1;
        const hand = index === 0 ? fixed : undefined;
        const receivedOn = hand?.receivedOn ?? dayOf(no * 3 + countyIndex);
        receipts.push({
          no,
          county: share.county,
          project: hand?.project ?? share.projects[index % share.projects.length] ?? '示例项目',
          receivedOn,
          month: receivedOn.slice(0, 7),
          scope,
          amountWan: amount.toFixed(2),
          proof: hand?.proof ?? proofs[no % proofs.length] ?? 'bank_slip',
          evidenceCount: no <= 17 ? 3 : 2,
        });
      });
    }
  }
  return receipts;
}

export const receiptSet: SampleReceiptSet = {
  code: 'xiangxi-2022',
  title: '湘商项目到位资金（示例数据，2022年1—10月）',
  year: 2022,
  taskWan: '400000',
  receipts: build(),
  isSample: true,
};
