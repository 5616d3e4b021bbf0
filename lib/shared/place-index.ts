import { toSimplified } from '@/lib/shared/normalise-text';

/** What of a place row the index needs; the shipped rows and the table's rows both fit. */
export interface IndexedPlace {
  code: string;
  level: 'country' | 'province' | 'prefecture' | 'county' | 'township';
  nameZh: string;
  parentCode: string | null;
  validTo?: string | null;
  successorCodes?: readonly string[];
}

export interface ResolvedPlace {
  /** Deepest known place, or null when none is named or several fit equally well. */
  code: string | null;
  /** What the place names did not use up: 城关镇东村, 宝安区某路. The original text is kept by the caller. */
  rest: string;
  ambiguous: boolean;
  /** The places that fit equally well, when ambiguous; at most ten. */
  candidates: string[];
}

export interface PlaceIndex {
  /**
   * The deepest place that a text names from its beginning: 陕西汉中西乡县城关镇 → the township, 广东深圳宝安 → the district.
   * Levels may be skipped and suffixes left out. A text that names one of several places of that name is ambiguous,
   * unless exactly one lies within `within` (a programme's region, such as 610700). Retired names lead to the place of
   * today when it is only one. A township counts only below its named county or inside `within`, since the shipped rows
   * hold those of the programme regions alone. Never guesses between equals.
   */
  resolve(text: string, within?: string): ResolvedPlace;
}

const NATIONS =
  '土家族|苗族|侗族|布依族|藏族|羌族|彝族|回族|壮族|傣族|景颇族|傈僳族|白族|哈尼族|朝鲜族|蒙古族|蒙古|哈萨克|柯尔克孜|维吾尔|满族|瑶族|黎族|畲族|仡佬族|水族|' +
  '纳西族|普米族|独龙族|怒族|佤族|拉祜族|布朗族|东乡族|保安族|撒拉族|土族|裕固族|哈萨克族|锡伯|塔吉克|达斡尔族|仫佬族|毛南族|各族';
const NATION_SUFFIX = new RegExp(`(?:${NATIONS})+(自治区|自治州|自治县|自治旗)$`, 'u');
const SUFFIX =
  /(?:特别行政区|自治区|自治州|自治县|自治旗|街道办事处|街道|地区|林区|特区|新区|省|市|县|区|州|盟|旗|镇|乡|苏木)$/u;
const OTHER_SUFFIX = /^(?:特别行政区|自治区|自治州|自治县|自治旗|地区|专区|街道|省|市|县|区|州|盟|旗|镇|乡)/u;
const SEPARATORS = /[\s,，、/|·・\-–—>]+/gu;
const REMEMBERED = 100_000;
const MAX_CANDIDATES = 10;

/** The names under which a place is written: in full, without its suffix (two characters and more remain), 湘西州, 湘西. */
export function placeNames(nameZh: string): string[] {
  const names = new Set([nameZh]);
  const short = nameZh.replace(NATION_SUFFIX, '');
  if (short !== nameZh && short.length > 1) {
    names.add(short);
    const kind = nameZh.slice(-1);
    names.add(short + (kind === '区' ? '自治区' : kind));
    names.add(short + nameZh.slice(-3));
  } else {
    const bare = nameZh.replace(SUFFIX, '');
    if (bare !== nameZh && bare.length > 1) names.add(bare);
    if (/街道$/u.test(nameZh)) names.add(`${nameZh}办事处`);
  }
  return [...names];
}

/** Builds the index once per job or process; about 3,500 rows take some milliseconds. */
export function buildPlaceIndex(rows: Iterable<IndexedPlace>): PlaceIndex {
  return new NamedPlaces([...rows]);
}

interface Match {
  code: string;
  used: number;
}

function only(codes: readonly string[]): string | undefined {
  return codes.length === 1 ? codes[0] : undefined;
}

class NamedPlaces implements PlaceIndex {
  private readonly places = new Map<string, IndexedPlace>();
  private readonly codesOf = new Map<string, Set<string>>();
  private readonly ancestorsOf = new Map<string, readonly string[]>();
  private readonly remembered = new Map<string, ResolvedPlace>();
  /** Lengths of the names that begin with two given characters, longest first: spares most look-ups. */
  private readonly lengthsOf = new Map<string, number[]>();

  constructor(rows: readonly IndexedPlace[]) {
    for (const row of rows) this.places.set(row.code, row);
    for (const row of rows) {
      const code = this.todayOf(row);
      if (code === null) continue;
      for (const name of placeNames(row.nameZh)) {
        this.noteLength(name);
        const codes = this.codesOf.get(name);
        if (codes) codes.add(code);
        else this.codesOf.set(name, new Set([code]));
      }
    }
  }

  private noteLength(name: string): void {
    const head = name.slice(0, 2);
    const lengths = this.lengthsOf.get(head) ?? [];
    if (lengths.includes(name.length)) return;
    this.lengthsOf.set(
      head,
      [...lengths, name.length].sort((a, b) => b - a),
    );
  }

  resolve(text: string, within?: string): ResolvedPlace {
    const key = `${within ?? ''}|${text}`;
    const known = this.remembered.get(key);
    if (known) return known;
    const found = this.walk(toSimplified(text.normalize('NFKC')).replace(SEPARATORS, ''), within);
    if (this.remembered.size >= REMEMBERED) this.remembered.clear();
    this.remembered.set(key, found);
    return found;
  }

