import { describe, expect, it } from 'vitest';
import { quarterOf, quarterSpan, rosterReminders, rosterText } from '@/lib/chambers/rules-attest';
import {
  duesRuleFor,
  duesState,
  periodEnd,
  wanOfYuan,
  yuanPlain,
  yuanText,
  type DuesRuleFact,
} from '@/lib/chambers/rules-dues';
import { membershipStatus, type DuesFact, type StatusFacts } from '@/lib/chambers/rules-status';

const today = '2026-06-15';
const dues = (dueOn: string, more: Partial<DuesFact> = {}): DuesFact => ({
  dueOn,
  periodTo: `${dueOn.slice(0, 4)}-12-31`,
  graceDays: 90,
  isSettled: false,
  ...more,
});
const status = (more: Partial<StatusFacts> = {}) =>
  membershipStatus({
    joinedOn: '2020-01-01',
    leftOn: null,
    chamber: { status: 'registered', dissolvedOn: null },
    dues: [],
    today,
    ...more,
  });

describe('the state of a membership', () => {
  it.each<[string, Partial<StatusFacts>, ReturnType<typeof membershipStatus>]>([
    ['no dues on record', {}, { status: 'active', reason: 'no_dues', day: null }],
    [
      'all dues settled: the end of the last period',
      { dues: [dues('2025-12-31', { isSettled: true }), dues('2026-03-31', { isSettled: true })] },
      { status: 'active', reason: 'dues_paid', day: '2026-12-31' },
    ],
    [
      'owed, not due yet',
      { dues: [dues('2026-12-31')] },
      { status: 'active', reason: 'dues_not_yet_due', day: '2026-12-31' },
    ],
    [
      'due today is not late',
      { dues: [dues('2026-06-15')] },
      { status: 'active', reason: 'dues_not_yet_due', day: '2026-06-15' },
    ],
    [
      'due yesterday: grace counts from the due day',
      { dues: [dues('2026-06-14')] },
      { status: 'grace', reason: 'dues_grace', day: '2026-09-12' },
    ],
    [
      'the last day of grace still is grace',
      { dues: [dues('2026-03-17')] },
      { status: 'grace', reason: 'dues_grace', day: '2026-06-15' },
    ],
    [
      'the day after it is not',
      { dues: [dues('2026-03-16')] },
      { status: 'overdue', reason: 'dues_overdue', day: '2026-06-14' },
    ],
    [
      'the oldest open dues decide, a newer payment heals nothing',
      { dues: [dues('2024-12-31'), dues('2026-03-31', { isSettled: true })] },
      { status: 'overdue', reason: 'dues_overdue', day: '2025-03-31' },
    ],
    [
      'no grace at all',
      { dues: [dues('2026-06-14', { graceDays: 0 })] },
      { status: 'overdue', reason: 'dues_overdue', day: '2026-06-14' },
    ],
    ['left today', { leftOn: today }, { status: 'ended', reason: 'left', day: today }],
    ['leaves tomorrow', { leftOn: '2026-06-16' }, { status: 'active', reason: 'no_dues', day: null }],
    [
      'joins later',
      { joinedOn: '2026-07-01' },
      { status: 'pending', reason: 'joins_later', day: '2026-07-01' },
    ],
    [
      'rights lapse with the chamber, whatever was paid',
      {
        chamber: { status: 'dissolved', dissolvedOn: '2026-05-01' },
        dues: [dues('2026-12-31', { isSettled: true })],
      },
      { status: 'suspended', reason: 'chamber_dissolved', day: '2026-05-01' },
    ],
    [
      'rights begin with the founding',
      { chamber: { status: 'preparing', dissolvedOn: null } },
      { status: 'pending', reason: 'chamber_preparing', day: null },
    ],
    [
      'whoever left a chamber that is gone has left',
      { leftOn: '2025-01-01', chamber: { status: 'dissolved', dissolvedOn: '2026-05-01' } },
      { status: 'ended', reason: 'left', day: '2025-01-01' },
    ],
  ])('%s', (_name, facts, expected) => {
    expect(status(facts)).toEqual(expected);
  });
});

