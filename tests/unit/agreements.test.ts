import { describe, expect, it } from 'vitest';
import { moneyColumns, moneyValues } from '@/lib/agreements/rules';

describe('money of an agreement or a receipt', () => {
  it('人民币 stands as it is', () => {
    expect(moneyColumns({ amount: '1250.5', currency: 'CNY' })).toEqual({
      amountWan: '1250.5',
      originalAmount: null,
      currency: 'CNY',
      rate: null,
      rateOn: null,
    });
  });

  it('foreign money becomes 万元 by its rate and keeps what the paper said', () => {
    const columns = moneyColumns({ amount: '100', currency: 'USD', rate: '7.1234', rateOn: '2024-05-20' });
    expect(columns).toEqual({
      amountWan: '712.34',
      originalAmount: '1000000',
      currency: 'USD',
      rate: '7.1234',
      rateOn: '2024-05-20',
    });
    expect(moneyValues(columns)).toEqual({
      amount: '100',
      currency: 'USD',
      rate: '7.1234',
      rateOn: '2024-05-20',
    });
  });

  it('foreign money without a rate is no amount', () => {
    expect(() => moneyColumns({ amount: '100', currency: 'USD' })).toThrow(RangeError);
  });
});
