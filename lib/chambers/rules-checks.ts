import { addMonths } from '@/lib/shared/dates';
import type { ChamberStatus } from './rules';

/** What the law asks, with the numbers of the articles that the texts name (chambers.desk.checks.source.*). */
export const LAW = {
  /** 社会团体登记管理条例 第十条: fifty persons, or thirty units, or fifty of both together */
  persons: 50,
  units: 30,
  mixed: 50,
  /** 社会团体章程示范文本: a term lasts at most five years, an election is put off by at most one, two terms in a row */
  termMonths: 60,
  delayMonths: 12,
  terms: 2,
} as const;

export const checkCodes = [
  'min_members',
  'unit_members',
  'members_home',
  'president_home',
  'term_length',
  'term_current',
  'president_terms',
  'offices',
  'seat',
  'registration',
] as const;
export type CheckCode = (typeof checkCodes)[number];
export type CheckOutcome = 'met' | 'not_met' | 'unknown';

/** One check; `text` names the sentence that says what was found or what is missing. */
export type Check = {
  code: CheckCode;
  outcome: CheckOutcome;
  text: string;
  values: Record<string, string | number>;
};

export type CheckFacts = {
  kind: 'own' | 'partner' | 'alliance';
  status: ChamberStatus;
  address: string | null;
  registryNo: string | null;
  /** present entries: firms; persons with a firm; persons without */
  units: number;
  withFirm: number;
  bare: number;
  /** present entries by origin: of the home place, of another, not known */
  home: number;
  elsewhere: number;
  originUnknown: number;
  term: { electedOn: string | null; endsOn: string | null } | null;
  /** ranks of the term that somebody holds */
  filled: readonly string[];
  /** who presided, the newest term first; null: nobody is named */
  presidents: readonly (string | null)[];
  presidentOrigin: 'home' | 'elsewhere' | 'unknown';
  hasCertificate: boolean;
  today: string;
};

type Found = Omit<Check, 'code'>;
const found = (outcome: CheckOutcome, text: string, values: Check['values'] = {}): Found => ({
  outcome,
  text,
  values,
});

/**
 * What the rules for chambers away from home ask, one by one: met, not met, or not to be said from what is recorded.
 * They tell and never refuse (peers.md d 11), as each place that registers has rules of its own. Null for chambers whose
 * registration is not the programme's concern: partners, alliances, and those that are gone.
 */
export function checkChamber(facts: CheckFacts): Check[] | null {
  if (facts.kind !== 'own' || facts.status === 'dissolved') return null;
  const all: Record<CheckCode, Found> = {
    min_members: minMembers(facts),
    unit_members: unitMembers(facts),
    members_home: membersHome(facts),
    president_home: presidentHome(facts),
    term_length: termLength(facts),
    term_current: termCurrent(facts),
    president_terms: presidentTerms(facts),
    offices: offices(facts),
    seat: facts.address ? found('met', 'known') : found('unknown', 'missing'),
    registration: registration(facts),
  };
  return checkCodes.map((code) => ({ code, ...all[code] }));
}

const membersOf = (facts: CheckFacts): number => facts.units + facts.withFirm + facts.bare;

function minMembers(facts: CheckFacts): Found {
  const total = membersOf(facts);
  if (total === 0) return found('unknown', 'no_roster');
  const least = total === facts.units ? LAW.units : facts.units === 0 ? LAW.persons : LAW.mixed;
  const values = { total, units: facts.units, least };
  return total >= least
    ? found('met', 'enough', values)
    : found('not_met', 'few', { ...values, missing: least - total });
}

function unitMembers(facts: CheckFacts): Found {
  if (membersOf(facts) === 0) return found('unknown', 'no_roster');
  const values = { bare: facts.bare, withFirm: facts.withFirm, units: facts.units };
  if (facts.bare > 0) return found('not_met', 'persons', values);
  return facts.withFirm > 0 ? found('unknown', 'with_firm', values) : found('met', 'all_units', values);
}

function membersHome(facts: CheckFacts): Found {
  if (membersOf(facts) === 0) return found('unknown', 'no_roster');
  const values = { home: facts.home, elsewhere: facts.elsewhere, unknown: facts.originUnknown };
  if (facts.elsewhere > 0) return found('not_met', 'elsewhere', values);
  return facts.originUnknown > 0 ? found('unknown', 'unknown', values) : found('met', 'all_home', values);
}

function presidentHome(facts: CheckFacts): Found {
  if (!facts.presidents[0]) return found('unknown', 'no_president');
  return {
    home: found('met', 'home'),
    elsewhere: found('not_met', 'elsewhere'),
    unknown: found('unknown', 'unknown'),
  }[facts.presidentOrigin];
}

function termLength({ term }: CheckFacts): Found {
  if (!term?.electedOn || !term.endsOn) return found('unknown', 'no_days');
  const values = { from: term.electedOn, to: term.endsOn };
  return term.endsOn <= addMonths(term.electedOn, LAW.termMonths)
    ? found('met', 'within', values)
    : found('not_met', 'longer', values);
}

function termCurrent({ term, today }: CheckFacts): Found {
  if (!term?.endsOn) return found('unknown', 'no_days');
  const until = addMonths(term.endsOn, LAW.delayMonths);
  const values = { to: term.endsOn, until };
  if (today <= term.endsOn) return found('met', 'running', values);
  return found('not_met', today <= until ? 'over' : 'long_over', values);
}

function presidentTerms({ presidents }: CheckFacts): Found {
  const [now] = presidents;
  if (!now) return found('unknown', 'no_president');
  const other = presidents.findIndex((one) => one !== now);
  const count = other === -1 ? presidents.length : other;
  return found(count <= LAW.terms ? 'met' : 'not_met', count <= LAW.terms ? 'within' : 'more', { count });
}

function offices({ term, filled }: CheckFacts): Found {
  if (!term) return found('unknown', 'no_term');
  const president = filled.includes('president');
  const secretary = filled.includes('secretary_general');
  if (president && secretary) return found('met', 'filled');
  return found('not_met', !president && !secretary ? 'both' : president ? 'secretary' : 'president');
}

function registration({ status, registryNo, hasCertificate }: CheckFacts): Found {
  if (status !== 'registered')
    return found(
      status === 'unverified' ? 'unknown' : 'not_met',
      status === 'unverified' ? 'unverified' : 'not_yet',
    );
  if (!registryNo) return found('unknown', 'no_number');
  return hasCertificate ? found('met', 'held', { number: registryNo }) : found('unknown', 'no_paper');
}

export type CheckCounts = Record<CheckOutcome, number>;

/** How many checks came out how. */
export function countChecks(checks: readonly Check[]): CheckCounts {
  const counts: CheckCounts = { met: 0, not_met: 0, unknown: 0 };
  for (const { outcome } of checks) counts[outcome] += 1;
  return counts;
}
