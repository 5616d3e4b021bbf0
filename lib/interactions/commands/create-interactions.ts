import { loadPersonKeys, recordChanges } from '@/lib/audit/commands';
import { attachFiles } from '@/lib/files/commands';
import type { Actor } from '@/lib/server/actor';
import { bulkInsert } from '@/lib/server/bulk';
import { inTransaction, type Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { today } from '@/lib/shared/dates';
import { FieldErrors, ForbiddenError } from '@/lib/shared/errors';
import { buildSearchText } from '@/lib/shared/search-text';
import { canLogInteractions } from '../policy';
import { missingForComplete } from '../rules';
import type { InteractionInput } from '../schema';
import { fulfilSteps } from './fulfil';
import { refreshLoggedContact } from './last-contact';
import { holderOf, readReferences, type ContactPerson, type Officer, type References } from './references';

/**
 * One contact to log, with what the seed or an import adds to the form's input. `isMass`: one of many alike, sent under
 * the rules of its campaign, which asked for everybody's wishes when it was sent; it counts for no interval (decision 0023).
 */
export type InteractionEntry = InteractionInput & {
  ownerUnitId?: string;
  isSample?: boolean;
  isMass?: boolean;
};

/**
 * Logs contacts, a set in one transaction; the form calls it with one (A5, A10). Each gets the units that its officers
 * had on that day, one audit row, and, when complete, moves the last contact of its people on. Refuses a day in the
 * future, people who are not to be contacted (unless it answers their own request, with the reason), records that are
 * called complete and lack what a complete one needs.
 */
export async function createInteractions(
  actor: Actor,
  entries: readonly InteractionEntry[],
): Promise<{ ids: string[] }> {
  return inTransaction((tx) => createInteractionsIn(tx, actor, entries), 60_000);
}

/** The same inside a transaction that the caller has opened. */
export async function createInteractionsIn(
  tx: Tx,
  actor: Actor,
  entries: readonly InteractionEntry[],
): Promise<{ ids: string[] }> {
  if (!canLogInteractions(actor)) throw new ForbiddenError('interactions.log');
  const references = await readReferences(tx, actor, entries);
  const ready = entries.map((entry) => {
    const officers = references.officersOf(entry);
    checkEntry(entry, officers.length, actor.kind === 'system');
    if (!entry.isMass) refuseUnwanted(entry, entry.merchantIds, references.people);
    return { id: newId(), entry, officers, ownerUnitId: ownerOf(actor, entry, officers) };
  });
  const holders = new Map<string, string | null>();
  for (const { id, entry, officers } of ready) {
    holders.set(id, entry.isMass ? null : await holderOf(tx, actor, entry, officers));
  }
  await bulkInsert(
    tx,
    'interaction',
    ready.map(({ id, entry, officers, ownerUnitId }) => ({
      id,
      nextUserId: holders.get(id) ?? null,
      ...contactColumns(entry),
      state: entry.state,
      difficultyState: entry.difficulty ? 'open' : null,
      ownerUnitId,
      unitIds: unitsOf(ownerUnitId, officers),
      completedAt: entry.state === 'complete' ? new Date() : null,
      isSample: entry.isSample ?? false,
      isMass: entry.isMass ?? false,
      createdBy: actor.kind === 'person' ? actor.userId : null,
    })),
  );
  await bulkInsert(
    tx,
    'interaction_person',
    ready.flatMap(({ id, entry }) => personRows(id, entry.merchantIds)),
  );
  await bulkInsert(
    tx,
    'interaction_officer',
    ready.flatMap(({ id, officers }) => officerRows(id, officers)),
  );
  for (const { id, entry } of ready) {
    if (actor.kind === 'person') {
      const record = { noun: 'interactions', recordId: id, role: 'paper' };
      await attachFiles(tx, actor, record, entry.files ?? []);
    }
    await fulfilSteps(tx, actor, entry.fulfils, entry.happenedOn);
  }
  await recordCreated(tx, actor, ready, holders, references.people);
  await refreshLoggedContact(
    tx,
    ready.flatMap(({ entry }) => (entry.state === 'complete' && !entry.isMass ? entry.merchantIds : [])),
  );
  return { ids: ready.map((row) => row.id) };
}

type Ready = { id: string; entry: InteractionEntry; officers: Officer[]; ownerUnitId: string };

async function recordCreated(
  tx: Tx,
  actor: Actor,
  ready: readonly Ready[],
  holders: ReadonlyMap<string, string | null>,
  people: References['people'],
): Promise<void> {
  const keys = await loadPersonKeys(
    tx,
    [...people.values()].flatMap((person) => person.personKeyId ?? []),
  );
  await recordChanges(
    tx,
    actor,
    ready.map(({ id, entry, officers, ownerUnitId }) => ({
      noun: 'interactions',
      recordId: id,
      verb: 'create',
      after: {
        ...auditValues(entry, officers),
        state: entry.state,
        ownerUnitId,
        nextUserId: holders.get(id) ?? null,
      },
      reason: entry.answersRequest ? (entry.requestReason ?? null) : null,
      personKey: keyOfOnly(entry.merchantIds, people, keys),
    })),
  );
}

/** The unit that makes the record: the actor's own; for the seed the one given, or the first officer's. */
function ownerOf(actor: Actor, entry: InteractionEntry, officers: readonly Officer[]): string {
  const unitId = actor.kind === 'person' ? actor.unitId : (entry.ownerUnitId ?? officers[0]?.unitId);
  if (!unitId) throw new ForbiddenError('interactions.log');
  return unitId;
}

/** Columns that come straight from the input, with the search text over what is written. */
export function contactColumns(input: InteractionInput) {
  return {
    channel: input.channel,
    happenedOn: input.happenedOn,
    happenedAt: input.happenedAt ?? null,
    place: input.place ?? null,
    companyId: input.companyId ?? null,
    projectId: input.projectId ?? null,
    chamberId: input.chamberId ?? null,
    eventId: input.eventId ?? null,
    subject: input.subject ?? null,
    summary: input.summary ?? null,
    outcome: input.outcome ?? null,
    amountWan: input.amountWan ?? null,
    leaderText: input.leaderText ?? null,
    attendeesText: input.attendeesText ?? null,
    difficulty: input.difficulty ?? null,
    nextOn: input.nextOn ?? null,
    nextText: input.nextText ?? null,
    answersRequest: input.answersRequest,
    requestReason: input.answersRequest ? (input.requestReason ?? null) : null,
    searchText: buildSearchText([input.subject, input.summary, input.place, input.difficulty]),
  };
}

/** What the audit trail keeps of a contact. */
export function auditValues(input: InteractionInput, officers: readonly Officer[]): Record<string, unknown> {
  const { searchText: _text, ...columns } = contactColumns(input);
  return {
    ...columns,
    merchantIds: [...input.merchantIds].sort(),
    officerIds: officers.map((officer) => officer.userId).sort(),
  };
}

/** Values about one person alone are sealed under that person's key, so that erasing the person erases them. */
export function keyOfOnly<K>(
  ids: readonly string[],
  people: ReadonlyMap<string, ContactPerson>,
  keys: ReadonlyMap<string, K>,
): K | null {
  const [only, ...more] = ids;
  return only && more.length === 0 ? (keys.get(people.get(only)?.personKeyId ?? '') ?? null) : null;
}

export const unitsOf = (ownerUnitId: string, officers: readonly Officer[]): string[] => [
  ...new Set([ownerUnitId, ...officers.map((officer) => officer.unitId)]),
];

export const personRows = (interactionId: string, merchantIds: readonly string[]) =>
  merchantIds.map((merchantId) => ({ id: newId(), interactionId, merchantId }));

export const officerRows = (interactionId: string, officers: readonly Officer[]) =>
  officers.map((officer) => ({ id: newId(), interactionId, ...officer }));

/** Refuses a contact of the future, and a complete record that lacks something. The seed needs no officers. */
export function checkEntry(input: InteractionInput, officers: number, isSystem: boolean): void {
  if (input.happenedOn > today()) throw FieldErrors.of('happenedOn', 'date_in_future');
  if (input.state !== 'complete') return;
  const missing = missingForComplete({
    summary: input.summary,
    outcome: input.outcome,
    officers: isSystem ? 1 : officers,
  });
  if (missing.length > 0) {
    throw new FieldErrors(Object.fromEntries(missing.map(({ field, code }) => [field, [{ code }]])));
  }
}

/** Who asked not to be contacted is contacted only in answer to the own request, with the reason on record. */
export function refuseUnwanted(
  input: InteractionInput,
  merchantIds: readonly string[],
  people: ReadonlyMap<string, ContactPerson>,
): void {
  if (input.answersRequest) return;
  const unwanted = merchantIds.flatMap((id) => {
    const person = people.get(id);
    return person?.doNotContact ? [person.name] : [];
  });
  if (unwanted.length > 0) {
    throw FieldErrors.of('merchantIds', 'do_not_contact', { name: unwanted.join('、') });
  }
}
