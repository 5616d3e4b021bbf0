import { chamberScopeColumns, visibleChambers } from '@/lib/chambers/policy';
import { companyScopeColumns, visibleCompanies } from '@/lib/companies/policy';
import { eventScopeColumns, visibleEvents } from '@/lib/events/policy';
import { merchantScopeColumns, readsInFull, visibleMerchants } from '@/lib/merchants/policy';
import { projectScopeColumns, visibleProjects } from '@/lib/projects/policy';
import type { Actor } from '@/lib/server/actor';
import type { Tx } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { today } from '@/lib/shared/dates';
import { FieldErrors, NotFoundError } from '@/lib/shared/errors';
import { refuseStranger } from '@/lib/users/queries-staff';
import { leavesOpen } from '../rules';
import type { InteractionInput } from '../schema';

/** A person of a contact as the commands need it. */
export type ContactPerson = { id: string; name: string; personKeyId: string | null; doNotContact: boolean };

/** Who took part, with the unit of that day. */
export type Officer = { userId: string; unitId: string };

type Named = {
  happenedOn: string;
  merchantIds: readonly string[];
  officerIds: readonly string[];
  companyId?: string | undefined;
  projectId?: string | undefined;
  chamberId?: string | undefined;
  eventId?: string | undefined;
};

/** What a set of contacts names, read once for all of them. */
export type References = {
  people: ReadonlyMap<string, ContactPerson>;
  officersOf: (entry: Named) => Officer[];
};

/**
 * Reads the people, firms, projects, chambers and officers that a set of contacts names. Refuses people, firms, projects and chambers outside
 * the actor's scope (404), people whose record is not shown in full, officers without an office.
 */
export async function readReferences(tx: Tx, actor: Actor, entries: readonly Named[]): Promise<References> {
  const people = await readPeople(
    tx,
    actor,
    entries.flatMap((entry) => entry.merchantIds),
  );
  await checkFirms(
    tx,
    actor,
    entries.flatMap((entry) => entry.companyId ?? []),
  );
  await checkProjects(
    tx,
    actor,
    entries.flatMap((entry) => entry.projectId ?? []),
  );
  await checkChambers(
    tx,
    actor,
    entries.flatMap((entry) => entry.chamberId ?? []),
  );
  await checkEvents(
    tx,
    actor,
    entries.flatMap((entry) => entry.eventId ?? []),
  );
  const officerIds = entries.flatMap((entry) => entry.officerIds);
  const own = actor.kind === 'person' ? [actor.userId] : [];
  const grants = await readGrants(tx, [...officerIds, ...own]);
  return {
    people,
    officersOf: ({ officerIds: given, happenedOn }) => {
      const ids = given.length > 0 ? given : own;
      return ids.map((userId) => ({ userId, unitId: unitOn(actor, userId, happenedOn, grants) }));
    },
  };
}

async function checkEvents(tx: Tx, actor: Actor, ids: readonly string[]): Promise<void> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return;
  const found = await tx.event.count({
    where: { AND: [{ id: { in: wanted } }, scopeWhere(visibleEvents(actor), eventScopeColumns)] },
  });
  if (found !== wanted.length) throw new NotFoundError('event');
}

async function readPeople(tx: Tx, actor: Actor, ids: readonly string[]): Promise<References['people']> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const rows = await tx.merchant.findMany({
    where: {
      AND: [
        { id: { in: wanted }, archivedAt: null },
        scopeWhere(visibleMerchants(actor), merchantScopeColumns),
      ],
    },
    select: {
      id: true,
      name: true,
      personKeyId: true,
      doNotContact: true,
      keeperUnitIds: true,
      basisState: true,
    },
  });
  if (rows.length !== wanted.length) throw new NotFoundError('merchant');
  const withheld = rows.find((row) => !readsInFull(actor, row));
  if (withheld) throw FieldErrors.of('merchantIds', 'person_withheld', { name: withheld.name });
  return new Map(rows.map((row) => [row.id, row]));
}

