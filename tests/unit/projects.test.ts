import { describe, expect, it } from 'vitest';
import {
  filledFields,
  missingGates,
  nextStage,
  projectSearchColumns,
  sharesAreWhole,
  stagesEntered,
  type GateFacts,
  type GateRule,
} from '@/lib/projects/rules';
import { ProjectInput, projectStages } from '@/lib/projects/schema';

const rules: GateRule[] = [
  { stage: 'negotiation', needs: 'field:content' },
  { stage: 'signed', needs: 'evidence:review' },
  { stage: 'signed', needs: 'agreement:contract,agreement' },
  { stage: 'approved', needs: 'field:nationalCode' },
];
const facts = (given: Partial<Record<keyof GateFacts, string[]>> = {}): GateFacts => ({
  fields: new Set(given.fields),
  agreements: new Set(given.agreements),
  evidence: new Set(given.evidence),
});

describe('gates before stages', () => {
  it('names what the next stage still needs', () => {
    expect(missingGates('pre_review', 'signed', rules, facts())).toEqual([
      { stage: 'signed', kind: 'evidence', name: 'review' },
      { stage: 'signed', kind: 'agreement', name: 'contract,agreement' },
    ]);
  });

  it('is met by any of the kinds that a rule names', () => {
    const held = facts({ evidence: ['review'], agreements: ['agreement'] });
    expect(missingGates('pre_review', 'signed', rules, held)).toEqual([]);
  });

  it('an intent is no agreement', () => {
    const held = facts({ evidence: ['review'], agreements: ['intent'] });
    expect(missingGates('pre_review', 'signed', rules, held)).toHaveLength(1);
  });

  it('skipping stages skips none of their conditions', () => {
    expect(missingGates('appraisal', 'approved', rules, facts()).map((gate) => gate.stage)).toEqual([
      'negotiation',
      'signed',
      'signed',
      'approved',
    ]);
  });

  it('a stage that is behind asks for nothing any more', () => {
    expect(missingGates('signed', 'approved', rules, facts({ fields: ['nationalCode'] }))).toEqual([]);
    expect(missingGates('approved', 'appraisal', rules, facts())).toEqual([]);
  });

  it('refuses a rule that it cannot read', () => {
    expect(() =>
      missingGates('lead', 'appraisal', [{ stage: 'appraisal', needs: 'mood:good' }], facts()),
    ).toThrow(RangeError);
  });

  it('an empty text and null are no facts, nought is one', () => {
    expect([...filledFields({ a: '', b: null, c: undefined, d: 0, e: 'x' })]).toEqual(['d', 'e']);
  });
});

describe('the order of stages', () => {
  it('leads from a line to full capacity', () => {
    expect(projectStages.map(nextStage)).toEqual([...projectStages.slice(1), null]);
  });

  it('a move back enters nothing', () => {
    expect(stagesEntered('signed', 'lead')).toEqual([]);
    expect(stagesEntered('lead', 'negotiation')).toEqual(['appraisal', 'negotiation']);
  });
});

describe('credit shares', () => {
  const share = (unitId: string, percent: string) => ({ unitId, percent });

  it.each([
    [[share('a', '100')], true],
    [[share('a', '60'), share('b', '40')], true],
    [[share('a', '33.333333'), share('b', '33.333333'), share('c', '33.333334')], true],
    [[share('a', '60'), share('b', '30')], false],
    [[share('a', '60'), share('b', '50')], false],
    [[share('a', '99.999999')], false],
    [[share('a', '50'), share('a', '50')], false],
  ])('%j sums to a whole: %s', (shares, whole) => {
    expect(sharesAreWhole(shares)).toBe(whole);
  });
});

describe('what a form says of a project', () => {
  it('reads an amount in 亿元 as 万元', () => {
    const input = ProjectInput.parse({ name: '示例项目', totalInvestmentWan: '0.5亿元' });
    expect(input.totalInvestmentWan).toBe('5000');
  });

  it.each([
    [{ name: '示例项目', totalInvestmentWan: '约五千' }, 'amount'],
    [{ name: '示例项目', totalInvestmentWan: '0' }, 'amount'],
    [{ name: '示例项目', nationalCode: '12345' }, 'project_code'],
    [{ name: '示例项目', landMu: '-3' }, 'number'],
    [{ totalInvestmentWan: '5' }, 'required'],
  ])('%j is refused with %s', (given, code) => {
    const parsed = ProjectInput.safeParse(given);
    expect(parsed.error?.issues.map((issue) => issue.message)).toEqual([code]);
  });

  it('keeps name, investor and number for searching, pinyin and initials of the name', () => {
    const kept = projectSearchColumns({
      number: 'P2024-000001',
      name: '冷链项目',
      investorText: '示例有限公司',
    });
    expect(kept).toMatchObject({ pinyin: 'lenglianxiangmu', initials: 'llxm' });
    expect(kept.searchText).toContain('示例有限公司');
  });
});
