import { canUseCare } from '@/lib/privacy/policy-care';
import { listBirthdays } from '@/lib/privacy/queries-care';
import type { PersonActor } from '@/lib/server/actor';
import { exact, type DueKind } from './queries-due-kind';

/** Birthdays that come, of the people one answers for, as far as they gave them for this. */
export function birthdays(actor: PersonActor): DueKind | null {
  if (!canUseCare(actor)) return null;
  return {
    key: 'birthdays',
    rail: null,
    href: '/desk/interactions/birthdays',
    count: () => exact(listBirthdays(actor).then((rows) => rows.length)),
    items: async (size) =>
      (await listBirthdays(actor)).slice(0, size).map((row) => ({
        id: row.id,
        title: row.name,
        sub: row.firm,
        on: row.on,
        late: false,
        href: `/desk/merchants/${row.id}`,
        actHref: `/desk/interactions/new?merchant=${row.id}`,
      })),
  };
}
