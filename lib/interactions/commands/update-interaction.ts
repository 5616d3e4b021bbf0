import { loadPersonKeys, recordChange } from '@/lib/audit/commands';
import { chamberScopeColumns, visibleChambers } from '@/lib/chambers/policy';
import { companyScopeColumns, visibleCompanies } from '@/lib/companies/policy';
import { eventScopeColumns, visibleEvents } from '@/lib/events/policy';
import { attachFiles } from '@/lib/files/commands';
import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import { projectScopeColumns, visibleProjects } from '@/lib/projects/policy';
import type { Actor } from '@/lib/server/actor';
import { bulkInsert } from '@/lib/server/bulk';
import { inTransaction, type Tx } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import type { InteractionChange } from '../schema';
import {
  auditValues,
  checkEntry,
  contactColumns,
  keyOfOnly,
  officerRows,
  personRows,
  refuseUnwanted,
  unitsOf,
} from './create-interactions';
import { fulfilSteps } from './fulfil';
import { refreshLoggedContact } from './last-contact';
import { loadForChange, type LoadedInteraction } from './load-interaction';
import { holderOf, readReferences, type ContactPerson } from './references';

const day = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

/**
 * Corrects a contact as the whole form says, or completes a draft; new papers are added to those that hang there. People,
 * firm and project that the actor may not see, and that no form shows therefore, stay. A complete record stays complete;
 * the last contact of everybody concerned is counted anew. A newer version refuses with what stands there now.
 */
export async function updateInteraction(
  actor: Actor,
  input: InteractionChange,
): Promise<{ id: string; version: number }> {
  return inTransaction(async (tx) => {
    const old = await loadForChange(tx, actor, input);
    const before = old.persons.map((person) => person.merchantId);
    const hidden = await hiddenLinks(tx, actor, old);
    const added = input.merchantIds.filter((id) => !before.includes(id));
    const references = await readReferences(tx, actor, [
      {
        ...input,
        merchantIds: added,
        ...(input.companyId === old.companyId ? { companyId: undefined } : {}),
        ...(input.projectId === old.projectId ? { projectId: undefined } : {}),
        ...(input.chamberId === old.chamberId ? { chamberId: undefined } : {}),
        ...(input.eventId === old.eventId ? { eventId: undefined } : {}),
      },
    ]);
    const merged: InteractionChange = {
      ...input,
      state: old.state === 'complete' ? 'complete' : input.state,
      merchantIds: [...new Set([...input.merchantIds, ...hidden.merchantIds])],
      companyId: input.companyId ?? hidden.companyId,
      projectId: input.projectId ?? hidden.projectId,
      chamberId: input.chamberId ?? hidden.chamberId,
      eventId: input.eventId ?? hidden.eventId,
    };
    const kept = new Map(old.officers.map((officer) => [officer.userId, officer.unitId]));
    const isSameDay = day(old.happenedOn) === input.happenedOn;
    // on the same day the units stand as they were stored
    const officers = references
      .officersOf(merged)
      .map(({ userId, unitId }) => ({ userId, unitId: (isSameDay && kept.get(userId)) || unitId }));
    checkEntry(merged, officers.length, actor.kind === 'system');
    refuseUnwanted(merged, added, references.people);
    const nextUserId = await holderOf(tx, actor, merged, officers, old.nextUserId);
    await writeColumns(tx, old, merged, { unitIds: unitsOf(old.ownerUnitId, officers), nextUserId });
    // who stays keeps the row: a merge that moved it can still be undone
    await tx.interactionPerson.deleteMany({
      where: { interactionId: old.id, merchantId: { notIn: merged.merchantIds } },
    });
    await tx.interactionOfficer.deleteMany({ where: { interactionId: old.id } });
    await bulkInsert(tx, 'interaction_person', personRows(old.id, added));
    await bulkInsert(tx, 'interaction_officer', officerRows(old.id, officers));
    if (actor.kind === 'person') {
      const record = { noun: 'interactions', recordId: old.id, role: 'paper' };
      await attachFiles(tx, actor, record, input.files ?? []);
    }
    await fulfilSteps(
      tx,
      actor,
      input.fulfils.filter((id) => id !== old.id),
      input.happenedOn,
    );
    const people = await readKeys(tx, merged.merchantIds);
    await recordChange(tx, actor, {
      noun: 'interactions',
      recordId: old.id,
      verb: old.state === 'draft' && merged.state === 'complete' ? 'complete' : 'update',
      before: valuesBefore(old),
      after: { ...auditValues(merged, officers), nextUserId },
      reason: merged.answersRequest ? (merged.requestReason ?? null) : null,
      personKey: keyOfOnly(merged.merchantIds, people.people, people.keys),
    });
    await refreshLoggedContact(tx, [...before, ...merged.merchantIds]);
    return { id: old.id, version: old.version + 1 };
  });
}

