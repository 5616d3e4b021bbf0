import type { PersonActor, Role } from '@/lib/server/actor';
import { currentActor, currentSession } from '@/lib/server/current-actor';
import { listMyGrants } from '@/lib/users/queries-sessions';
import type { CappedCount } from '@/lib/server/keyset';
import { canUseDesk, phoneBarOf, railGroups, railOf, type RailEntry, type RailGroupKey } from './policy';
import { countDue } from './queries-due';

/** What waits behind an entry of the rail: how many, and the list that holds exactly these. */
export type RailDue = { count: CappedCount; href: string };
export type RailItemData = Pick<RailEntry, 'key' | 'href'> & { due: RailDue | null };

/** What the frame of the desk shows, without texts: the layout adds them. */
export type DeskFrame = {
  rail: { group: RailGroupKey; entries: RailItemData[] }[];
  phoneBar: RailItemData[];
  /** all things that wait, of every kind */
  todo: CappedCount;
  me: { name: string; account: string; role: Role };
  grants: { id: string; role: Role; place: string | null; isActive: boolean }[];
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
  const [grants, due] = await Promise.all([listMyGrants(actor), canUseDesk(actor) ? countDue(actor) : []]);
  const plain = ({ key, href }: RailEntry): RailItemData => {
    const waiting = due.find((one) => one.rail === key);
    return { key, href, due: waiting ? { count: waiting.count, href: waiting.href } : null };
  };
  return {
    rail: railGroups.flatMap((group) => {
      const mine = entries.filter((entry) => entry.group === group).map(plain);
      return mine.length > 0 ? [{ group, entries: mine }] : [];
    }),
    phoneBar: phoneBarOf(actor).map(plain),
    todo: {
      value: due.reduce((sum, { count }) => sum + count.value, 0),
      isCapped: due.some(({ count }) => count.isCapped),
    },
    me: { name: actor.userName, account, role: actor.role },
    grants: grants.map(({ id, role, placeName, isActive }) => ({ id, role, place: placeName, isActive })),
  };
}
