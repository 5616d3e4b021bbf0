import { describe, expect, it } from 'vitest';
import { checkChamber, countChecks, type CheckFacts } from '@/lib/chambers/rules-checks';
import { agreementState } from '@/lib/chambers/rules-partners';

const facts: CheckFacts = {
  kind: 'own',
  status: 'registered',
  address: '广州市天河区',
  registryNo: '51440000MJ',
  units: 30,
  withFirm: 0,
  bare: 0,
  home: 30,
  elsewhere: 0,
  originUnknown: 0,
  term: { electedOn: '2023-05-01', endsOn: '2028-05-01' },
  filled: ['president', 'secretary_general'],
  presidents: ['a', 'a', 'b'],
  presidentOrigin: 'home',
  hasCertificate: true,
  today: '2026-11-22',
};
const of = (code: string, more: Partial<CheckFacts> = {}) =>
  checkChamber({ ...facts, ...more })?.find((one) => one.code === code);

describe('checks of a chamber away from home', () => {
  it('one that has everything meets all of them', () => {
    expect(countChecks(checkChamber(facts) ?? [])).toEqual({ met: 10, not_met: 0, unknown: 0 });
  });

  it('are no matter of partners, alliances and chambers that are gone', () => {
    expect(checkChamber({ ...facts, kind: 'partner' })).toBeNull();
    expect(checkChamber({ ...facts, kind: 'alliance' })).toBeNull();
    expect(checkChamber({ ...facts, status: 'dissolved' })).toBeNull();
  });

  it.each<[string, Partial<CheckFacts>, string, number | undefined]>([
    ['29 units lack one', { units: 29 }, 'not_met', 1],
    ['50 persons are enough', { units: 0, withFirm: 20, bare: 30 }, 'met', undefined],
    ['49 persons lack one', { units: 0, withFirm: 20, bare: 29 }, 'not_met', 1],
    ['30 units with one person need fifty', { units: 30, withFirm: 1 }, 'not_met', 19],
    ['an empty roster says nothing', { units: 0 }, 'unknown', undefined],
  ])('number of members: %s', (_name, more, outcome, missing) => {
    const check = of('min_members', more);
    expect([check?.outcome, check?.values['missing']]).toEqual([outcome, missing]);
  });

  it.each<[string, string, Partial<CheckFacts>, string, string]>([
    ['persons without a firm', 'unit_members', { bare: 2 }, 'not_met', 'persons'],
    ['persons with a firm are to be looked at', 'unit_members', { withFirm: 2 }, 'unknown', 'with_firm'],
    ['a member from elsewhere', 'members_home', { elsewhere: 1 }, 'not_met', 'elsewhere'],
    ['a member of unknown origin', 'members_home', { originUnknown: 1 }, 'unknown', 'unknown'],
    ['no president', 'president_home', { presidents: [null] }, 'unknown', 'no_president'],
    [
      'a president from elsewhere',
      'president_home',
      { presidentOrigin: 'elsewhere' },
      'not_met',
      'elsewhere',
    ],
    ['five years to the day', 'term_length', {}, 'met', 'within'],
    [
      'five years and a day',
      'term_length',
      { term: { electedOn: '2023-05-01', endsOn: '2028-05-02' } },
      'not_met',
      'longer',
    ],
    ['no days', 'term_length', { term: { electedOn: null, endsOn: null } }, 'unknown', 'no_days'],
    ['the last day', 'term_current', { today: '2028-05-01' }, 'met', 'running'],
    ['the day after', 'term_current', { today: '2028-05-02' }, 'not_met', 'over'],
    ['a year later', 'term_current', { today: '2029-05-02' }, 'not_met', 'long_over'],
    ['a third term in a row', 'president_terms', { presidents: ['a', 'a', 'a'] }, 'not_met', 'more'],
    ['a break in between', 'president_terms', { presidents: ['a', 'b', 'a', 'a'] }, 'met', 'within'],
    ['no secretary', 'offices', { filled: ['president'] }, 'not_met', 'secretary'],
    ['no address', 'seat', { address: null }, 'unknown', 'missing'],
    ['a certificate that is not filed', 'registration', { hasCertificate: false }, 'unknown', 'no_paper'],
    ['founded only', 'registration', { status: 'founded' }, 'not_met', 'not_yet'],
  ])('%s', (_name, code, more, outcome, text) => {
    expect(of(code, more)).toMatchObject({ outcome, text });
  });
});

describe('an agreement', () => {
  it.each([
    [{ validUntil: null, endedOn: null }, 'running'],
    [{ validUntil: '2027-01-21', endedOn: null }, 'ending'],
    [{ validUntil: '2027-01-22', endedOn: null }, 'running'],
    [{ validUntil: '2026-11-22', endedOn: null }, 'ending'],
    [{ validUntil: '2026-11-21', endedOn: null }, 'expired'],
    [{ validUntil: '2026-11-21', endedOn: '2026-11-01' }, 'ended'],
  ])('%o is %s', (agreement, state) => {
    expect(agreementState(agreement, '2026-11-22')).toBe(state);
  });
});