/** Links of the record that the actor may not see: a form that does not show them does not take them off either. */
async function hiddenLinks(tx: Tx, actor: Actor, old: LoadedInteraction) {
  const ids = old.persons.map((person) => person.merchantId);
  const seen = await tx.merchant.findMany({
    where: { AND: [{ id: { in: ids } }, scopeWhere(visibleMerchants(actor), merchantScopeColumns)] },
    select: { id: true },
    take: 100,
  });
  const firm = old.companyId
    ? await tx.company.count({
        where: { AND: [{ id: old.companyId }, scopeWhere(visibleCompanies(actor), companyScopeColumns)] },
      })
    : 1;
  const project = old.projectId
    ? await tx.project.count({
        where: { AND: [{ id: old.projectId }, scopeWhere(visibleProjects(actor), projectScopeColumns)] },
      })
    : 1;
  const chamber = old.chamberId
    ? await tx.chamber.count({
        where: { AND: [{ id: old.chamberId }, scopeWhere(visibleChambers(actor), chamberScopeColumns)] },
      })
    : 1;
  const event = old.eventId
    ? await tx.event.count({
        where: { AND: [{ id: old.eventId }, scopeWhere(visibleEvents(actor), eventScopeColumns)] },
      })
    : 1;
  const visible = new Set(seen.map((row) => row.id));
  return {
    merchantIds: ids.filter((id) => !visible.has(id)),
    companyId: firm === 0 ? (old.companyId ?? undefined) : undefined,
    projectId: project === 0 ? (old.projectId ?? undefined) : undefined,
    chamberId: chamber === 0 ? (old.chamberId ?? undefined) : undefined,
    eventId: event === 0 ? (old.eventId ?? undefined) : undefined,
  };
}

async function writeColumns(
  tx: Tx,
  old: LoadedInteraction,
  input: InteractionChange,
  made: { unitIds: string[]; nextUserId: string | null },
): Promise<void> {
  const { happenedOn, nextOn, ...columns } = contactColumns(input);
  const isCompleted = old.state === 'draft' && input.state === 'complete';
  await tx.interaction.update({
    where: { id: old.id },
    data: {
      ...columns,
      happenedOn: new Date(happenedOn),
      nextOn: nextOn === null ? null : new Date(nextOn),
      // another day is another promise
      ...(nextOn === day(old.nextOn) ? {} : { nextDoneOn: null }),
      ...difficultyColumns(old, columns.difficulty),
      state: input.state,
      ...(isCompleted ? { completedAt: new Date() } : {}),
      ...made,
      version: { increment: 1 },
    },
    select: { id: true },
  });
}

/** A difficulty that is new stands open; one that is taken out takes its settlement along. */
function difficultyColumns(old: LoadedInteraction, difficulty: string | null) {
  if (difficulty === null) return { difficultyState: null, difficultyNote: null, difficultySettledOn: null };
  return old.difficulty === null ? { difficultyState: 'open' as const } : {};
}

function valuesBefore(old: LoadedInteraction): Record<string, unknown> {
  return {
    channel: old.channel,
    happenedOn: day(old.happenedOn),
    happenedAt: old.happenedAt,
    place: old.place,
    companyId: old.companyId,
    projectId: old.projectId,
    chamberId: old.chamberId,
    eventId: old.eventId,
    subject: old.subject,
    summary: old.summary,
    outcome: old.outcome,
    amountWan: old.amountWan?.toFixed() ?? null,
    leaderText: old.leaderText,
    attendeesText: old.attendeesText,
    difficulty: old.difficulty,
    nextOn: day(old.nextOn),
    nextText: old.nextText,
    nextUserId: old.nextUserId,
    answersRequest: old.answersRequest,
    requestReason: old.requestReason,
    merchantIds: old.persons.map((person) => person.merchantId).sort(),
    officerIds: old.officers.map((officer) => officer.userId).sort(),
  };
}

async function readKeys(tx: Tx, ids: readonly string[]) {
  const rows = await tx.merchant.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true, personKeyId: true, doNotContact: true },
    take: 100,
  });
  const people = new Map<string, ContactPerson>(rows.map((row) => [row.id, row]));
  const keys = await loadPersonKeys(
    tx,
    rows.flatMap((row) => row.personKeyId ?? []),
  );
  return { people, keys };
}
