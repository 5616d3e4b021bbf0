import type { PersonActor, Role } from '@/lib/server/actor';
import { currentActor, currentSession } from '@/lib/server/current-actor';
import { listMyGrants } from '@/lib/users/queries-sessions';
import { phoneBarOf, railGroups, railOf, type RailEntry, type RailGroupKey } from './policy';

/** What the frame of the desk shows, without texts: the layout adds them. */
export type DeskFrame = {
  rail: { group: RailGroupKey; entries: Pick<RailEntry, 'key' | 'href'>[] }[];
  phoneBar: Pick<RailEntry, 'key' | 'href'>[];
  me: { name: string; account: string; role: Role };
  grants: { id: string; role: Role; place: string | null; isActive: boolean }[];
};

/**
 * The frame of the signed-in person; null for nobody, since each page checks for itself and sends strangers away: a
 * layout is no door. One query beside the session's.
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
  const grants = await listMyGrants(actor);
  const plain = ({ key, href }: RailEntry) => ({ key, href });
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