describe('dues in 元', () => {
  it.each([
    ['2000', '0.2'],
    ['2,000 元', '0.2'],
    ['30000', '3'],
    ['1999.99', '0.199999'],
    ['0', '0'],
  ])('%s is %s 万元, exactly', (text, wan) => {
    expect(wanOfYuan(text)).toBe(wan);
  });

  it.each(['', '已交', '-5', '1.999', '2千', '1e4', '12345678901'])('%j is no amount', (text) => {
    expect(wanOfYuan(text)).toBeNull();
  });

  it('is printed as it was typed', () => {
    expect([yuanText('0.2'), yuanText('3'), yuanText('0.199999'), yuanPlain('0.2')]).toEqual([
      '2,000',
      '30,000',
      '1,999.99',
      '2000',
    ]);
  });

  const rule = (rank: string | null, amountWan: string, more: Partial<DuesRuleFact> = {}): DuesRuleFact => ({
    rank,
    amountWan,
    periodMonths: 12,
    graceDays: 90,
    validFrom: '2025-01-01',
    validTo: null,
    ...more,
  });

  it('an office has its own amount, everybody else the common one, in force on that day', () => {
    const rules = [
      rule('president', '3'),
      rule(null, '0.2'),
      rule(null, '0.1', { validFrom: '2020-01-01', validTo: '2024-12-31' }),
    ];
    expect(duesRuleFor(rules, 'president', '2026-01-01')?.amountWan).toBe('3');
    expect(duesRuleFor(rules, 'member', '2026-01-01')?.amountWan).toBe('0.2');
    expect(duesRuleFor(rules, 'president', '2024-12-31')?.amountWan).toBe('0.1');
    expect(duesRuleFor(rules, 'member', '2019-12-31')).toBeNull();
    expect(duesRuleFor([rule('president', '3')], 'member', '2026-01-01')).toBeNull();
  });

  it('a period of twelve months ends on the day before the next begins', () => {
    expect(periodEnd('2026-01-01', 12)).toBe('2026-12-31');
    expect(periodEnd('2024-03-01', 6)).toBe('2024-08-31');
  });

  it('a line says what it is today', () => {
    const line = { dueWan: '0.2', paidWan: '0', waivedOn: null, dueOn: '2026-06-15' };
    expect(duesState(line, today)).toBe('due');
    expect(duesState({ ...line, paidWan: '0.1' }, today)).toBe('part');
    expect(duesState({ ...line, paidWan: '0.1' }, '2026-06-16')).toBe('late');
    expect(duesState({ ...line, paidWan: '0.2' }, '2026-06-16')).toBe('paid');
    expect(duesState({ ...line, waivedOn: today }, '2026-06-16')).toBe('waived');
  });
});

describe('attestation', () => {
  it('a day belongs to its quarter, whose span has all days', () => {
    expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map(quarterOf)).toEqual([
      '2026-Q1',
      '2026-Q1',
      '2026-Q2',
      '2026-Q4',
    ]);
    expect(quarterSpan('2026-Q4')).toEqual({ from: '2026-10-01', to: '2026-12-31' });
    expect(quarterSpan('2024-Q1')).toEqual({ from: '2024-01-01', to: '2024-03-31' });
  });

  it('the text of a roster does not depend on the order of reading, and changes with any of its facts', () => {
    const a = { id: 'a', name: '示例甲', firm: null, office: null, joinedOn: null, version: 1 };
    const b = { ...a, id: 'b', name: '示例乙' };
    expect(rosterText([b, a])).toBe(rosterText([a, b]));
    const plain = rosterText([a, b]);
    for (const change of [{ name: '示例丙' }, { firm: '示例厂' }, { office: 'president' }, { version: 2 }])
      expect(rosterText([{ ...a, ...change }, b])).not.toBe(plain);
    expect(rosterText([a])).not.toBe(plain);
  });
});

describe('reminders', () => {
  const facts = {
    termEndsOn: '2028-01-01',
    attestedQuarters: ['2026-Q2'],
    lastChangeOn: '2026-06-01',
    members: 12,
    rosterSince: '2020-01-01',
    today,
  };
  const kinds = (more: Partial<typeof facts> & { termEndsOn?: string | null } = {}) =>
    rosterReminders({ ...facts, ...more }).map((one) => one.kind);

  it('a roster that is looked after is left alone', () => {
    expect(kinds()).toEqual([]);
  });

  it('speaks of the term sixty days before its end, and after it', () => {
    expect(kinds({ termEndsOn: '2026-08-15' })).toEqual([]);
    expect(kinds({ termEndsOn: '2026-08-14' })).toEqual(['term_ending']);
    expect(kinds({ termEndsOn: '2026-06-15' })).toEqual(['term_ending']);
    expect(kinds({ termEndsOn: '2026-06-14' })).toEqual(['term_over']);
  });

  it('speaks of the quarter three weeks before its end, and of a missed one at once', () => {
    const given = { attestedQuarters: ['2026-Q1'] };
    expect(kinds({ ...given, today: '2026-06-08' })).toEqual([]);
    expect(kinds({ ...given, today: '2026-06-09' })).toEqual(['attest_due']);
    expect(kinds({ attestedQuarters: [], today: '2026-04-01' })).toEqual(['attest_missed']);
    expect(kinds({ attestedQuarters: [], rosterSince: '2026-04-02', today: '2026-06-01' })).toEqual([]);
  });

  it('a roster that nobody touched for half a year is asked about, unless it was attested', () => {
    const still = { lastChangeOn: '2025-12-01', attestedQuarters: ['2026-Q1'], today: '2026-06-01' };
    expect(kinds(still)).toEqual(['stale']);
    expect(kinds({ ...still, attestedQuarters: ['2026-Q2'] })).toEqual([]);
  });

  it('an empty roster is told to be entered, nothing else of it', () => {
    expect(kinds({ members: 0, attestedQuarters: [] })).toEqual(['no_roster']);
  });
});
