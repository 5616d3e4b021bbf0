/** A 发文字号 in its parts; `text` is the printed form 汉经合函〔2024〕8号. */
export interface DocumentNumber {
  series: string;
  year: number;
  number: number;
  text: string;
}

export type DocumentNumberCheck =
  | { ok: true; value: DocumentNumber }
  | { ok: false; problem: 'format' | 'damaged' | 'year' | 'leading_zero' };

const BRACKETED = /^(.{1,20}?)\s*[〔[【(［（{〈]\s*(\d{4})\s*[〕\]】)］）}〉]\s*第?\s*(\d{1,5})\s*号$/u;
const DAMAGED = /[〔[【(][^〕\]】)]*$|^[^〔[【(]*[〕\]】)]|\d{4}\s*号/u;

/** Prints a document number by the standard: year in 〔〕, no 第, no leading zeros (GB/T 9704-2012). */
export function formatDocumentNumber(series: string, year: number, number: number): string {
  return `${series}〔${year}〕${number}号`;
}

/**
 * Reads a document number (发文字号) as people type it: 〔2024〕, [2024], (2024), 【2024】, full width, blanks, 第8号.
 * Gives back the printed form. A text whose brackets or characters were lost, such as 〔20216 of source S0, is reported
 * as damaged and never guessed. Refuses leading zeros and a year outside 1949–2100.
 * Source: domain.md §2.9, §1.K; GB/T 9704-2012.
 */
export function checkDocumentNumber(text: string): DocumentNumberCheck {
  const tidy = text.normalize('NFKC').trim();
  const match = BRACKETED.exec(tidy);
  if (!match) return { ok: false, problem: DAMAGED.test(tidy) ? 'damaged' : 'format' };
  const [, series = '', yearText = '', numberText = ''] = match;
  if (!/^[\p{Script=Han}A-Za-z]+$/u.test(series)) return { ok: false, problem: 'format' };
  if (numberText.startsWith('0')) return { ok: false, problem: 'leading_zero' };
  const [year, number] = [Number(yearText), Number(numberText)];
  if (year < 1949 || year > 2100) return { ok: false, problem: 'year' };
  return { ok: true, value: { series, year, number, text: formatDocumentNumber(series, year, number) } };
}

/** The three forms of 索引号 found in practice; an operator's configuration names one (domain.md §2.10). */
export type IndexNumberForm = 'national' | 'site_code' | 'credit_code';

export interface IndexNumber {
  form: IndexNumberForm;
  organisation: string;
  /** YYYY, or YYYYMM in the credit-code form. */
  period: string;
  serial: string;
}

const INDEX_FORMS: readonly { form: IndexNumberForm; pattern: RegExp; serialDigits: number }[] = [
  { form: 'national', pattern: /^([0-9A-Z]{9})\/(\d{4})-(\d{5})$/, serialDigits: 5 },
  { form: 'site_code', pattern: /^(\d{10})\/(\d{4})-(\d{6})$/, serialDigits: 6 },
  { form: 'credit_code', pattern: /^([0-9A-Z]{18})\/(\d{6})-(\d{5})$/, serialDigits: 5 },
];

/** Reads a 索引号 such as 000014349/2017-00110, 6107000015/2021-001156; null when it has none of the known forms. */
export function parseIndexNumber(text: string): IndexNumber | null {
  const tidy = text.normalize('NFKC').toUpperCase().replace(/\s+/g, '');
  for (const { form, pattern } of INDEX_FORMS) {
    const [, organisation, period, serial] = pattern.exec(tidy) ?? [];
    if (organisation && period && serial) return { form, organisation, period, serial };
  }
  return null;
}

/**
 * Writes a 索引号 in the configured form. Throws RangeError when the parts do not make a valid one, so that a wrong
 * configuration is seen before a number is printed.
 */
export function formatIndexNumber(
  form: IndexNumberForm,
  organisation: string,
  period: string,
  serial: number,
): string {
  const digits = INDEX_FORMS.find((entry) => entry.form === form)?.serialDigits ?? 5;
  const text = `${organisation}/${period}-${String(serial).padStart(digits, '0')}`;
  if (parseIndexNumber(text)?.form !== form) throw new RangeError(`not a ${form} index number: ${text}`);
  return text;
}

const PROVINCE_MARKS = '京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新黔滇蜀陇港澳台';
const ICP = new RegExp(`^([${PROVINCE_MARKS}])ICP备(\\d{8}|\\d{10})号(?:-([1-9]\\d*))?$`, 'u');
const POLICE = new RegExp(`^([${PROVINCE_MARKS}])公网安备(\\d{11,14})号?$`, 'u');

/** The stored form of a 网站标识码 (ten digits, or bm and eight digits for ministries), or null. */
export function normaliseSiteCode(text: string): string | null {
  const tidy = text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
  return /^(?:\d{10}|bm\d{8})$/.test(tidy) ? tidy : null;
}

/** The printed form of an ICP filing, 陕ICP备12345678号-1, or null. */
export function normaliseIcpNumber(text: string): string | null {
  const tidy = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/\s+/g, '')
    .replace(/[‐‑–—―]/g, '-');
  return ICP.test(tidy) ? tidy : null;
}

/** The printed form of a public-security filing, 陕公网安备61070202000001号, or null. */
export function normalisePoliceNumber(text: string): string | null {
  const match = POLICE.exec(text.normalize('NFKC').replace(/\s+/g, ''));
  return match ? `${match[1]}公网安备${match[2]}号` : null;
}
