import { beforeAll, describe, expect, it } from 'vitest';
import { changeCalendarDays, loadCalendarYear } from '@/lib/calendar/commands';
import { getCalendarYear, listCalendarYears } from '@/lib/calendar/queries';
import { CalendarDaysInput, CalendarYearInput } from '@/lib/calendar/schema';
import {
  createIndustryTag,
  createTier,
  retireIndustryTag,
  updateIndustryTag,
  updateTier,
} from '@/lib/programme/commands';
import { listPublicIndustryTags, listPublicTiers } from '@/lib/programme/queries';
import { getParameters } from '@/lib/programme/queries-parameters';
import { IndustryTagChange, IndustryTagInput, TierChange, TierInput } from '@/lib/programme/schema-tags';
import { db } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { makeWorld, type World } from '@/tests/support/world';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await db.industry.create({
    data: { id: newId(), code: 'C13', level: 2, nameZh: '农副食品加工业', standard: 'GB/T 4754-2017' },
  });
});

const NOTICE = '2033-01-01 至 2033-01-03 放假 元旦\n2033-01-30 上班 春节\n';
const yearInput = (text = NOTICE) =>
  CalendarYearInput.parse({ year: '2033', source: '示例通知〔2032〕1号', text });

describe('a year of the calendar', () => {
  it('is loaded whole from the lines of its notice, once', async () => {
    const sysadmin = await world.actor('sysadmin');
    await loadCalendarYear(sysadmin, yearInput());
    const { days, source } = await getCalendarYear(sysadmin, 2033);
    expect([days.length, source]).toEqual([365, '示例通知〔2032〕1号']);
    expect(days.slice(0, 3)).toEqual([
      { date: '2033-01-01', kind: 'holiday', name: '元旦' },
      { date: '2033-01-02', kind: 'holiday', name: '元旦' },
      { date: '2033-01-03', kind: 'holiday', name: '元旦' },
    ]);
    // a Sunday of work, a plain Saturday, a plain Monday
    expect(days.find((day) => day.date === '2033-01-30')).toMatchObject({ kind: 'adjusted_workday' });
    expect(days.find((day) => day.date === '2033-01-08')).toEqual({ date: '2033-01-08', kind: 'holiday' });
    expect(days.find((day) => day.date === '2033-01-10')).toEqual({ date: '2033-01-10', kind: 'workday' });
    await expect(loadCalendarYear(sysadmin, yearInput())).rejects.toMatchObject({
      fields: { year: [{ code: 'duplicate' }] },
    });
  });

  it('changes by days with a reason in the log; a year that is not loaded stays an error', async () => {
    const sysadmin = await world.actor('sysadmin');
    const change = (from: string, to = '') =>
      changeCalendarDays(
        sysadmin,
        CalendarDaysInput.parse({ from, to, kind: 'holiday', name: '调整', reason: '示例补充通知' }),
      );
    await change('2033-02-01', '2033-02-02');
    const { days } = await getCalendarYear(sysadmin, 2033);
    expect(days.filter((day) => day.name === '调整').map((day) => day.date)).toEqual([
      '2033-02-01',
      '2033-02-02',
    ]);
    await expect(change('2034-02-01')).rejects.toMatchObject({
      code: 'year_not_loaded',
      values: { year: 2034 },
    });
    const verbs = await db.change.findMany({
      where: { noun: 'calendar' },
      select: { verb: true, reason: true },
      orderBy: { id: 'asc' },
    });
    expect(verbs).toEqual([
      { verb: 'load', reason: null },
      { verb: 'change_days', reason: '示例补充通知' },
    ]);
    expect((await listCalendarYears(sysadmin)).find((one) => one.year === 2033)).toMatchObject({
      isLoaded: true,
      adjusted: 1,
    });
  });
});

describe('industry tags and tiers', () => {
  const tag = (over: object = {}) =>
    IndustryTagInput.parse({
      code: 'tea',
      nameZh: '茶产业',
      sortNo: '1',
      synonyms: '富硒茶、绿茶',
      industryCodes: 'C13',
      ...over,
    });

  it('are added with a code that is never taken twice, and only with classes that exist', async () => {
    const sysadmin = await world.actor('sysadmin');
    await createIndustryTag(sysadmin, tag());
    await expect(createIndustryTag(sysadmin, tag())).rejects.toMatchObject({
      fields: { code: [{ code: 'duplicate' }] },
    });
    await expect(
      createIndustryTag(sysadmin, tag({ code: 'other', industryCodes: 'C13、C99' })),
    ).rejects.toMatchObject({
      fields: { industryCodes: [{ code: 'unknown_industry_code', values: { codes: 'C99' } }] },
    });
  });

  it('refuse a change of an old version', async () => {
    const sysadmin = await world.actor('sysadmin');
    const { id } = await db.industryTag.findUniqueOrThrow({ where: { code: 'tea' }, select: { id: true } });
    const change = { ...tag({ nameZh: '茶与茶旅' }), id, version: 1 };
    await updateIndustryTag(
      sysadmin,
      IndustryTagChange.parse({ ...change, synonyms: '茶', industryCodes: 'C13' }),
    );
    await expect(
      updateIndustryTag(
        sysadmin,
        IndustryTagChange.parse({ ...change, synonyms: '茶', industryCodes: 'C13' }),
      ),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  it('are retired, not deleted: nobody can choose them, who has them keeps them', async () => {
    const sysadmin = await world.actor('sysadmin');
    const { id, version } = await db.industryTag.findUniqueOrThrow({
      where: { code: 'tea' },
      select: { id: true, version: true },
    });
    await db.merchant.update({ where: { id: world.own.merchantId }, data: { industryTagId: id } });
    await retireIndustryTag(sysadmin, { id, version, to: 'retired', reason: '并入大健康' });
    expect((await listPublicIndustryTags()).map((one) => one.code)).not.toContain('tea');
    expect((await getParameters(sysadmin)).tags.find((one) => one.code === 'tea')).toMatchObject({
      isRetired: true,
    });
    const kept = await db.merchant.findUniqueOrThrow({
      where: { id: world.own.merchantId },
      select: { industryTagId: true },
    });
    expect(kept.industryTagId).toBe(id);
    await retireIndustryTag(sysadmin, { id, version: version + 1, to: 'used', reason: '恢复' });
    expect((await getParameters(sysadmin)).tags.find((one) => one.code === 'tea')).toMatchObject({
      isRetired: false,
    });
  });

  it('a step of strength carries its criteria and the words of imports', async () => {
    const sysadmin = await world.actor('sysadmin');
    const input = { facet: 'strength', code: 'S', nameZh: '特级', sortNo: '0', criteria: '年产值十亿元以上' };
    const { id } = await createTier(sysadmin, TierInput.parse(input));
    await updateTier(sysadmin, TierChange.parse({ ...input, id, version: 1, synonyms: '特大、S级' }));
    const row = (await getParameters(sysadmin)).tiers.find((one) => one.id === id);
    expect(row).toMatchObject({ synonyms: ['特大', 'S级'], version: 2, criteria: '年产值十亿元以上' });
    expect((await listPublicTiers()).strength.map((one) => one.code)).toContain('S');
  });
});
