import { describe, expect, it } from 'vitest';
import { cutIntoPapers, papersOf, splitPostcode } from '@/lib/greetings/rules';
import { dayOfFestival, dayOfOwnDay, festivalsOfYear, yearToShow } from '@/lib/greetings/rules-festivals';
import {
  countReasons,
  decideAll,
  leftOutReason,
  type RecipientFacts,
} from '@/lib/greetings/rules-recipients';
import { envelopeName, honorificOf, salutationOf, titleOf } from '@/lib/merchants/rules-salutation';
import {
  checkPlaceholders,
  fillText,
  fillValues,
  layoutLetter,
  smsSegments,
  smsText,
} from '@/lib/greetings/rules-text';
import { DayInput, GreetingInput, readSegment, TemplateInput } from '@/lib/greetings/schema';
import { lunarDateIn, lunarDayName, lunarYearName } from '@/lib/shared/festivals';

const who = (input: Partial<Parameters<typeof honorificOf>[0]>) =>
  honorificOf({ name: '王建国', salutation: null, sex: null, titles: [], isOfficial: false, ...input });

describe('how a person is addressed', () => {
  it('by what the record says before all else', () => {
    expect(who({ salutation: '王老', titles: ['会长'], sex: 'male' })).toBe('王老');
    expect(who({ salutation: '尊敬的王老' })).toBe('王老');
  });

  it('by surname and title, the first of several titles by rank, not by place', () => {
    expect(who({ titles: ['董事长'] })).toBe('王董事长');
    expect(who({ titles: ['总经理、董事长', '汉中商会会长'] })).toBe('王会长');
    expect(titleOf(['董事长兼总经理'])).toBe('董事长');
    expect(titleOf(['某某大学教授，中国科学院院士'])).toBe('院士');
    expect(titleOf(['董事局主席'])).toBe('主席');
  });

  it('a deputy is called a deputy and stands behind every full office', () => {
    expect(who({ titles: ['常务副会长'] })).toBe('王副会长');
    expect(who({ titles: ['商会副会长', '总经理'] })).toBe('王总经理');
  });

  it('former offices and helpers of an office are no title', () => {
    expect(titleOf(['原董事长'])).toBeNull();
    expect(titleOf(['前任会长；曾任院长'])).toBeNull();
    expect(titleOf(['总经理助理'])).toBeNull();
    expect(titleOf(['名誉会长（2019 年起）'])).toBe('会长');
    expect(titleOf([null, '务工'])).toBeNull();
  });

  it('double surnames are kept whole, and a name that is not Chinese is never cut', () => {
    expect(who({ name: '欧阳振华', titles: ['董事长'] })).toBe('欧阳董事长');
    expect(who({ name: '欧阳修', titles: ['会长'] })).toBe('欧阳会长');
    expect(who({ name: '阿布都·买买提', titles: ['会长'] })).toBe('阿布都·买买提会长');
    expect(who({ name: 'John Smith', titles: ['总裁'] })).toBe('John Smith总裁');
  });

  it('with 先生 or 女士 only when the sex is on record; else officials are 同志 and others their name', () => {
    expect(who({ sex: 'male' })).toBe('王建国先生');
    expect(who({ name: '李敏', sex: 'female' })).toBe('李敏女士');
    expect(who({ name: '李敏' })).toBe('李敏');
    expect(who({ name: '李敏', isOfficial: true })).toBe('李敏同志');
    expect(who({ name: '李敏', sex: 'unknown' })).toBe('李敏');
    expect(salutationOf('王会长')).toBe('尊敬的王会长');
  });

  it('the envelope names the person, with the title behind the whole name', () => {
    expect(envelopeName('王建国', '王会长')).toBe('王建国会长 收');
    expect(envelopeName('欧阳振华', '欧阳董事长')).toBe('欧阳振华董事长 收');
    expect(envelopeName('李敏', '李敏女士')).toBe('李敏女士 收');
    expect(envelopeName('王建国', '王老')).toBe('王建国 收');
    expect(envelopeName('王建国', '老王')).toBe('王建国 收');
  });
});

