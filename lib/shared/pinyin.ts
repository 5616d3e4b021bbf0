import { pinyin } from 'pinyin-pro';

/** Pinyin of one name, lower-case letters and digits, ü written v: what is stored beside the name and searched. */
export interface NamePinyin {
  /** All syllables run together: `zengguoqiang`. */
  full: string;
  /** First letter of each syllable: `zgq`. Latin words count as one syllable. */
  initials: string;
  /** The syllables themselves, for display with an override field: `['zeng', 'guo', 'qiang']`. */
  syllables: string[];
}

/** Surname readings that pinyin-pro's surname mode lacks or gives as the everyday reading. */
const SURNAME_READINGS: Readonly<Record<string, string>> = {
  种: 'chong',
  祭: 'zhai',
  洗: 'xian',
  秘: 'bi',
  盖: 'gai',
  隗: 'wei',
  逄: 'pang',
  笪: 'da',
  妫: 'gui',
  爨: 'cuan',
  佴: 'nai',
  撖: 'han',
};

const NOT_IN_NAME = /[\s·•‧・.\-'’]+/gu;
const INTERPUNCT = /[·•‧・]/u;
const HAN = /\p{Script=Han}/u;
const REMEMBERED = 50_000;
const remembered = new Map<string, readonly string[]>();

/**
 * Pinyin and initials of a person's name. The surname is read as a surname (曾 zeng, 单 shan, 解 xie, 仇 qiu, 区 ou,
 * 查 zha, 朴 piao, 尉迟 yu chi, 万俟 mo qi, 覃 qin); blanks and interpuncts are ignored; Traditional is read like Simplified.
 *
 * `override` is what the person says: syllables with blanks between them. Fewer syllables than characters replace the
 * leading ones (`tan` for 覃小明 gives tan xiao ming). Refuses nothing; an unreadable character is left out.
 * Source: domain.md §0.7, §2.13.
 */
export function namePinyin(name: string, override?: string | null): NamePinyin {
  const own = override ? syllablesOf(override) : [];
  const read = readName(name);
  return assemble(own.length >= read.length ? own : [...own, ...read.slice(own.length)]);
}

/** Pinyin and initials of a firm's, chamber's or place's name: no surname reading; brackets and marks are ignored. */
export function firmPinyin(name: string): NamePinyin {
  return assemble(convert(name, 'off'));
}

/** What a person typed as pinyin, as it stands in the stored columns: `Zēng GuóQiáng` → `zengguoqiang`, `lü` → `lv`. */
export function normalisePinyin(query: string): string {
  return syllablesOf(query).join('');
}

function readName(name: string): readonly string[] {
  const known = remembered.get(name);
  if (known) return known;
  const syllables = INTERPUNCT.test(name) || !HAN.test(name) ? readInPieces(name) : readChinese(name);
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(name, syllables);
  return syllables;
}

function readChinese(name: string): string[] {
  const plain = name.replace(NOT_IN_NAME, '');
  const syllables = readAsName(plain, convert(plain, 'head'));
  const surname = SURNAME_READINGS[plain.charAt(0)];
  if (surname && plain.length > 1 && syllables.length > 0) syllables[0] = surname;
  return syllables;
}

/** 阿布都·买买提, John Smith: no Chinese surname, and no word runs over the border of two pieces. */
function readInPieces(name: string): string[] {
  return name.split(NOT_IN_NAME).flatMap((piece) => readAsName(piece, convert(piece, 'off')));
}

function convert(text: string, surname: 'head' | 'off'): string[] {
  const tokens = pinyin(text.normalize('NFKC'), {
    toneType: 'none',
    type: 'array',
    surname,
    v: true,
    nonZh: 'consecutive',
  });
  return tokens.flatMap(syllablesOf);
}

/** 都 is read dou in running text and du in names: 阿布都, 成都路. */
function readAsName(text: string, syllables: string[]): string[] {
  const chars = [...text];
  return chars.length === syllables.length
    ? syllables.map((s, i) => (chars[i] === '都' ? 'du' : s))
    : syllables;
}

function syllablesOf(text: string): string[] {
  const plain = text
    .normalize('NFD')
    .toLowerCase()
    .replace(/u\u0308/gu, 'v')
    .replace(/\p{M}+/gu, '');
  return plain.match(/[a-z0-9]+/g) ?? [];
}

/** Does a name hold what was typed: in its words, its pinyin or its initials (zgq)? Spaces and case do not count. */
export function readsAs(name: string, typed: string): boolean {
  const asked = typed.toLowerCase().replace(/\s/g, '');
  const { full, initials } = namePinyin(name);
  return (
    name.toLowerCase().replace(/\s/g, '').includes(asked) || full.includes(asked) || initials.includes(asked)
  );
}

function assemble(syllables: readonly string[]): NamePinyin {
  return {
    full: syllables.join(''),
    initials: syllables.map((syllable) => (/^\d+$/.test(syllable) ? syllable : syllable.charAt(0))).join(''),
    syllables: [...syllables],
  };
}
