import type { CellInput, ParsedCell } from '@/lib/shared/parsed-cell';
import {
  parseChoice,
  parseEmails,
  parsePersonName,
  parseSex,
  parseYesNo,
  type Choice,
} from '@/lib/shared/parse-cell';
import { parsePartialDate } from '@/lib/shared/partial-date';
import { parsePhone } from '@/lib/shared/phone';
import type { MerchantEntry } from './commands/create-merchants';
import type { MerchantPatch } from './commands/update-merchants';
import { contactKey, type Standing } from './import-compare';
import type { RowLookups } from './import-read-row';
import type { LedgerWords } from './queries/read-ledger';
import { MerchantInput, type quantityKinds } from './schema';

/** A cell that cannot be taken as it stands: nothing of its row is written. */
export type TripProblem = { key: string; code: 'trip_required' | 'trip_word' | 'trip_mask' | 'trip_bad' };

/** What changed cells of a returned sheet mean for a record. */
export type TripReading = { patch: Omit<MerchantPatch, 'id' | 'version'>; problems: TripProblem[] };

export type TripContext = { lookups: RowLookups; words: LedgerWords };

const TEXTS = [
  'salutation',
  'mainBusiness',
  'education',
  'school',
  'socialPosts',
  'honours',
  'intention',
  'needs',
  'source',
  'note',
] as const;
const QUANTITIES: Readonly<Record<string, (typeof quantityKinds)[number]>> = {
  registeredCapital: 'registered_capital',
  annualOutput: 'annual_output',
  employees: 'employees',
};
const CONTACTS: Readonly<Record<string, readonly string[]>> = {
  phones: ['mobile', 'landline'],
  emails: ['email'],
  wechat: ['wechat'],
  address: ['address'],
};

/** The cells of one row on their way into a patch. */
class Reading {
  readonly patch: Omit<MerchantPatch, 'id' | 'version'> & { values: MerchantPatch['values'] } = {
    values: {},
  };
  readonly problems: TripProblem[] = [];

  constructor(
    readonly cells: Readonly<Record<string, string>>,
    readonly standing: Standing | null,
    readonly context: TripContext,
  ) {}

  has(key: string): boolean {
    return key in this.cells;
  }

  text(key: string): string {
    return (this.cells[key] ?? '').trim();
  }

  refuse(key: string, code: TripProblem['code']): void {
    this.problems.push({ key, code });
  }

  /** One value of a closed list: null for a cleared cell, undefined (and a problem) for a word that nobody knows. */
  one<T>(key: string, parse: (cell: CellInput) => ParsedCell<T>): T | null | undefined {
    const text = this.text(key);
    if (text === '') return null;
    const parsed = parse(text);
    if (parsed.value !== null && parsed.warning === undefined) return parsed.value;
    this.refuse(key, 'trip_word');
    return undefined;
  }

  /** Several values of a cell. */
  words(key: string, separator = /[、,，;；\n]/): string[] {
    return this.text(key)
      .split(separator)
      .map((word) => word.trim())
      .filter(Boolean);
  }

  /** Several values of a closed list, by their words. */
  many(key: string): string[] {
    const choices = choicesOf(this.context.words.values[key]);
    return this.words(key).flatMap((word) => {
      const { value } = parseChoice(word, choices);
      if (value === null) this.refuse(key, 'trip_word');
      return value === null ? [] : [value];
    });
  }
}

const choices = new WeakMap<object, Choice[]>();

/** The words of a code table as choices, made once per table. */
function choicesOf(words: Readonly<Record<string, string>> | undefined): Choice[] {
  const known = words && choices.get(words);
  if (known) return known;
  const made = Object.entries(words ?? {}).map(([code, name]) => ({ code, name, synonyms: [] }));
  if (words) choices.set(words, made);
  return made;
}

/**
 * What the changed cells of a returned row mean: a patch on the record (`standing`), or the whole of a new one (null).
 * An empty cell clears the field. A cell that cannot be read is a problem; the caller writes nothing of such a row.
 */
export function readTripCells(
  cells: Readonly<Record<string, string>>,
  standing: Standing | null,
  context: TripContext,
): TripReading {
  const reading = new Reading(cells, standing, context);
  readPerson(reading);
  readPlaces(reading);
  readWork(reading);
  readRatings(reading);
  for (const key of Object.keys(CONTACTS)) if (reading.has(key)) readContacts(reading, key);
  readQuantities(reading);
  refuseWhatTheFormRefuses(reading);
  return { patch: reading.patch, problems: reading.problems };
}

