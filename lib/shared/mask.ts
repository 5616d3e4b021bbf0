/**
 * What of a personal value may stand on a screen when the full value may not. Masks are one-way and keep nothing that
 * identifies alone; the masked text is stored beside the cipher (data-model.md, contactPoint).
 */
const COMPOUND_SURNAMES = new Set(
  (
    '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 ' +
    '司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 梁丘 左丘 ' +
    '东门 西门 第五 相里'
  ).split(' '),
);

/** The surname of a Chinese name of two to four characters: one character, or two when they are a compound surname. */
export function surnameOf(name: string): string {
  const chars = [...name.replace(/[\s·•]+/gu, '')];
  const two = chars.slice(0, 2).join('');
  return chars.length > 2 && COMPOUND_SURNAMES.has(two) ? two : (chars[0] ?? '');
}

/** 李* , 李** , 欧阳* ; 阿布都·买买提 → 阿布都·***; John Smith → J*** S***. Empty stays empty. */
export function maskName(name: string): string {
  const tidy = name.normalize('NFKC').trim();
  if (/^[A-Za-z]/.test(tidy)) return tidy.replace(/([A-Za-z])[^\s]*/g, '$1***');
  const [first, ...others] = tidy.split(/[·•‧・]/u);
  if (first && others.length > 0) return `${first}·***`;
  const chars = [...tidy.replace(/\s+/gu, '')];
  if (chars.length === 0) return '';
  const surname = surnameOf(tidy);
  return surname + '*'.repeat(Math.max(1, chars.length - [...surname].length));
}

/** Mobile 138****1234; any other number keeps its last two digits, area code and country: 0916-*****06, +852 ******67. */
export function maskPhone(phone: string): string {
  const tidy = phone.normalize('NFKC').trim();
  const mobile = /^(?:\+?86[\s-]?)?(1\d{2})[\s-]?\d{4}[\s-]?(\d{4})$/.exec(tidy);
  if (mobile) return `${mobile[1]}****${mobile[2]}`;
  const [, head = '', body = ''] = /^(\+\d{1,3}[\s-]|0\d{2,3}[\s-])?(.*)$/.exec(tidy) ?? [];
  const digits = body.replace(/\D/g, '');
  if (digits.length < 5) return head + '*'.repeat(digits.length);
  return head + '*'.repeat(digits.length - 2) + digits.slice(-2);
}

/** Identity number: first three and last two characters, 610*************2X. Shorter papers keep first and last. */
export function maskIdNumber(number: string): string {
  const tidy = number.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
  if (tidy.length < 5) return '*'.repeat(tidy.length);
  const [head, tail] = tidy.length >= 15 ? [3, 2] : [1, 1];
  return tidy.slice(0, head) + '*'.repeat(tidy.length - head - tail) + tidy.slice(-tail);
}

/** E-mail: first letter and domain, z***@example.com; a text without @ is hidden whole. */
export function maskEmail(email: string): string {
  const tidy = email.normalize('NFKC').trim();
  const at = tidy.lastIndexOf('@');
  return at > 0 ? `${tidy.charAt(0)}***${tidy.slice(at)}` : '***';
}

const TO_COUNTY =
  /^(?:.{2,8}?(?:省|自治区))?(?:.{2,12}?(?:自治州|地区|盟|市))?(?:.{1,12}?(?:自治县|县|区|旗|市))?/u;
const TO_TOWNSHIP = /^.{1,10}?(?:街道办事处|街道|镇|乡(?!街道|镇)|苏木)/u;

/**
 * Address down to the township, or to the county where no township is named: 陕西省汉中市西乡县城关镇****.
 * Works by the suffixes of places; an address that names no place is hidden whole.
 */
export function maskAddress(address: string): string {
  const tidy = address.normalize('NFKC').replace(/\s+/g, '');
  if (!tidy) return '';
  const county = TO_COUNTY.exec(tidy)?.[0] ?? '';
  const township = TO_TOWNSHIP.exec(tidy.slice(county.length))?.[0] ?? '';
  return `${county}${township}****`;
}
