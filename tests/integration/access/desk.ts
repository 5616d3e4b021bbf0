import { takeOwnData } from '@/lib/desk/commands-own-data';
import { getOwnData } from '@/lib/desk/queries-own-data';
import { changeCalendarDays, loadCalendarYear } from '@/lib/calendar/commands';
import { getCalendarYear, listCalendarYears } from '@/lib/calendar/queries';
import { CalendarDaysInput } from '@/lib/calendar/schema';
import { countWaiting, getDeskFrame } from '@/lib/desk/queries';
import { getChamberFigures } from '@/lib/desk/queries-chamber';
import { getOwnPage } from '@/lib/desk/queries-own';
import { countDue, dueKindsOf } from '@/lib/desk/queries-due';
import { draftKinds, policyKind } from '@/lib/desk/queries-due-content';
import { birthdays } from '@/lib/desk/queries-due-birthdays';
import { peopleKinds } from '@/lib/desk/queries-due-people';
import { findPaletteRecords, listPaletteTargets } from '@/lib/desk/queries-palette';
import { listToday, listTodayFigures } from '@/lib/desk/queries-today';
import {
  createIndustryTag,
  createTier,
  retireIndustryTag,
  retireTier,
  updateIndustryTag,
  updateTier,
} from '@/lib/programme/commands';
import { setExportLimit } from '@/lib/programme/commands-limits';
import { defaultProfile } from '@/lib/programme/schema-default-profile';
import { getParameters } from '@/lib/programme/queries-parameters';
import { IndustryTagChange, IndustryTagInput, TierChange, TierInput } from '@/lib/programme/schema-tags';
import { db } from '@/lib/server/db';
import { person, roles } from '@/tests/support/world';
import type { AccessTable } from '../access-table';