  /** Takes one place name after another, each below all that came before; keeps every reading until one is left. */
  private walk(text: string, within: string | undefined): ResolvedPlace {
    let readings: string[] = [];
    let rest = text.replace(/^(?:中华人民共和国|中国)(?=.)/u, '');
    for (;;) {
      const matches = this.matchesAt(rest, readings, within);
      const used = matches[0]?.used;
      if (used === undefined) break;
      readings = matches.map((match) => match.code);
      rest = rest.slice(used);
      if (rest === '') break;
    }
    return this.decide(readings, rest, within);
  }

  /** The places named by the longest beginning of the text that lie below one of the readings (anywhere, at first). */
  private matchesAt(text: string, above: readonly string[], within: string | undefined): Match[] {
    for (const length of this.lengthsOf.get(text.slice(0, 2)) ?? []) {
      if (length > text.length) continue;
      const name = text.slice(0, length);
      const matches: Match[] = [];
      for (const code of this.codesOf.get(name) ?? []) {
        const fits =
          (above.length === 0 || above.some((up) => this.isBelow(code, up))) &&
          this.isSafe(code, above, within);
        const suffix = fits ? this.suffixAfter(code, name, text.slice(length)) : null;
        if (suffix !== null) matches.push({ code, used: length + suffix });
      }
      const longest = Math.max(...matches.map((match) => match.used));
      if (matches.length > 0) return matches.filter((match) => match.used === longest);
    }
    return [];
  }

  /**
   * How much of a suffix belongs to a short name. 宁乡县 is 宁乡市 of today (counties become cities and districts, districts
   * never go back): 1. 西乡街道 is not 西乡县: null. A suffix that begins the next name (汉中镇巴县) is none: 0.
   */
  private suffixAfter(code: string, name: string, rest: string): number | null {
    const place = this.places.get(code);
    const suffix = OTHER_SUFFIX.exec(rest)?.[0];
    const isShort = place !== undefined && place.nameZh !== name && place.nameZh.startsWith(name);
    if (!isShort || suffix === undefined || this.beginsPlaceBelow(rest, code)) return 0;
    const risen =
      (place.level === 'county' && suffix === '县' && /[市区]$/u.test(place.nameZh)) ||
      (place.level === 'county' && suffix === '市' && place.nameZh.endsWith('区')) ||
      (place.level === 'prefecture' && /^(?:地区|专区|盟)$/u.test(suffix) && place.nameZh.endsWith('市'));
    return risen ? suffix.length : null;
  }

  private beginsPlaceBelow(text: string, above: string): boolean {
    for (const length of this.lengthsOf.get(text.slice(0, 2)) ?? []) {
      if (length > text.length) continue;
      for (const code of this.codesOf.get(text.slice(0, length)) ?? [])
        if (this.isBelow(code, above)) return true;
    }
    return false;
  }

  /** Townships are known for some regions only: 城关镇 alone, or below a province, may be one that is not here. */
  private isSafe(code: string, above: readonly string[], within: string | undefined): boolean {
    const place = this.places.get(code);
    if (place?.level !== 'township') return true;
    const named = place.parentCode !== null && above.includes(place.parentCode);
    return named || (within !== undefined && this.isBelow(code, within));
  }

  private decide(readings: readonly string[], rest: string, within: string | undefined): ResolvedPlace {
    const code = only(readings) ?? this.prefer(readings, within);
    if (code !== undefined) return { code, rest, ambiguous: false, candidates: [] };
    return {
      code: null,
      rest,
      ambiguous: readings.length > 1,
      candidates: readings.slice(0, MAX_CANDIDATES),
    };
  }

  /** Of several readings: the only one in the region; the one that holds all the others; the only province (海南). */
  private prefer(readings: readonly string[], within: string | undefined): string | undefined {
    const near =
      within === undefined ? [] : readings.filter((code) => code === within || this.isBelow(code, within));
    const pool = near.length > 0 ? near : readings;
    if (pool.length === 1) return pool[0];
    const provinces = pool.filter((code) => this.places.get(code)?.level === 'province');
    return (
      pool.find((code) => pool.every((other) => other === code || this.isBelow(other, code))) ??
      only(provinces)
    );
  }

  private isBelow(code: string, above: string): boolean {
    return this.ancestors(code).includes(above);
  }

  private ancestors(code: string): readonly string[] {
    const known = this.ancestorsOf.get(code);
    if (known) return known;
    const chain: string[] = [];
    let parent = this.places.get(code)?.parentCode ?? null;
    while (parent !== null && !chain.includes(parent)) {
      chain.push(parent);
      parent = this.places.get(parent)?.parentCode ?? null;
    }
    this.ancestorsOf.set(code, chain);
    return chain;
  }

  /** The code in force that a row leads to; null when a retired place was split among several. */
  private todayOf(row: IndexedPlace): string | null {
    let place: IndexedPlace | undefined = row;
    for (let steps = 0; place && place.validTo && steps < 10; steps++) {
      const [next, ...others]: readonly string[] = place.successorCodes ?? [];
      if (next === undefined || others.length > 0) return null;
      place = this.places.get(next);
    }
    return place?.code ?? null;
  }
}
