import type { CellInput, ParsedCell } from '@/lib/shared/parsed-cell';
import { asCell, saysNothing, tidyText } from '@/lib/shared/parsed-cell';

export type PhoneKind = 'mobile' | 'landline' | 'overseas';

/**
 * One telephone number (domain.md 2.12). `normalised` is what is compared, hashed and stored: 11 digits for a mainland mobile,
 * `0916-2628906` (with `-801` for an extension) for a landline, E.164 (`+84…`) for the rest.
 */
export interface Phone {
  readonly kind: PhoneKind;
  readonly normalised: string;
}

const MOBILE = /^1[3-9]\d{9}$/;
/** 010 and 02x have 8 digits; the other area codes (three digits after the 0) 7 or 8. */
const LANDLINE = /^(010|02\d|0[3-9]\d{2})([2-8]\d{6,7})$/;
const SERVICE = /^(400|800)(\d{3})(\d{4})$/;
const NEIGHBOURS = /^(852|853)(\d{8})$|^(886)(\d{8,9})$/;

/** Reads one number that stands alone; null when it is none. `areaCode` completes a local number such as 2628906. */
export function parsePhone(text: string, { areaCode }: { areaCode?: string } = {}): Phone | null {
  const tidy = tidyText(text)
    .replace(/^[^\d+(]*(?=[\d+(])/, '')
    .replace(/\s*\([^()\d]*\)$/, '');
  const [main = '', extension] = tidy.split(/(?:转|分机|ext\.?)\s*/i);
  const shape = main.trim();
  if (!/^\+?[\d\s().-]+$/.test(shape)) return null;
  const digits = shape.replace(/\D/g, '');
  const international = shape.startsWith('+') || (digits.startsWith('00') && digits.length > 10);
  if (international) return fromInternational(shape.startsWith('+') ? digits : digits.slice(2), extension);
  return fromNational(shape, digits, extension) ?? fromLocal(digits, areaCode);
}

function fromInternational(digits: string, extension?: string): Phone | null {
  if (digits.startsWith('86')) {
    const rest = digits.slice(2);
    return fromNational(rest, rest, extension) ?? fromNational(`0${rest}`, `0${rest}`, extension);
  }
  return /^[1-9]\d{6,14}$/.test(digits) ? { kind: 'overseas', normalised: `+${digits}` } : null;
}

function fromNational(shape: string, digits: string, extension?: string): Phone | null {
  if (MOBILE.test(digits)) return { kind: 'mobile', normalised: digits };
  if (/^86/.test(digits) && MOBILE.test(digits.slice(2)))
    return { kind: 'mobile', normalised: digits.slice(2) };
  if (/^0/.test(digits) && MOBILE.test(digits.slice(1)))
    return { kind: 'mobile', normalised: digits.slice(1) };
  const service = SERVICE.exec(digits);
  if (service) return { kind: 'landline', normalised: `${service[1]}-${service[2]}-${service[3]}` };
  const tail = /^(.*\d)-(\d{1,5})$/.exec(shape);
  const withTail = tail ? LANDLINE.exec((tail[1] ?? '').replace(/\D/g, '')) : null;
  const line = LANDLINE.exec(digits) ?? withTail;
  if (line) {
    const inner = extension?.replace(/\D/g, '') || (line === withTail ? tail?.[2] : '') || '';
    return { kind: 'landline', normalised: `${line[1]}-${line[2]}${inner ? `-${inner}` : ''}` };
  }
  return NEIGHBOURS.test(digits) ? { kind: 'overseas', normalised: `+${digits}` } : null;
}

function fromLocal(digits: string, areaCode?: string): Phone | null {
  if (!areaCode || !/^[2-8]\d{6,7}$/.test(digits)) return null;
  return LANDLINE.test(areaCode + digits) ? { kind: 'landline', normalised: `${areaCode}-${digits}` } : null;
}

/** What is wrong with a number that `parsePhone` does not read, for the text under the field; `phone` when nothing fits. */
export type PhoneProblem =
  | { code: 'phone_character'; character: string }
  | { code: 'phone_mobile_length'; length: number }
  | { code: 'phone_mobile_prefix'; prefix: string }
  | { code: 'phone_area_code' | 'phone_landline' | 'phone_overseas' | 'phone' };

export function phoneProblem(text: string): PhoneProblem {
  const tidy = tidyText(text);
  const character = /[^+\d\s().转分机ext-]/iu.exec(tidy)?.[0];
  if (character) return { code: 'phone_character', character };
  const digits = tidy.replace(/\D/g, '');
  if (tidy.startsWith('+') && !digits.startsWith('86')) return { code: 'phone_overseas' };
  const home = digits.replace(/^(?:0086|86)(?=\d{7})/, '');
  if (/^1[3-9]/.test(home)) return { code: 'phone_mobile_length', length: home.length };
  if (/^1[0-2]\d{9}$/.test(home)) return { code: 'phone_mobile_prefix', prefix: home.slice(0, 2) };
  if (/^[2-8]\d{6,7}$/.test(home)) return { code: 'phone_area_code' };
  return home.startsWith('0') ? { code: 'phone_landline' } : { code: 'phone' };
}

/** “13812341234 13912341234”, “1381234123413912341234” and “138 1234 1234” look alike: whole first, then the pieces. */
function readPart(part: string, options: { areaCode?: string }): (Phone | null)[] {
  const whole = parsePhone(part, options);
  if (whole) return [whole];
  const digits = part.replace(/\D/g, '');
  if (digits.length === 22 && MOBILE.test(digits.slice(0, 11)) && MOBILE.test(digits.slice(11))) {
    return [parsePhone(digits.slice(0, 11)), parsePhone(digits.slice(11))];
  }
  const pieces = part.trim().split(/\s+/);
  if (pieces.length < 2) return [null];
  const phones: (Phone | null)[] = [];
  let open = '';
  for (const piece of pieces) {
    open = open ? `${open} ${piece}` : piece;
    const phone = parsePhone(open, options);
    if (phone) {
      phones.push(phone);
      open = '';
    }
  }
  if (open) phones.push(null);
  return phones;
}

/**
 * Reads all numbers of a cell, in order, without repeats: full-width digits, separators 、，,;；/| and line breaks, spaces and dashes
 * inside a number, +86, area codes, extensions, overseas numbers. What is no number is a warning and the original is kept.
 */
export function parsePhones(
  input: CellInput,
  options: { areaCode?: string } = {},
): ParsedCell<readonly Phone[]> {
  const cell = asCell(input);
  const original = cell.text;
  const text = tidyText(original);
  if (cell.kind === 'blank' || text === '' || saysNothing(text)) return { value: null, original };
  if (cell.kind === 'error') return { value: null, warning: 'formula_error', original };
  if (/^\d(?:\.\d+)?E\+?\d+$/i.test(text)) return { value: null, warning: 'precision_lost', original };
  const parts = text.split(/[、,;/|\n\r]|或|和|及/).filter((part) => part.trim() !== '');
  const all = parts.flatMap((part) => readPart(part, options));
  const phones = new Map<string, Phone>();
  for (const phone of all) if (phone) phones.set(phone.normalised, phone);
  const value = phones.size > 0 ? [...phones.values()] : null;
  if (!all.includes(null)) return { value, original };
  return { value, warning: value ? 'part_not_a_phone' : 'not_a_phone', original };
}