/** The desk gathers from nouns that check for themselves: it shows each role its own and refuses nobody signed in. */
export const deskAccess: AccessTable = {
  'desk.getOwnData': { allow: ['merchant'], outside: '-', call: (actor) => getOwnData(person(actor)) },
  // passing means that the password was looked at: a wrong one is a field error
  'desk.takeOwnData': {
    allow: ['merchant'],
    outside: '-',
    call: (actor) => takeOwnData(person(actor), { format: 'json', password: 'not the password' }),
  },
  'desk.getChamberFigures': {
    allow: ['chamber_officer'],
    outside: '-',
    call: (actor) => getChamberFigures(person(actor)),
  },
  'desk.getDeskFrame': {
    allow: roles,
    outside: '-',
    call: async (actor) => getDeskFrame(person(actor), 'a'),
  },
  'desk.countWaiting': {
    allow: roles,
    outside: '-',
    call: async (actor) => countWaiting(person(actor)),
  },
  'desk.listToday': {
    allow: roles,
    outside: '-',
    call: async (actor) => ({ sections: await listToday(person(actor)), asked: true }),
  },
  'desk.dueKindsOf': {
    allow: roles,
    outside: '-',
    call: async (actor) => ({ kinds: dueKindsOf(person(actor)), asked: true }),
  },
  // the parts of dueKindsOf: a kind that the actor has no part in is left out
  'desk.draftKinds': {
    allow: roles,
    outside: '-',
    call: async (actor) => ({ kinds: draftKinds(person(actor), 'writer', { state: 'draft' }), asked: true }),
  },
  'desk.birthdays': {
    allow: roles,
    outside: '-',
    call: async (actor) => ({ kind: birthdays(person(actor)), asked: true }),
  },
  'desk.policyKind': {
    allow: roles,
    outside: '-',
    call: async (actor) => ({ kind: policyKind(person(actor)), asked: true }),
  },
  'desk.peopleKinds': {
    allow: roles,
    outside: '-',
    call: async (actor) => ({ kinds: peopleKinds(person(actor)), asked: true }),
  },
  'desk.countDue': {
    allow: roles,
    outside: '-',
    call: async (actor) => ({ due: await countDue(person(actor)), asked: true }),
  },
  'desk.listTodayFigures': {
    allow: roles,
    outside: '-',
    call: async (actor) => ({ figures: await listTodayFigures(person(actor)), asked: true }),
  },
  'desk.findPaletteRecords': {
    allow: roles,
    outside: '-',
    call: async (actor) => ({ found: await findPaletteRecords(person(actor), '示例'), asked: true }),
  },
  'desk.listPaletteTargets': {
    allow: roles,
    outside: '-',
    call: async (actor) => listPaletteTargets(person(actor)),
  },
  'desk.getOwnPage': { allow: ['merchant'], outside: '-', call: async (actor) => getOwnPage(person(actor)) },
  'calendar.listCalendarYears': {
    allow: [...roles, 'system'],
    outside: '-',
    call: (actor) => listCalendarYears(actor),
  },
  'programme.getParameters': {
    allow: ['sysadmin', 'secadmin', 'auditor', 'system'],
    outside: '-',
    call: async (actor) => ({ found: await getParameters(actor), asked: true }),
  },
  'programme.setExportLimit': {
    allow: ['secadmin'],
    outside: '-',
    call: async (actor) => {
      const row =
        (await db.programme.findFirst({ select: { version: true } })) ??
        (await db.programme.create({
          data: { code: 'limits', placeCode: '610700', profile: defaultProfile },
          select: { version: true },
        }));
      return setExportLimit(actor, { ...row, exportApprovalPersons: 500, reason: '示例理由' });
    },
  },
  'calendar.getCalendarYear': {
    allow: [...roles, 'system'],
    outside: '-',
    call: (actor) => getCalendarYear(actor, 2026),
  },
  'calendar.loadCalendarYear': {
    allow: ['sysadmin', 'system'],
    outside: '-',
    call: (actor) => loadCalendarYear(actor, { year: 2031, source: '示例通知', lines: [] }),
  },
  'calendar.changeCalendarDays': {
    allow: ['sysadmin', 'system'],
    outside: '-',
    call: (actor) =>
      changeCalendarDays(
        actor,
        CalendarDaysInput.parse({ from: '2032-01-01', kind: 'holiday', reason: '示例' }),
      ),
  },
  'programme.createIndustryTag': {
    allow: ['sysadmin', 'system'],
    outside: '-',
    call: (actor) =>
      createIndustryTag(actor, IndustryTagInput.parse({ code: 'sample-new', nameZh: '示例', sortNo: '2' })),
  },
  'programme.updateIndustryTag': {
    allow: ['sysadmin', 'system'],
    outside: '-',
    call: async (actor) =>
      updateIndustryTag(
        actor,
        IndustryTagChange.parse({ ...(await seedTag()), nameZh: '示例', sortNo: '2' }),
      ),
  },
  'programme.retireIndustryTag': {
    allow: ['sysadmin', 'system'],
    outside: '-',
    call: async (actor) => retireIndustryTag(actor, { ...(await seedTag()), to: 'retired', reason: '示例' }),
  },
  'programme.createTier': {
    allow: ['sysadmin', 'system'],
    outside: '-',
    call: (actor) =>
      createTier(actor, TierInput.parse({ facet: 'strength', code: 'Z', nameZh: '示例', sortNo: '9' })),
  },
  'programme.updateTier': {
    allow: ['sysadmin', 'system'],
    outside: '-',
    call: async (actor) =>
      updateTier(actor, TierChange.parse({ ...(await seedTier()), nameZh: '示例', sortNo: '9' })),
  },
  'programme.retireTier': {
    allow: ['sysadmin', 'system'],
    outside: '-',
    call: async (actor) => retireTier(actor, { ...(await seedTier()), to: 'retired', reason: '示例' }),
  },
};

const made = { id: true, version: true } as const;

async function seedTag(): Promise<{ id: string; version: number }> {
  const code = `sample-${await db.industryTag.count()}`;
  return db.industryTag.create({
    data: { code, nameZh: '示例', sortNo: 1, synonyms: [], industryCodes: [] },
    select: made,
  });
}

async function seedTier(): Promise<{ id: string; version: number }> {
  const code = `S${await db.tier.count()}`;
  return db.tier.create({
    data: { facet: 'strength', code, nameZh: '示例', sortNo: 1, synonyms: [] },
    select: made,
  });
}
