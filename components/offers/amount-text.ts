import { formatWan, yiNumber } from '@/lib/shared/money';

/** Texts that print amounts and sizes: `offers.public.amount.*`. */
export type AmountTexts = {
  wan: (value: string) => string;
  yi: (value: string) => string;
  million: (value: string) => string;
  mu: (value: string) => string;
  sqm: (value: string) => string;
};

const trim = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

/** 8,600 万元, 1.8 亿元; in English millions of yuan. Takes 万元 as decimal text. */
export function amountText(wan: string, locale: string, texts: AmountTexts): string {
  if (locale === 'en') return texts.million(trim(formatWan((Number(wan) / 100).toFixed(4), 2)));
  return Number(wan) >= 10_000 ? texts.yi(trim(yiNumber(wan))) : texts.wan(trim(formatWan(wan)));
}

/** A plain quantity with its thousands grouped. */
export function sizeText(value: string): string {
  return trim(formatWan(value, 2));
}
