import { describe, expect, it } from 'vitest';
import { openMonths, staysPositive } from '@/lib/receipts/rules';
import { ReceiptInput } from '@/lib/receipts/schema';

describe('the month of a line', () => {
  it('runs from the month of the receipt to this one, the natural one first', () => {
    expect(openMonths('2024-03-31', '2024-05-02', new Set())).toEqual(['2024-03', '2024-04', '2024-05']);
  });

  it('leaves locked months out', () => {
    expect(openMonths('2024-03-31', '2024-05-02', new Set(['2024-03', '2024-04']))).toEqual(['2024-05']);
  });

  it('offers nothing when all are locked, and at most three years', () => {
    expect(openMonths('2024-05-01', '2024-05-02', new Set(['2024-05']))).toEqual([]);
    expect(openMonths('2010-01-01', '2024-05-02', new Set())).toHaveLength(36);
  });
});

describe('corrections', () => {
  it('may take away all that stands and not a cent more', () => {
    expect(staysPositive('100', ['-40'], '-60')).toBe(true);
    expect(staysPositive('100', ['-40'], '-60.000001')).toBe(false);
    expect(staysPositive('100', [], '20')).toBe(true);
  });
});

describe('what a form says of a receipt', () => {
  const given = {
    projectId: '01a2015e-e6c3-737e-b44f-94eaf1ae3ef0',
    receivedOn: '2024-05-20',
    sourceScope: 'abroad',
    amount: '120',
    evidenceKind: 'bank_slip',
  };
  const codes = (change: object) =>
    ReceiptInput.safeParse({ ...given, ...change }).error?.issues.map(
      (issue) => `${issue.path.join('.')}:${issue.message}`,
    );

  it('人民币 needs no rate, foreign money needs rate and day', () => {
    expect(codes({})).toBeUndefined();
    expect(codes({ currency: 'USD' })).toEqual(['rate:rate_required', 'rateOn:rate_required']);
    expect(codes({ currency: 'USD', rate: '7.1', rateOn: '2024-05-20' })).toBeUndefined();
  });

  it('a first line is never negative nor nought', () => {
    expect(codes({ amount: '-5' })).toEqual(['amount:amount']);
    expect(codes({ amount: '0' })).toEqual(['amount:amount']);
  });

  it('a day that the calendar lacks is refused', () => {
    expect(codes({ receivedOn: '2024-02-30' })).toEqual(['receivedOn:date_format']);
  });
});