describe('festivals of a year', () => {
  it('fall on the days of the lunar calendar, 清明 on its solar term', () => {
    expect(dayOfFestival(2026, 'spring_festival')).toBe('2026-02-17');
    expect(dayOfFestival(2026, 'mid_autumn')).toBe('2026-09-25');
    expect(dayOfFestival(2027, 'qingming')).toBe('2027-04-05');
    expect(dayOfFestival(2026, 'new_year')).toBe('2026-01-01');
    expect(dayOfFestival(2026, 'national_day')).toBe('2026-10-01');
  });

  it('a year that the calendar does not know is an error for every festival', () => {
    expect(() => dayOfFestival(2101, 'national_day')).toThrow(RangeError);
    expect(() => dayOfFestival(1899, 'mid_autumn')).toThrow(RangeError);
    expect(() => festivalsOfYear(2101, [], '2026-11-22')).toThrow(RangeError);
  });

  it('own days follow their calendar; a day that the year lacks is left out', () => {
    expect(dayOfOwnDay(2026, { calendar: 'lunar', month: 12, day: 8 })).toBe('2026-01-26');
    expect(dayOfOwnDay(2027, { calendar: 'solar', month: 2, day: 29 })).toBeNull();
    expect(dayOfOwnDay(2028, { calendar: 'solar', month: 2, day: 29 })).toBe('2028-02-29');
    expect(lunarDateIn(2026, 2, 30)).toBeNull();
  });

  it('stand in the order of their days with how far ahead each is', () => {
    const own = { id: 'a', name: '乡贤日', calendar: 'solar' as const, month: 12, day: 1 };
    const days = festivalsOfYear(2026, [own], '2026-11-22');
    expect(days.map(({ date }) => date)).toEqual([...days.map(({ date }) => date)].sort());
    expect(days.at(-1)).toMatchObject({ code: 'own', name: '乡贤日', ahead: 9 });
    expect(days.find(({ code }) => code === 'mid_autumn')?.ahead).toBe(-58);
  });

  it('are shown of the next year once all of this year are over', () => {
    expect(yearToShow('2026-10-18')).toBe(2026);
    expect(yearToShow('2026-10-19')).toBe(2027);
  });

  it('the lunar year of a letter is that of the festival', () => {
    expect(lunarYearName('2026-02-17')).toBe('丙午马年');
    expect(lunarYearName('2026-02-16')).toBe('乙巳蛇年');
    expect(lunarYearName('2027-02-06')).toBe('丁未羊年');
    expect(lunarDayName('2026-09-25')).toBe('八月十五');
  });
});

const facts = (input: Partial<RecipientFacts> = {}): RecipientFacts => ({
  isTakenOut: false,
  isInScope: true,
  isArchived: false,
  doNotContact: false,
  hasRefused: false,
  hasWithdrawn: false,
  basisState: 'valid',
  mayContact: true,
  contact: 'a',
  ...input,
});

describe('who is left out', () => {
  it.each([
    [{ isTakenOut: true, doNotContact: true }, 'by_hand'],
    [{ isInScope: false }, 'out_of_scope'],
    [{ isArchived: true }, 'archived'],
    [{ doNotContact: true, basisState: 'none', contact: null }, 'do_not_contact'],
    [{ hasRefused: true }, 'refused_channel'],
    [{ hasWithdrawn: true }, 'consent_withdrawn'],
    [{ basisState: 'expired' }, 'no_basis'],
    [{ mayContact: false }, 'other_purpose'],
    [{ contact: null }, 'no_contact'],
  ] as const)('%j for the reason %s', (input, reason) => {
    expect(leftOutReason(facts(input), new Set())).toBe(reason);
  });

  it('nobody for whom no rule speaks', () => {
    expect(leftOutReason(facts(), new Set(['b']))).toBeNull();
  });

  it('the second of a household, and not because of somebody who is left out himself', () => {
    const decided = decideAll([
      facts({ contact: 'home', doNotContact: true }),
      facts({ contact: 'home' }),
      facts({ contact: 'home' }),
    ]);
    expect(decided.map(({ reason }) => reason)).toEqual(['do_not_contact', null, 'same_contact']);
    expect(countReasons(decided.map(({ reason }) => reason))).toEqual({
      ready: 1,
      leftOut: [
        { reason: 'do_not_contact', count: 1 },
        { reason: 'same_contact', count: 1 },
      ],
    });
  });
});

const values = fillValues({
  honorific: '王会长',
  name: '王建国',
  firm: null,
  festival: '中秋节',
  festivalOn: '2026-09-25',
  signOff: '示例市经济合作局',
  letterOn: '2026-09-20',
});

