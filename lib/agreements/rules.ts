import { convertToWan, toWan, wan } from '@/lib/shared/money';

/** Money as a form gives it: amount in 万 of the currency. */
export type MoneyInput = {
  amount: string;
  currency: string;
  rate?: string | undefined;
  rateOn?: string | undefined;
};

/** Money as rows keep it: 万元, beside what the paper said (original amount in whole units of its currency). */
export type MoneyColumns = {
  amountWan: string;
  originalAmount: string | null;
  currency: string;
  rate: string | null;
  rateOn: string | null;
};

/**
 * Turns money of a form into stored columns: 人民币 as it is, another currency by its rate, half-up to 分
 * (data-model.md, Money). Throws RangeError for foreign money without a rate; the schema has refused that before.
 */
export function moneyColumns(money: MoneyInput): MoneyColumns {
  if (money.currency === 'CNY') {
    return {
      amountWan: toWan(money.amount),
      originalAmount: null,
      currency: 'CNY',
      rate: null,
      rateOn: null,
    };
  }
  const rate = money.rate ?? '0';
  const originalAmount = wan(money.amount).times(10_000).toFixed();
  const rateDate = money.rateOn ?? '';
  return {
    amountWan: convertToWan({ amount: originalAmount, currency: money.currency, rate, rateDate }),
    originalAmount,
    currency: money.currency,
    rate,
    rateOn: rateDate,
  };
}

/** What a form shows again of stored money: the amount in 万 of its currency. */
export function moneyValues(row: {
  amountWan: string;
  originalAmount: string | null;
  currency: string;
  rate: string | null;
  rateOn: string | null;
}): { amount: string; currency: string; rate: string; rateOn: string } {
  const amount =
    row.originalAmount === null ? row.amountWan : wan(row.originalAmount).dividedBy(10_000).toFixed();
  return { amount, currency: row.currency, rate: row.rate ?? '', rateOn: row.rateOn ?? '' };
}
