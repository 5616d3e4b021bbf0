import { addDays, daysBetween } from '@/lib/shared/dates';
import { maskPhone } from '@/lib/shared/mask';
import { parsePhone } from '@/lib/shared/phone';
import { firmPinyin, namePinyin } from '@/lib/shared/pinyin';
import { buildSearchText } from '@/lib/shared/search-text';

/** 待核 → 筹备 → 成立 → 注册登记 → 注销 (B1). */
export const chamberStatuses = ['unverified', 'preparing', 'founded', 'registered', 'dissolved'] as const;
export type ChamberStatus = (typeof chamberStatuses)[number];

/** Offices inside a chamber, highest first (B7). */
export const memberRanks = [
  'president',
  'executive_vice_president',
  'vice_president',
  'secretary_general',
  'chief_supervisor',
  'supervisor',
  'director',
  'member',
] as const;
export type MemberRank = (typeof memberRanks)[number];

const FORWARD: Readonly<Record<ChamberStatus, readonly ChamberStatus[]>> = {
  unverified: ['preparing', 'founded', 'registered', 'dissolved'],
  preparing: ['founded', 'dissolved'],
  founded: ['registered', 'dissolved'],
  registered: ['dissolved'],
  dissolved: [],
};

/** Where a chamber may go from here in the course of things. */
export function nextStatuses(from: ChamberStatus): readonly ChamberStatus[] {
  return FORWARD[from];
}

/** Where a mistaken entry may be put back to: an earlier state, as a correction with its reason. */
export function correctionsOf(from: ChamberStatus): readonly ChamberStatus[] {
  return chamberStatuses.slice(0, chamberStatuses.indexOf(from)).reverse();
}

/** Column that holds the day of a state; unverified has none. */
export const STATUS_DAY = {
  preparing: 'preparedOn',
  founded: 'foundedOn',
  registered: 'registeredOn',
  dissolved: 'dissolvedOn',
} as const;

export type StatusDays = Readonly<
  Record<'preparedOn' | 'foundedOn' | 'registeredOn' | 'dissolvedOn', string | null>
>;

export type StepProblem = {
  field: 'to' | 'on' | 'registryNo';
  code: string;
  values?: Record<string, string>;
};

/**
 * Checks a step of the status machine. A step forward needs its day, not in the future and not before an earlier
 * state's day; 注册登记 needs the registry number. A correction needs neither. `null` means: go ahead.
 */
export function checkStep(input: {
  from: ChamberStatus;
  to: ChamberStatus;
  on: string | undefined;
  registryNo: string | null | undefined;
  days: StatusDays;
  today: string;
  mayCorrect: boolean;
}): StepProblem | null {
  const { from, to, on, days } = input;
  if (from === to) return { field: 'to', code: 'same_status' };
  if (!FORWARD[from].includes(to)) {
    if (!correctionsOf(from).includes(to)) return { field: 'to', code: 'chamber_step' };
    return input.mayCorrect ? null : { field: 'to', code: 'chamber_correction_by_chief' };
  }
  if (to === 'unverified') return { field: 'to', code: 'chamber_step' };
  if (!on) return { field: 'on', code: 'required' };
  if (on > input.today) return { field: 'on', code: 'date_in_future' };
  const earlier = (['preparing', 'founded', 'registered'] as const)
    .slice(0, chamberStatuses.indexOf(to) - 1)
    .map((status) => days[STATUS_DAY[status]])
    .filter((day) => day !== null)
    .sort()
    .at(-1);
  if (earlier && on < earlier)
    return { field: 'on', code: 'before_earlier_state', values: { date: earlier } };
  if (to === 'registered' && !input.registryNo) return { field: 'registryNo', code: 'required' };
  return null;
}

/** Days of all states after a step: a step sets its own, a correction clears those of the states after it. */
export function daysAfterStep(
  from: ChamberStatus,
  to: ChamberStatus,
  on: string | undefined,
  days: StatusDays,
): StatusDays {
  const forward = FORWARD[from].includes(to);
  const position = chamberStatuses.indexOf(to);
  const out: Record<keyof StatusDays, string | null> = { ...days };
  for (const status of ['preparing', 'founded', 'registered', 'dissolved'] as const) {
    const key = STATUS_DAY[status];
    if (status === to && forward) out[key] = on ?? null;
    else if (!forward && chamberStatuses.indexOf(status) > position) out[key] = null;
  }
  return out;
}

/** The second day is not before the first; a missing one is never wrong. */
export function dateOrder(first: string | null | undefined, second: string | null | undefined): boolean {
  return !first || !second || first <= second;
}

/** A member today: joined (or always there) and not yet left. Someone who leaves today is no member any more. */
export function isMemberOn(entry: { leftOn: string | null }, day: string): boolean {
  return entry.leftOn === null || entry.leftOn > day;
}

export const TERM_NOTICE_DAYS = 60;

/** What the officer is told about the end of the own access; null when the end is far, or not set. */
export function termNotice(
  endsOn: string | null,
  graceDays: number,
  today: string,
): { kind: 'ending' | 'grace'; endsOn: string; lastDay: string; daysLeft: number } | null {
  if (!endsOn) return null;
  const lastDay = addDays(endsOn, graceDays);
  if (today > endsOn)
    return { kind: 'grace', endsOn, lastDay, daysLeft: Math.max(0, daysBetween(today, lastDay)) };
  const daysLeft = daysBetween(today, endsOn);
  return daysLeft <= TERM_NOTICE_DAYS ? { kind: 'ending', endsOn, lastDay, daysLeft } : null;
}

/** Part of the public address: pinyin of the name, with the file number where the name gives none. */
export function chamberSlug(name: string, fileNo: string): string {
  const reading = firmPinyin(name).full.slice(0, 48);
  return reading ? `${reading}-${fileNo.split('-').at(-1)?.replace(/^0+/, '') ?? ''}` : fileNo.toLowerCase();
}

/** Search columns of a chamber: name, aliases, city. */
export function chamberSearchColumns(parts: {
  name: string;
  aliases: readonly string[];
  cityName: string | null;
}): { searchText: string; pinyin: string; initials: string } {
  const reading = firmPinyin(parts.name);
  return {
    searchText: buildSearchText([parts.name, ...parts.aliases, parts.cityName]),
    pinyin: reading.full,
    initials: reading.initials,
  };
}

/** Search text of an entry: name with reading and initials, firm, business. Phones are found by their index only. */
export function memberSearchText(entry: {
  entryName: string;
  entryFirm: string | null;
  entryBusiness: string | null;
}): string {
  const reading = namePinyin(entry.entryName);
  return buildSearchText([
    entry.entryName,
    entry.entryFirm,
    entry.entryBusiness,
    reading.full,
    reading.initials,
  ]);
}

/** Authenticated with each encrypted phone of a roster. */
export const MEMBER_PHONE_CONTEXT = 'membership.phone';

/** Authenticated with each encrypted proposal. */
export const PROPOSAL_CONTEXT = 'roster_proposal.payload';

/** A phone as it is stored and shown; null for a text that is none. */
export function readyPhone(text: string): { normalised: string; masked: string } | null {
  const phone = parsePhone(text);
  return phone && { normalised: phone.normalised, masked: maskPhone(phone.normalised) };
}