function readPerson(reading: Reading): void {
  const { values } = reading.patch;
  if (reading.has('name')) {
    const name = reading.text('name') === '' ? null : parsePersonName(reading.text('name')).value;
    if (name === null) reading.refuse('name', 'trip_required');
    else values.name = name;
  }
  if (reading.has('aliases')) values.aliases = reading.words('aliases');
  if (reading.has('sex')) {
    const sex = reading.one('sex', parseSex);
    if (sex !== undefined) values.sex = sex;
  }
  if (reading.has('birth')) {
    const birth = reading.one('birth', parsePartialDate);
    // its day is not taken over
    const length = birth?.precision === 'year' ? 4 : 7;
    if (birth !== undefined) values.birthText = birth && birth.from.slice(0, length);
  }
  // cast: the codes of the word table are those of the schema
  if (reading.has('kinds')) values.kinds = reading.many('kinds') as MerchantInput['kinds'];
  for (const key of TEXTS) if (reading.has(key)) values[key] = reading.text(key) || null;
}

function readPlaces(reading: Reading): void {
  const { lookups } = reading.context;
  const { values } = reading.patch;
  const placeOf = (text: string, within: string | undefined): string | null => {
    const { code } = lookups.places.resolve(text.replace(/\s+/g, ''), within);
    return code === null ? null : (lookups.placeIds.get(code) ?? null);
  };
  if (reading.has('hometown')) {
    const text = reading.text('hometown');
    values.hometownText = text || null;
    values.hometownId = text ? placeOf(text, lookups.within) : null;
  }
  if (reading.has('residence')) {
    const text = reading.text('residence');
    values.residenceText = text || null;
    values.residenceId = text ? placeOf(text, undefined) : null;
  }
}

function readWork(reading: Reading): void {
  const { patch, standing } = reading;
  if (reading.has('industry')) {
    const text = reading.text('industry');
    patch.values.industryText = text || null;
    // an unknown trade is no fault of the row: its own words are kept
    patch.values.industryTagId = text ? parseChoice(text, reading.context.lookups.industry).value : null;
  }
  if (!reading.has('employer') && !reading.has('title')) return;
  const employer = reading.has('employer') ? reading.text('employer') : (standing?.mainCompanyName ?? '');
  const title = reading.has('title') ? reading.text('title') : (standing?.mainTitle ?? '');
  // the firm of the ledger stays the firm when only the title was changed
  const companyId = reading.has('employer') ? undefined : (standing?.posts[0]?.companyId ?? undefined);
  patch.post =
    employer || title
      ? {
          ...(companyId ? { companyId } : {}),
          ...(employer ? { employerText: employer } : {}),
          ...(title ? { title } : {}),
        }
      : null;
}

function readRatings(reading: Reading): void {
  const { lookups } = reading.context;
  const { values } = reading.patch;
  if (reading.has('strengthTier')) {
    const tier = reading.one('strengthTier', (cell) => parseChoice(cell, lookups.strength));
    if (tier !== undefined) values.strengthTierId = tier;
  }
  if (reading.has('influenceTier')) {
    const tier = reading.one('influenceTier', (cell) => parseChoice(cell, lookups.influence));
    if (tier !== undefined) values.influenceTierId = tier;
  }
  if (reading.has('isKey')) {
    const key = reading.one('isKey', parseYesNo);
    if (key !== undefined) values.isKey = key ?? false;
  }
  if (reading.has('contactEveryDays')) {
    const text = reading.text('contactEveryDays');
    const days = Number(text);
    if (text === '') values.contactEveryDays = null;
    else if (Number.isInteger(days) && days >= 1 && days <= 730) values.contactEveryDays = days;
    else reading.refuse('contactEveryDays', 'trip_bad');
  }
  if (reading.has('contributions'))
    // cast: the codes of the word table are those of the schema
    values.contributions = reading.many('contributions') as MerchantInput['contributions'];
}

