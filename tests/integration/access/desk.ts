import { listCalendarYears } from '@/lib/calendar/queries';
import { getDeskFrame } from '@/lib/desk/queries';
import { getOwnPage } from '@/lib/desk/queries-own';
import { findPaletteRecords, listPaletteTargets } from '@/lib/desk/queries-palette';
import { listToday, listTodayFigures } from '@/lib/desk/queries-today';
import { updateIndustryTag } from '@/lib/programme/commands';
import { getParameters } from '@/lib/programme/queries-parameters';
import { IndustryTagChange } from '@/lib/programme/schema-tags';
import { db } from '@/lib/server/db';
import { person, roles } from '@/tests/support/world';
import type { AccessTable } from '../access-table';

/** The desk gathers from nouns that check for themselves: it shows each role its own and refuses nobody signed in. */
export const deskAccess: AccessTable = {
  'desk.getDeskFrame': {
    allow: roles,
    outside: '-',
    call: async (actor) => getDeskFrame(person(actor), 'a'),
  },
  'desk.listToday': {
    allow: roles,
    outside: '-',
    call: async (actor) => ({ sections: await listToday(person(actor)), asked: true }),
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
  'programme.updateIndustryTag': {
    allow: ['sysadmin', 'system'],
    outside: '-',
    call: async (actor) => {
      const tag = await db.industryTag.upsert({
        where: { code: 'sample' },
        create: { code: 'sample', nameZh: '示例', sortNo: 1, synonyms: [], industryCodes: [] },
        update: {},
        select: { id: true },
      });
      const input = IndustryTagChange.parse({
        id: tag.id,
        nameZh: '示例',
        sortNo: '2',
        industryCodes: 'C13',
      });
      return updateIndustryTag(actor, input).then(() => 'changed');
    },
  },
};
