import type { Cell } from '@/lib/shared/cell';
import { tidyText } from '@/lib/shared/parsed-cell';
import { parsePhones } from '@/lib/shared/phone';

export type SensitiveKind = 'id_number' | 'bank_card' | 'phone';

/** Shape of a resident ID: region, date of birth, serial, check sign. Wrong check signs count too: it is still somebody's number. */
const ID_NUMBER =
  /(?<![\dA-Z])[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX](?![\dA-Z])/i;
const CARD = /(?<!\d)[2-9]\d{15,18}(?!\d)/;

function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    sum += i % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
  }
  return sum % 10 === 0;
}

/** What a single text looks like. An ID number hides in any text; a card number needs its check digit; a phone fills the cell. */
export function sensitiveText(text: string): SensitiveKind | null {
  const tidy = tidyText(text);
  if (tidy === '') return null;
  const packed = tidy.replace(/(?<=\d)[\s-](?=[\dX])/gi, '');
  if (ID_NUMBER.test(packed)) return 'id_number';
  const card = CARD.exec(packed)?.[0];
  if (card && luhn(card)) return 'bank_card';
  const phones = parsePhones(text);
  return phones.value && phones.warning === undefined && /\d{7}/.test(packed) ? 'phone' : null;
}

/**
 * What the content of a column looks like. One ID or card number is enough; phones must be at least two and a fifth of the filled cells,
 * because a single long number in a notes column is not a phone column.
 */
export function sensitiveContent(cells: readonly Cell[]): SensitiveKind | null {
  const filled = cells.filter((cell) => cell.kind === 'text' || cell.kind === 'number');
  const kinds = filled.map((cell) => sensitiveText(cell.text));
  if (kinds.includes('id_number')) return 'id_number';
  if (kinds.includes('bank_card')) return 'bank_card';
  const phones = kinds.filter((kind) => kind === 'phone').length;
  return phones >= Math.min(2, filled.length) && phones > 0 && phones * 5 >= filled.length ? 'phone' : null;
}