describe('templates', () => {
  it('know a closed list of placeholders, in either kind of braces', () => {
    expect(checkPlaceholders('{称呼}：{生日}快乐，{ 生日 }')).toEqual({
      unknown: ['生日'],
      isUnclosed: false,
    });
    expect(checkPlaceholders('｛节日｝安康')).toEqual({ unknown: [], isUnclosed: false });
    expect(checkPlaceholders('{节日')).toEqual({ unknown: [], isUnclosed: true });
  });

  it('are refused beside the field, by the name of what is unknown', () => {
    const input = { name: '中秋信', channel: 'letter', body: '{称呼}：{配偶}' };
    const refused = TemplateInput.safeParse(input);
    expect(refused.error?.issues).toMatchObject([
      { path: ['body'], message: 'unknown_placeholder', params: { names: '{配偶}' } },
    ]);
    const mail = TemplateInput.safeParse({ ...input, channel: 'email', body: '{称呼}' });
    expect(mail.error?.issues[0]).toMatchObject({ path: ['subject'], message: 'required' });
    const sms = TemplateInput.safeParse({ ...input, channel: 'sms', body: '一\n二', signature: '【局】' });
    expect(sms.error?.issues.map(({ message }) => message)).toEqual(['signature_brackets', 'sms_one_line']);
  });

  it('are filled with days as letters write them', () => {
    expect(fillText('{称呼}，{农历年}{节日}，{单位}。{落款} {日期}', values)).toBe(
      '尊敬的王会长，丙午马年中秋节，。示例市经济合作局 2026年9月20日',
    );
  });

  it('set a letter: salutation flush, text indented, 敬礼 flush, sign-off and day to the right', () => {
    const lines = layoutLetter('{称呼}：\n祝{节日}安康。\n\n此致\n敬礼！\n{落款}\n{日期}', values);
    expect(lines).toEqual([
      { kind: 'flush', text: '尊敬的王会长：' },
      { kind: 'text', text: '祝中秋节安康。' },
      { kind: 'blank', text: '' },
      { kind: 'text', text: '此致' },
      { kind: 'flush', text: '敬礼！' },
      { kind: 'right', text: '示例市经济合作局' },
      { kind: 'right', text: '2026年9月20日' },
    ]);
  });

  it('count an SMS with its signature: 70 in one, 67 each when it is cut', () => {
    expect(smsText('安康', '示例经合')).toBe('【示例经合】安康');
    expect(smsSegments('')).toEqual({ characters: 0, segments: 0 });
    expect(smsSegments('中'.repeat(70)).segments).toBe(1);
    expect(smsSegments('中'.repeat(71)).segments).toBe(2);
    expect(smsSegments('中'.repeat(134)).segments).toBe(2);
    expect(smsSegments('中'.repeat(135)).segments).toBe(3);
  });
});

describe('files of a campaign', () => {
  it('are cut into so many persons each, without a gap', () => {
    expect(cutIntoPapers(1)).toEqual([{ fromNo: 0, toNo: 1 }]);
    expect(cutIntoPapers(1001)).toEqual([
      { fromNo: 0, toNo: 500 },
      { fromNo: 500, toNo: 1000 },
      { fromNo: 1000, toNo: 1001 },
    ]);
    expect(papersOf('email')).toEqual([]);
    expect(papersOf('card')).toEqual(['cards', 'labels']);
  });

  it('part a postcode from its address and take no number of a house for one', () => {
    expect(splitPostcode('723000 陕西省汉中市汉台区民主街1号')).toEqual({
      postcode: '723000',
      address: '陕西省汉中市汉台区民主街1号',
    });
    expect(splitPostcode('陕西省汉中市民主街1号（邮编：723000）')).toEqual({
      postcode: '723000',
      address: '陕西省汉中市民主街1号',
    });
    expect(splitPostcode('广州市天河路 385 号 1201 房')).toEqual({
      postcode: null,
      address: '广州市天河路 385 号 1201 房',
    });
    expect(splitPostcode('信箱 1234567')).toEqual({ postcode: null, address: '信箱 1234567' });
  });
});

describe('inputs', () => {
  it('a segment is the question of the merchants’ list; unknown fields are no part of it', () => {
    expect(readSegment('q=王&cols=name', { kind: 'expert', birth: '1960', key: '1' })).toEqual({
      q: '王',
      kind: 'expert',
      key: '1',
      order: 'updated',
    });
  });

  it('nobody is added and taken out at once, and a list by hand names somebody', () => {
    const id = '00000000-0000-7000-8000-000000000001';
    const base = {
      festival: 'mid_autumn',
      year: '2026',
      title: '中秋慰问',
      channel: 'letter',
      templateId: id,
      signOff: '示例局',
      letterOn: '2026-09-20',
    };
    const both = GreetingInput.safeParse({ ...base, added: id, takenOut: id });
    expect(both.error?.issues).toMatchObject([{ path: ['takenOut'], message: 'added_and_out' }]);
    const nobody = GreetingInput.safeParse({ ...base, scope: 'by_hand' });
    expect(nobody.error?.issues).toMatchObject([{ path: ['added'], message: 'required' }]);
    expect(GreetingInput.parse({ ...base, festival: id }).festival).toEqual({ festival: 'own', dayId: id });
    expect(GreetingInput.safeParse({ ...base, festival: 'own' }).success).toBe(false);
  });

  it('an own day exists in its calendar', () => {
    const day = { name: '乡贤日', calendar: 'lunar', month: '12', day: '31' };
    expect(DayInput.safeParse(day).error?.issues).toMatchObject([{ path: ['day'], message: 'no_such_day' }]);
    expect(DayInput.parse({ ...day, day: '8' })).toMatchObject({ month: 12, day: 8 });
  });
});
