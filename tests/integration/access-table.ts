import type { Actor } from '@/lib/server/actor';
import type { Side, Who, World } from '@/tests/support/world';
import { agreementsAccess } from './access/agreements';
import { indicatorsAccess } from './access/indicators';
import { projectsAccess } from './access/projects';
import { receiptsAccess } from './access/receipts';
import { appealsAccess } from './access/appeals';
import { articlesAccess } from './access/articles';
import { bulksAccess } from './access/bulks';
import { auditAccess } from './access/audit';
import { eventsAccess } from './access/events';
import { exportsAccess } from './access/exports';
import { filesAccess } from './access/files';
import { bulletinsAccess } from './access/bulletins';
import { chambersAccess } from './access/chambers';
import { chambersBureauAccess } from './access/chambers-bureau';
import { chamberLinksAccess } from './access/chambers-links';
import { companiesAccess } from './access/companies';
import { deskAccess } from './access/desk';
import { handoversAccess } from './access/handovers';
import { greetingsAccess } from './access/greetings';
import { industriesAccess } from './access/industries';
import { noticesAccess } from './access/notices';
import { interactionsAccess } from './access/interactions';
import { importsAccess } from './access/imports';
import { merchantsAccess } from './access/merchants';
import { chainsAccess } from './access/chains';
import { leadsAccess } from './access/leads';
import { offersAccess } from './access/offers';
import { papersAccess } from './access/papers';
import { parksAccess } from './access/parks';
import { policiesAccess } from './access/policies';
import { placesAccess } from './access/places';
import { postsAccess } from './access/posts';
import { privacyAccess } from './access/privacy';
import { showcaseAccess } from './access/showcase';
import { tiesAccess } from './access/ties';
import { translationsAccess } from './access/translations';
import { unitsAccess } from './access/units';
import { usersAccess } from './access/users';
import { viewsAccess } from './access/views';

// eslint-disable-next-line walls/no-re-export -- whoever writes a line of the table needs this one import
export type { Who };

export type AccessEntry = {
  /** Everybody who may pass within the own scope; whoever is not named is refused (403 or 404). */
  allow: readonly Who[];
  /** How a record outside the own scope answers: 404 hides it, 403 where its existence is no secret, `-` without record. */
  outside: 404 | 403 | '-';
  /**
   * Goes through the door as `actor`, on a record that belongs to `side` (made here, by a factory, when the door
   * changes it). Passing means: no ForbiddenError and no NotFoundError. FieldErrors and AppError count as passed,
   * since the door looked at the input; any other error fails the test.
   */
  call: (actor: Actor, side: Side, world: World) => Promise<unknown>;
  /** A door that answers strangers with nothing (an empty list, null) in place of a refusal. */
  emptyWhenRefused?: true;
};

export type AccessTable = Record<string, AccessEntry>;

/**
 * Every query and command that takes an actor × every role: `'<noun>.<function>'`. A function without an entry, and an
 * entry without its function, fail tests/architecture/access-table.test.ts; tests/integration/access.test.ts replays
 * every entry as every role, in the own scope and outside it. One file per noun in tests/integration/access/, named
 * after it and joined here by one line.
 */
export const accessTable: AccessTable = {
  ...policiesAccess,
  ...papersAccess,
  ...parksAccess,
  ...offersAccess,
  ...leadsAccess,
  ...chainsAccess,
  ...auditAccess,
  ...eventsAccess,
  ...exportsAccess,
  ...deskAccess,
  ...placesAccess,
  ...filesAccess,
  ...unitsAccess,
  ...usersAccess,
  ...merchantsAccess,
  ...importsAccess,
  ...handoversAccess,
  ...greetingsAccess,
  ...industriesAccess,
  ...noticesAccess,
  ...interactionsAccess,
  ...postsAccess,
  ...privacyAccess,
  ...appealsAccess,
  ...articlesAccess,
  ...showcaseAccess,
  ...receiptsAccess,
  ...projectsAccess,
  ...indicatorsAccess,
  ...agreementsAccess,
  ...companiesAccess,
  ...bulletinsAccess,
  ...chambersAccess,
  ...chambersBureauAccess,
  ...chamberLinksAccess,
  ...tiesAccess,
  ...translationsAccess,
  ...viewsAccess,
  ...bulksAccess,
};
