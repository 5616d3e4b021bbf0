import { maskAddress, maskEmail, maskPhone } from '@/lib/shared/mask';
import { parsePartialDate } from '@/lib/shared/partial-date';
import { parsePhone } from '@/lib/shared/phone';
import { namePinyin } from '@/lib/shared/pinyin';
import { buildSearchText } from '@/lib/shared/search-text';
import { strokeSortKey } from '@/lib/shared/stroke-order';

/** What of a person is searched by name, firm and reading. Phones are found by keyed indexes only. */
export type SearchParts = {
  name: string;
  namePinyin?: string | null;
  aliases: readonly string[];
  employers: readonly (string | null | undefined)[];
};

/** What follows from the words of a person, and is stored beside them: to be found by, and to be put in order by. */
export type SearchColumns = { searchText: string; pinyin: string; initials: string; strokes: string };

/**
 * The stored search columns of a person: text for bigrams, pinyin and initials (zgq), the key of the order by strokes,
 * ready for COPY and insert. A reading of the person's own changes the pinyin only: strokes are those of the characters.
 */
export function searchColumns(parts: SearchParts): SearchColumns {
  const reading = namePinyin(parts.name, parts.namePinyin);
  return {
    searchText: buildSearchText([parts.name, ...parts.aliases, ...parts.employers]),
    pinyin: reading.full,
    initials: reading.initials,
    strokes: strokesOfName(parts.name),
  };
}

/** The stored key of a name; never '', which says that a key has not been written yet. What has no character is last. */
export function strokesOfName(name: string): string {
  return strokeSortKey(name) || '~';
}

/** Columns of a partial birth date; the text is kept as it was written, also when it says nothing. */
export function birthColumns(text: string | null | undefined): {
  birthFrom: string | null;
  birthTo: string | null;
  birthPrecision: string | null;
  birthText: string | null;
} {
  const value = text ? parsePartialDate(text).value : null;
  return {
    birthFrom: value?.from ?? null,
    birthTo: value?.to ?? null,
    birthPrecision: value?.precision ?? null,
    birthText: text ?? null,
  };
}

/** Authenticated with each encrypted contact value, so that it can't be moved to another column. */
export const CONTACT_CONTEXT = 'contact_point.cipher';

/** Kind under which a value is indexed: a number is one number, whether entered as mobile or landline. */
export function contactIndexKind(kind: string): string {
  return kind === 'mobile' || kind === 'landline' ? 'phone' : kind;
}

/** A contact value ready to be stored: what is compared and hashed, what is shown, and the tail for “last four”. */
export type ReadyContact = { kind: string; normalised: string; masked: string; hasTail: boolean };

/** Normalises and masks a contact value. Phones become digits or E.164, e-mails lower case, the rest is trimmed. */
export function readyContact(kind: string, value: string): ReadyContact {
  if (kind === 'mobile' || kind === 'landline') {
    const phone = parsePhone(value);
    const normalised = phone?.normalised ?? value.trim();
    const digits = normalised.replace(/\D/g, '');
    return {
      kind: phone?.kind === 'mobile' ? 'mobile' : 'landline',
      normalised,
      masked: maskPhone(normalised),
      hasTail: digits.length >= 7,
    };
  }
  const trimmed = value.trim();
  if (kind === 'email')
    return { kind, normalised: trimmed.toLowerCase(), masked: maskEmail(trimmed), hasTail: false };
  if (kind === 'address') return { kind, normalised: trimmed, masked: maskAddress(trimmed), hasTail: false };
  return { kind, normalised: trimmed, masked: `${trimmed.slice(0, 1)}***`, hasTail: false };
}

/** A place as the commands need it: the node and its line of ancestors, root first, itself last. */
export type PlaceNode = { id: string; level: string; ancestors: readonly { id: string; level: string }[] };

/** Columns copied from the resolved places, so that filters need no join. */
export function placeColumns(
  hometown: PlaceNode | null,
  residence: PlaceNode | null,
): { hometownCountyId: string | null; residenceProvinceId: string | null; residenceCityId: string | null } {
  const find = (place: PlaceNode | null, ...levels: string[]): string | null =>
    place?.ancestors.findLast((node) => levels.includes(node.level))?.id ?? null;
  return {
    hometownCountyId: find(hometown, 'county'),
    residenceProvinceId: find(residence, 'province') ?? find(residence, 'country'),
    residenceCityId: find(residence, 'prefecture') ?? find(residence, 'county'),
  };
}

/**
 * The record without what the named columns hold: lists become empty, flags false, everything else null. Columns that
 * a record has but that are not named stay. Hidden columns are nullable, lists or flags (policy.ts, FIELD_RULES).
 */
export function withoutColumns<T extends object>(record: T, columns: ReadonlySet<string>): T {
  const entries = Object.entries(record).map(([name, value]: [string, unknown]) => [
    name,
    columns.has(name) ? emptyLike(value) : value,
  ]);
  // cast: the same keys; an emptied value is one that the record's type allows
  return Object.fromEntries(entries) as T;
}

const emptyLike = (value: unknown): [] | false | null =>
  Array.isArray(value) ? [] : typeof value === 'boolean' ? false : null;
