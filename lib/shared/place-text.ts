import { tidyText } from '@/lib/shared/parsed-cell';

/** The parts of a place as written; a part that the text does not name is absent. `rest` is what no part took. */
export interface PlaceParts {
  readonly province?: string;
  readonly city?: string;
  readonly county?: string;
  readonly town?: string;
  readonly village?: string;
  readonly rest?: string;
}

const MUNICIPALITIES = ['北京', '上海', '天津', '重庆'];
const REGIONS: Readonly<Record<string, string>> = {
  内蒙古: '内蒙古自治区',
  广西: '广西壮族自治区',
  西藏: '西藏自治区',
  宁夏: '宁夏回族自治区',
  新疆: '新疆维吾尔自治区',
  香港: '香港特别行政区',
  澳门: '澳门特别行政区',
};
const PROVINCES = [
  '河北',
  '山西',
  '辽宁',
  '吉林',
  '黑龙江',
  '江苏',
  '浙江',
  '安徽',
  '福建',
  '江西',
  '山东',
  '河南',
  '湖北',
  '湖南',
  '广东',
  '海南',
  '四川',
  '贵州',
  '云南',
  '陕西',
  '甘肃',
  '青海',
  '台湾',
];

function takeProvince(text: string): [string | undefined, string] {
  for (const name of MUNICIPALITIES)
    if (text.startsWith(name)) return [`${name}市`, text.slice(name.length).replace(/^市/, '')];
  for (const [name, full] of Object.entries(REGIONS)) {
    if (text.startsWith(full)) return [full, text.slice(full.length)];
    if (text.startsWith(name)) return [full, text.slice(name.length).replace(/^(自治区|特别行政区)/, '')];
  }
  for (const name of PROVINCES)
    if (text.startsWith(name)) return [`${name}省`, text.slice(name.length).replace(/^省/, '')];
  return [undefined, text];
}

const LEVELS: readonly [Exclude<keyof PlaceParts, 'province' | 'rest'>, RegExp][] = [
  ['city', /^.{1,10}?(?:自治州|地区|盟|市)/u],
  ['county', /^.{1,10}?(?:自治县|新区|县|区|旗|市)/u],
  ['town', /^.{1,10}?(?:街道办事处|街道|镇|乡)/u],
  ['village', /^.{1,12}?(?:居委会|村委会|社区|村)/u],
];

/**
 * Splits a written place into province, city, county, town and village by their suffixes: 浙江省绍兴市柯桥区, 广东深圳, 西乡县城关镇东村.
 * Best effort and without a gazetteer: 深圳 alone stays in `rest`; which place is meant is decided where places are known.
 */
export function splitPlaceText(text: string): PlaceParts {
  const [province, afterProvince] = takeProvince(tidyText(text).replace(/[\s,，/·-]+/g, ''));
  const parts: { -readonly [K in keyof PlaceParts]: PlaceParts[K] } = province ? { province } : {};
  let left = afterProvince;
  for (const [level, pattern] of LEVELS) {
    const m = pattern.exec(left);
    if (!m) continue;
    parts[level] = m[0];
    left = left.slice(m[0].length);
  }
  if (left) parts.rest = left;
  return parts;
}
