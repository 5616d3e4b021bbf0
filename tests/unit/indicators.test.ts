import { describe, expect, it } from 'vitest';
import { completionOf, computeFormula, groupsBelow, shareTexts } from '@/lib/indicators/rules';
import { presets } from '@/prisma/seed/presets/presets';

const halfUp = { places: 1, rounding: 'half-up' } as const;

describe('completion of a task', () => {
  it('452,800 万元 of 400,000 万元 is 113.2 % (N1)', () => {
    expect(completionOf('452800', '400000', '2022-10', halfUp)).toEqual({
      targetWan: '400000',
      percent: '113.2',
      ratio: '1.1320',
      ahead: '29.87',
    });
  });

  it('the 137 sample receipts, summed first and divided afterwards, print 113.2 %', () => {
    const set = presets.xiangxi.receiptSet;
    const total = (set?.receipts ?? []).reduce(
      (sum, receipt) => sum + Math.round(Number(receipt.amountWan) * 100),
      0,
    );
    expect(completionOf(String(total / 100), set?.taskWan ?? null, '2022-10', halfUp)?.percent).toBe('113.2');
  });

  it('an amount rounded to 亿元 before would print another percentage', () => {
    expect(completionOf('453000', '400000', '2022-10', halfUp)?.percent).toBe('113.3');
  });

  it('the definition says how the last digit is decided', () => {
    expect(completionOf('453000', '400000', '2022-10', { places: 1, rounding: 'half-even' })?.percent).toBe(
      '113.2',
    );
    expect(completionOf('453000', '400000', '2022-10', { places: 2, rounding: 'down' })?.percent).toBe(
      '113.25',
    );
  });

  it('without a task, or of a task of nought, there is no rate', () => {
    expect(completionOf('5', null, '2022-10', halfUp)).toBeNull();
    expect(completionOf('5', '0', '2022-10', halfUp)).toBeNull();
  });
});

describe('parts of a whole', () => {
  it('print one place; a whole of nought has no parts', () => {
    expect(shareTexts(['113940', '90310'], '452800')).toEqual(['25.2', '19.9']);
    expect(shareTexts(['0'], '0')).toEqual([null]);
  });

  it('units fall into the child of the root that they stand under, the root into itself', () => {
    const unit = (id: string, parentId: string | null) => ({ id, parentId, name: id, sortNo: 0 });
    const tree = [
      unit('root', null),
      unit('a', 'root'),
      unit('a1', 'a'),
      unit('a11', 'a1'),
      unit('b', 'root'),
    ];
    expect([...groupsBelow('root', tree)].sort()).toEqual([
      ['a', 'a'],
      ['a1', 'a'],
      ['a11', 'a'],
      ['b', 'b'],
      ['root', 'root'],
    ]);
    expect([...groupsBelow('a', tree)].sort()).toEqual([
      ['a', 'a'],
      ['a1', 'a1'],
      ['a11', 'a1'],
    ]);
  });
});

describe('derived figures', () => {
  it.each(
    Object.values(presets).flatMap((preset) =>
      preset.derivedFigures.map((figure) => [preset, figure] as const),
    ),
  )('$1.label is what its formula gives', (preset, figure) => {
    const values = new Map([
      ...preset.statedFigures.map((one) => [one.code, one.value] as const),
      ...preset.derivedFigures.map((one) => [one.code, one.value] as const),
    ]);
    expect(computeFormula(figure.compute, values)).toBe(figure.value);
  });

  it('an unknown operand and a divisor of nought give no figure', () => {
    const formula = { op: 'divide', operands: ['a', 'b'], decimals: 2 } as const;
    expect(computeFormula(formula, new Map([['a', '1']]))).toBeNull();
    expect(
      computeFormula(
        formula,
        new Map([
          ['a', '1'],
          ['b', '0'],
        ]),
      ),
    ).toBeNull();
  });
});
