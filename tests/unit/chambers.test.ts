import { describe, expect, it } from 'vitest';
import {
  chamberSlug,
  chamberStatuses,
  checkStep,
  correctionsOf,
  daysAfterStep,
  isMemberOn,
  memberSearchText,
  nextStatuses,
  termNotice,
  type ChamberStatus,
} from '@/lib/chambers/rules';

const none = { preparedOn: null, foundedOn: null, registeredOn: null, dissolvedOn: null };
const step = (from: ChamberStatus, to: ChamberStatus, more: Partial<Parameters<typeof checkStep>[0]> = {}) =>
  checkStep({
    from,
    to,
    on: '2024-05-01',
    registryNo: null,
    days: none,
    today: '2024-06-01',
    mayCorrect: false,
    ...more,
  });

describe('status machine 待核 → 筹备 → 成立 → 注册登记 → 注销', () => {
  it.each<[ChamberStatus, ChamberStatus[]]>([
    ['unverified', ['preparing', 'founded', 'registered', 'dissolved']],
    ['preparing', ['founded', 'dissolved']],
    ['founded', ['registered', 'dissolved']],
    ['registered', ['dissolved']],
    ['dissolved', []],
  ])('from %s on to %j and nowhere else', (from, to) => {
    expect(nextStatuses(from)).toEqual(to);
    for (const other of chamberStatuses) {
      const problem = step(from, other, { registryNo: '51610000MJ' });
      expect(problem === null, `${from} → ${other}`).toBe(to.includes(other));
    }
  });

  it('a chamber in preparation is not registered without being founded', () => {
    expect(step('preparing', 'registered', { registryNo: 'X' })).toEqual({
      field: 'to',
      code: 'chamber_step',
    });
  });

  it('needs a day that is not in the future and not before the state before', () => {
    expect(step('preparing', 'founded', { on: undefined })?.code).toBe('required');
    expect(step('preparing', 'founded', { on: '2024-06-02' })?.code).toBe('date_in_future');
    const days = { ...none, preparedOn: '2024-05-02' };
    expect(step('preparing', 'founded', { days })).toEqual({
      field: 'on',
      code: 'before_earlier_state',
      values: { date: '2024-05-02' },
    });
    expect(step('preparing', 'founded', { days, on: '2024-05-02' })).toBeNull();
  });

  it('registration needs the registry number', () => {
    expect(step('founded', 'registered')).toEqual({ field: 'registryNo', code: 'required' });
    expect(step('founded', 'registered', { registryNo: '51610000MJ' })).toBeNull();
  });

  it('going back is the chief’s and clears the days of the later states', () => {
    expect(correctionsOf('registered')).toEqual(['founded', 'preparing', 'unverified']);
    expect(step('registered', 'founded')?.code).toBe('chamber_correction_by_chief');
    expect(step('registered', 'founded', { mayCorrect: true, on: undefined })).toBeNull();
    const days = {
      preparedOn: '2020-01-01',
      foundedOn: '2021-01-01',
      registeredOn: '2022-01-01',
      dissolvedOn: null,
    };
    expect(daysAfterStep('registered', 'founded', '2024-05-01', days)).toEqual({
      ...days,
      registeredOn: null,
    });
    expect(daysAfterStep('registered', 'dissolved', '2024-05-01', days)).toEqual({
      ...days,
      dissolvedOn: '2024-05-01',
    });
  });
});

describe('membership and term', () => {
  it('who leaves today is no member today', () => {
    expect(isMemberOn({ leftOn: null }, '2024-06-01')).toBe(true);
    expect(isMemberOn({ leftOn: '2024-06-02' }, '2024-06-01')).toBe(true);
    expect(isMemberOn({ leftOn: '2024-06-01' }, '2024-06-01')).toBe(false);
  });

  it('tells of the end sixty days before, and of the days of grace after it', () => {
    expect(termNotice(null, 30, '2024-06-01')).toBeNull();
    expect(termNotice('2024-12-31', 30, '2024-06-01')).toBeNull();
    expect(termNotice('2024-07-01', 30, '2024-06-01')).toEqual({
      kind: 'ending',
      endsOn: '2024-07-01',
      lastDay: '2024-07-31',
      daysLeft: 30,
    });
    expect(termNotice('2024-05-31', 30, '2024-06-01')).toMatchObject({
      kind: 'grace',
      lastDay: '2024-06-30',
      daysLeft: 29,
    });
  });

  it('an entry is found by name, firm, pinyin and initials', () => {
    const text = memberSearchText({ entryName: '曾国强', entryFirm: '鼎盛机绣', entryBusiness: null });
    for (const part of ['曾国强', '鼎盛', 'zengguoqiang', 'zgq']) expect(text).toContain(part);
  });

  it('the address part is plain and differs for chambers of one name', () => {
    expect(chamberSlug('北京汝州商会', 'S2026-000012')).toBe('beijingruzhoushanghui-12');
    expect(chamberSlug('北京汝州商会', 'S2026-000013')).not.toBe('beijingruzhoushanghui-12');
  });
});
