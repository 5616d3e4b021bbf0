import type { PersonActor, Role } from '@/lib/server/actor';
import { currentActor, currentSession } from '@/lib/server/current-actor';
import { listMyGrants } from '@/lib/users/queries-sessions';
import type { CappedCount } from '@/lib/server/keyset';
import { describeError, logger } from '@/lib/server/logger';
import { canUseDesk, phoneBarOf, railGroups, railOf, type RailEntry, type RailGroupKey } from './policy';
import { countDue } from './queries-due';

/** What the frame of the desk shows, without texts: the layout adds them. */
export type DeskFrame = {
  rail: { group: RailGroupKey; entries: Pick<RailEntry, 'key' | 'href'>[] }[];
  phoneBar: Pick<RailEntry, 'key' | 'href'>[];
  me: { name: string; account: string; role: Role };
  grants: { id: string; role: Role; place: string | null; isActive: boolean }[];
};

/** What waits: all of it, and per entry of the rail how many and the list that holds exactly these. */
export type Waiting = {
  total: CappedCount;
  entries: { rail: string; href: string; count: CappedCount }[];
};

/**
 * The frame of the signed-in person; null for nobody, since each page checks for itself and sends strangers away: a
 * layout is no door.
 */
export async function requireDeskFrameData(): Promise<DeskFrame | null> {
  const actor = await currentActor();
  const session = await currentSession();
  if (actor === null || session === null) return null;
  return getDeskFrame(actor, session.account);
}

/** The same for a known person. */
export async function getDeskFrame(actor: PersonActor, account: string): Promise<DeskFrame> {
  const entries = railOf(actor);
  const plain = ({ key, href }: RailEntry) => ({ key, href });
  const grants = await listMyGrants(actor);
  return {
    rail: railGroups.flatMap((group) => {
      const mine = entries.filter((entry) => entry.group === group).map(plain);
      return mine.length > 0 ? [{ group, entries: mine }] : [];
    }),
    phoneBar: phoneBarOf(actor).map(plain),
    me: { name: actor.userName, account, role: actor.role },
    grants: grants.map(({ id, role, placeName, isActive }) => ({ id, role, place: placeName, isActive })),
  };
}

/**
 * What waits for the signed-in person. The frame shows it beside a page that is there already, so it never fails the
 * page: when it cannot be counted, that is logged and nothing is shown.
 */
export async function countWaitingForMe(): Promise<Waiting> {
  try {
    const actor = await currentActor();
    return actor === null ? nothing : await countWaiting(actor);
  } catch (error) {
    logger().warn({ err: describeError(error) }, 'what waits could not be counted');
    return nothing;
  }
}

const nothing: Waiting = { total: { value: 0, isCapped: false }, entries: [] };

/** The same for a known person. */
export async function countWaiting(actor: PersonActor): Promise<Waiting> {
  if (!canUseDesk(actor)) return nothing;
  const due = await countDue(actor);
  return {
    total: {
      value: due.reduce((sum, { count }) => sum + count.value, 0),
      isCapped: due.some(({ count }) => count.isCapped),
    },
    // one number per entry: the first kind that has one
    entries: due
      .toReversed()
      .flatMap(({ rail, href, count }) => (rail === null ? [] : [{ rail, href, count }])),
  };
}
