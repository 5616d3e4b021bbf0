import { surnameOf } from '@/lib/shared/mask';

/** What the rules of address know of a person. Titles in the order in which the record gives them. */
export type Addressee = {
  name: string;
  /** what the person is to be called, as the record says: 王老 */
  salutation: string | null;
  sex: string | null;
  titles: readonly (string | null)[];
  /** 党政: addressed as 同志 when neither title nor sex is known */
  isOfficial: boolean;
};

/** Titles by which people are addressed, the one that goes first first (domain.md 2.13). */
const TITLES = [
  ...['院士', '会长', '主席', '理事长', '董事长', '总裁', '总经理', '秘书长', '校长', '院长', '所长'],
  ...['教授', '研究员', '主任', '厂长', '律师', '医生', '老师', '工程师', '经理'],
] as const;

const SEPARATORS = /[、，,;；/／\s]+|兼/u;
/** Offices that are over, and helpers of those who hold one, give no form of address. */
const FORMER = /^(?:原|前|曾任|退休)/u;

type Ranked = { text: string; rank: number };

function readTitle(piece: string): Ranked | null {
  if (FORMER.test(piece)) return null;
  const rank = TITLES.findIndex((title) => piece.endsWith(title));
  const title = TITLES[rank];
  if (title === undefined) return null;
  // 常务副会长 is addressed as 副会长, and stands behind every full office
  return piece.endsWith(`副${title}`)
    ? { text: `副${title}`, rank: rank + TITLES.length }
    : { text: title, rank };
}

/** The title by which a person with several is addressed; null where none gives a form of address. */
export function titleOf(titles: readonly (string | null)[]): string | null {
  const found = titles
    .flatMap((text) =>
      (text ?? '')
        .normalize('NFKC')
        .replace(/[（(].*?[)）]/gu, '')
        .split(SEPARATORS),
    )
    .flatMap((piece) => readTitle(piece.trim()) ?? []);
  return (
    found.reduce<Ranked | null>((best, one) => (best && best.rank <= one.rank ? best : one), null)?.text ??
    null
  );
}

const CHINESE_NAME = /^\p{Script=Han}{2,4}$/u;
const MISTER: Readonly<Record<string, string>> = { male: '先生', female: '女士' };

/**
 * 尊称 of a person: what the record says; else surname and title (王会长, 欧阳董事长); else the name with 先生 or 女士 when
 * the sex is on record; else the name with 同志 for officials; else the name alone. Sex is never guessed from a name, and a
 * name that is not Chinese is never cut.
 */
export function honorificOf(person: Addressee): string {
  const name = person.name.trim();
  if (person.salutation?.trim()) return person.salutation.trim().replace(/^(?:尊敬|敬爱)的/u, '');
  const title = titleOf(person.titles);
  if (title) return `${CHINESE_NAME.test(name) ? surnameOf(name) : name}${title}`;
  return `${name}${MISTER[person.sex ?? ''] ?? (person.isOfficial ? '同志' : '')}`;
}

/** 称呼: the line that opens a letter, without its colon. */
export function salutationOf(honorific: string): string {
  return `尊敬的${honorific}`;
}

/** The name on an envelope: 王建国会长 收, 李敏女士 收; a pet form of address stays inside. */
export function envelopeName(name: string, honorific: string): string {
  const surname = CHINESE_NAME.test(name) ? surnameOf(name) : name;
  const isTitled =
    !honorific.startsWith(name) && honorific.startsWith(surname) && titleOf([honorific]) !== null;
  if (honorific.startsWith(name)) return `${honorific} 收`;
  return isTitled ? `${name}${honorific.slice(surname.length)} 收` : `${name} 收`;
}