/** Values that stand in the cell masked stay; new ones must be written whole; those that are missing end. */
function readContacts(reading: Reading, key: string): void {
  const { patch, standing } = reading;
  const kinds = CONTACTS[key] ?? [];
  const open = (standing?.contactPoints ?? []).filter((point) => kinds.includes(point.kind));
  const kept = new Set<string>();
  const added: { kind: MerchantEntry['contactPoints'][number]['kind']; value: string }[] = [];
  for (const word of reading.words(key, key === 'address' ? /[、\n]/ : undefined)) {
    const masked = open.find((point) => point.masked === word && !kept.has(point.id));
    if (masked) {
      kept.add(masked.id);
      continue;
    }
    if (word.includes('*')) {
      reading.refuse(key, 'trip_mask');
      continue;
    }
    const kind = kindOf(key, word);
    if (kind === null) {
      reading.refuse(key, 'trip_bad');
      continue;
    }
    const index = contactKey(kind, word);
    const known = open.find((point) => Buffer.from(point.blindIndex).equals(index));
    if (known) kept.add(known.id);
    else added.push({ kind, value: word });
  }
  const ended = open.filter((point) => !kept.has(point.id)).map((point) => point.id);
  if (ended.length > 0) patch.endContactPoints = [...(patch.endContactPoints ?? []), ...ended];
  if (added.length > 0)
    patch.addContactPoints = [
      ...(patch.addContactPoints ?? []),
      ...added.map((point) => ({ ...point, preferred: false, doNotUse: false })),
    ];
}

function kindOf(key: string, word: string): 'mobile' | 'landline' | 'email' | 'wechat' | 'address' | null {
  if (key === 'phones') {
    const phone = parsePhone(word);
    return phone ? (phone.kind === 'mobile' ? 'mobile' : 'landline') : null;
  }
  if (key === 'emails') return parseEmails(word).value?.length === 1 ? 'email' : null;
  return key === 'wechat' ? 'wechat' : 'address';
}

function readQuantities(reading: Reading): void {
  const given = Object.entries(QUANTITIES).filter(([key]) => reading.has(key));
  const quantities = given.flatMap(([key, kind]) =>
    reading.text(key) ? [{ kind, original: reading.text(key) }] : [],
  );
  const ended = given.flatMap(([key, kind]) => (reading.text(key) ? [] : [kind]));
  if (quantities.length > 0) reading.patch.quantities = quantities;
  if (ended.length > 0) reading.patch.endQuantities = ended;
}

const KEY_OF: Readonly<Record<string, string>> = {
  birthText: 'birth',
  hometownText: 'hometown',
  residenceText: 'residence',
  industryText: 'industry',
};

/** One schema for every door: what the form would refuse is refused here. */
function refuseWhatTheFormRefuses(reading: Reading): void {
  const { values, post, quantities } = reading.patch;
  const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
  const parsed = MerchantInput.partial().safeParse({
    ...filled,
    ...(post ? { post } : {}),
    ...(quantities ? { quantities } : {}),
  });
  for (const issue of parsed.error?.issues ?? []) {
    const [field, part] = issue.path.map(String);
    const key =
      field === 'post'
        ? part === 'title'
          ? 'title'
          : 'employer'
        : field === 'quantities'
          ? (Object.keys(QUANTITIES).find((one) => QUANTITIES[one] === quantities?.[Number(part)]?.kind) ??
            '')
          : (KEY_OF[field ?? ''] ?? field ?? '');
    if (!reading.problems.some((problem) => problem.key === key)) reading.refuse(key, 'trip_bad');
  }
}

/** A row without a number is somebody new: the whole of it as one entry, or what keeps it from being one. */
export function readNewTripRow(
  cells: Readonly<Record<string, string>>,
  context: TripContext,
  defaults: { ownerUnitId: string; source: string | null },
): { entry: MerchantEntry | null; problems: TripProblem[] } {
  const filled = Object.fromEntries(Object.entries(cells).filter(([, text]) => text.trim() !== ''));
  const { patch, problems } = readTripCells({ name: '', ...filled }, null, context);
  if (problems.length > 0) return { entry: null, problems };
  const given = Object.fromEntries(Object.entries(patch.values).filter(([, value]) => value !== null));
  const parsed = MerchantInput.safeParse({
    ...given,
    ...(patch.post ? { post: patch.post } : {}),
    contactPoints: (patch.addContactPoints ?? []).map((point, index) => ({
      ...point,
      preferred: index === 0,
    })),
    quantities: patch.quantities ?? [],
    ownerUnitId: defaults.ownerUnitId,
    source: patch.values.source ?? defaults.source ?? undefined,
  });
  return parsed.success
    ? { entry: parsed.data, problems: [] }
    : { entry: null, problems: [{ key: 'name', code: 'trip_bad' }] };
}