async function checkFirms(tx: Tx, actor: Actor, ids: readonly string[]): Promise<void> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return;
  const found = await tx.company.count({
    where: { AND: [{ id: { in: wanted } }, scopeWhere(visibleCompanies(actor), companyScopeColumns)] },
  });
  if (found !== wanted.length) throw new NotFoundError('company');
}

async function checkProjects(tx: Tx, actor: Actor, ids: readonly string[]): Promise<void> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return;
  const found = await tx.project.count({
    where: { AND: [{ id: { in: wanted } }, scopeWhere(visibleProjects(actor), projectScopeColumns)] },
  });
  if (found !== wanted.length) throw new NotFoundError('project');
}

async function checkChambers(tx: Tx, actor: Actor, ids: readonly string[]): Promise<void> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return;
  const found = await tx.chamber.count({
    where: { AND: [{ id: { in: wanted } }, scopeWhere(visibleChambers(actor), chamberScopeColumns)] },
  });
  if (found !== wanted.length) throw new NotFoundError('chamber');
}

type Office = { userId: string; unitId: string; from: string; to: string | null };

async function readGrants(tx: Tx, userIds: readonly string[]): Promise<Office[]> {
  const wanted = [...new Set(userIds)];
  if (wanted.length === 0) return [];
  const rows = await tx.grant.findMany({
    where: {
      userId: { in: wanted },
      unitId: { not: null },
      role: { in: ['clerk', 'chief', 'leader', 'filler'] },
    },
    select: { userId: true, unitId: true, validFrom: true, validTo: true, revokedAt: true },
    orderBy: [{ validFrom: 'desc' }, { id: 'desc' }],
    take: 500,
  });
  return rows.flatMap(({ userId, unitId, validFrom, validTo, revokedAt }) => {
    const ends = [validTo, revokedAt].filter((date) => date !== null);
    const end = ends.length ? new Date(Math.min(...ends.map((date) => date.getTime()))) : null;
    return unitId === null
      ? []
      : [{ userId, unitId, from: isoDay(validFrom), to: end === null ? null : isoDay(end) }];
  });
}

const isoDay = (date: Date): string => date.toISOString().slice(0, 10);

/**
 * The unit for which somebody worked on a day: of the offices held then, the actor's present one, else the latest begun.
 * Whoever had no office yet (older contacts written up later) stands with the first one that followed.
 */
function unitOn(actor: Actor, userId: string, day: string, offices: readonly Office[]): string {
  const held = offices.filter((office) => office.userId === userId);
  const then = held.filter((office) => office.from <= day && (office.to === null || office.to >= day));
  if (actor.kind === 'person' && actor.userId === userId && actor.unitId !== null) {
    if (day === today() || then.some((office) => office.unitId === actor.unitId)) return actor.unitId;
  }
  const office = then[0] ?? held.findLast((one) => one.from > day) ?? held[0];
  if (!office) throw FieldErrors.of('officerIds', 'not_in_list');
  return office.unitId;
}

/**
 * Who has in hand what stands open on a contact: the one named, else who writes it, else the first of those who took
 * part; null where nothing stands open. Somebody who took no part must work in one of its units or of the actor's.
 */
export async function holderOf(
  tx: Tx,
  actor: Actor,
  input: Pick<InteractionInput, 'state' | 'nextOn' | 'difficulty' | 'nextUserId'>,
  officers: readonly Officer[],
  had: string | null = null,
): Promise<string | null> {
  if (!leavesOpen(input)) return null;
  const own = actor.kind === 'person' ? actor.userId : null;
  const chosen = input.nextUserId ?? had ?? own ?? officers[0]?.userId ?? null;
  const known = [own, had, ...officers.map((officer) => officer.userId)];
  if (chosen !== null && !known.includes(chosen)) {
    const units = actor.kind === 'person' ? actor.unitIds : [];
    await refuseStranger(tx, [...units, ...officers.map((officer) => officer.unitId)], chosen, 'nextUserId');
  }
  return chosen;
}
