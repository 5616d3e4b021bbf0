import type { ReceiptMeasure } from '@/lib/definitions/schema';
import { bulkInsert } from '@/lib/server/bulk';
import type { Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import type { SeedContext } from './context';

const EVERYWHERE: ReceiptMeasure['scopes'] = [
  'outside_province',
  'province_outside_prefecture',
  'prefecture_outside_county',
  'local',
  'abroad',
];

const base: ReceiptMeasure = {
  measure: 'receipts',
  state: 'accepted',
  scopes: EVERYWHERE,
  uses: ['fixed'],
  isReturn: null,
  withEstimates: false,
  places: 1,
  rounding: 'half-up',
};

type Version = {
  textZh: string;
  params: ReceiptMeasure;
  validFrom: string;
  validTo?: string;
  adoptedByText: string;
  reason: string;
};
type Definition = { code: string; nameZh: string; nameHant: string; nameEn: string; versions: Version[] };

/** Codes of the three counted definitions; the texts are 示例 until the bureau adopts its own. */
export const RETURN_RECEIPTS = 'return-receipts';

function definitions(word: string, wordHant: string, region: string): Definition[] {
  const adopted = '统计部门会签（示例）';
  return [
    {
      code: RETURN_RECEIPTS,
      nameZh: `${word}项目到位资金`,
      nameHant: `${wordHant}項目到位資金`,
      nameEn: 'Funds in place, projects of returning merchants',
      versions: [
        {
          textZh: `投资方任一股东籍贯在${region}的项目，计为${word}项目；计固定资产投资和流动资金。`,
          params: { ...base, isReturn: true, uses: ['fixed', 'working'] },
          validFrom: '2019-01-01',
          validTo: '2021-12-31',
          adoptedByText: adopted,
          reason: '首次制定。',
        },
        {
          textZh: `实际控制人或者最大股东籍贯在${region}的项目，计为${word}项目；只计固定资产投资，不计流动资金。`,
          params: { ...base, isReturn: true },
          validFrom: '2022-01-01',
          adoptedByText: adopted,
          reason: '与固定资产投资统计衔接，避免以小股东身份扩大统计范围。旧月份仍按第1版。',
        },
      ],
    },
    {
      code: 'all-receipts',
      nameZh: '招商引资项目到位资金',
      nameHant: '招商引資項目到位資金',
      nameEn: 'Funds in place, all promoted projects',
      versions: [
        {
          textZh: '全部招商引资项目经两级审核入库的固定资产投资到位资金，不计流动资金；标明“预计”的不计。',
          params: base,
          validFrom: '2019-01-01',
          adoptedByText: adopted,
          reason: '首次制定。',
        },
      ],
    },
    {
      code: 'interprovincial-receipts',
      nameZh: '省际项目到位资金',
      nameHant: '省際項目到位資金',
      nameEn: 'Funds in place from other provinces',
      versions: [
        {
          textZh: '资金来源地在省外（不含境外）的到位资金，其余同“招商引资项目到位资金”。',
          params: { ...base, scopes: ['outside_province'] },
          validFrom: '2019-01-01',
          adoptedByText: adopted,
          reason: '首次制定。',
        },
      ],
    },
  ];
}

/** What counts as received money, by version, with the conditions under which stages are entered (E1, E7, §2.1). */
export async function seedDefinitions(tx: Tx, context: SeedContext): Promise<void> {
  const { merchantWord, regionName } = context.preset.profile;
  const list = definitions(merchantWord.zh, merchantWord.hant ?? merchantWord.zh, regionName.zh);
  const rows = list.map(({ versions: _versions, ...row }, sortNo) => ({
    id: newId(),
    ...row,
    isSample: true,
    sortNo,
  }));
  await bulkInsert(tx, 'definition', rows);
  await bulkInsert(
    tx,
    'definition_version',
    list.flatMap(({ versions }, index) =>
      versions.map(({ validTo, ...version }, at) => ({
        id: newId(),
        definitionId: rows[index]?.id ?? '',
        number: at + 1,
        ...version,
        validTo: validTo ?? null,
        adoptedAt: `${version.validFrom}T00:00:00Z`,
      })),
    ),
  );
  await bulkInsert(
    tx,
    'gate_rule',
    GATES.map(([stage, needs], sortNo) => ({ id: newId(), kind: 'standard', stage, needs, sortNo })),
  );
}

/** What must be there before a stage; data that a bureau changes, not code. */
const GATES = [
  ['appraisal', 'field:investorText,investorCompanyId'],
  ['appraisal', 'field:sourceText'],
  ['negotiation', 'field:content'],
  ['negotiation', 'field:totalInvestmentWan'],
  ['pre_review', 'field:chainId'],
  ['signed', 'evidence:review'],
  ['signed', 'agreement:contract,agreement'],
  ['approved', 'field:nationalCode'],
  ['approved', 'evidence:approval'],
  ['started', 'agreement:contract'],
  ['started', 'evidence:start'],
  ['construction', 'field:landMu,plantSqm,parkId'],
  ['production', 'evidence:production'],
  ['full_capacity', 'field:jobs'],
] as const;
