import { recordChange } from '@/lib/audit/commands';
import { companyScopeColumns, visibleCompanies } from '@/lib/companies/policy';
import { attachFiles } from '@/lib/files/commands';
import { requireReadable } from '@/lib/interactions/queries/get-interaction';
import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import { projectScopeColumns, visibleProjects } from '@/lib/projects/policy';
import type { Actor } from '@/lib/server/actor';
import { numberText, reserveNumbers } from '@/lib/server/counter';
import { inTransaction, type Tx } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { newId } from '@/lib/server/uuid';
import { today } from '@/lib/shared/dates';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canAskForOwn, canOpenAppeals } from '../policy';
import { dueNow } from '../rules';
import type { AppealInput, OwnAppealInput } from '../schema';
import { appealClock } from './clock';

/** An appeal to enter, with what the seed adds to the form's input. */
export type AppealEntry = AppealInput & { ownerUnitId?: string; isSample?: boolean };

/**
 * Registers what a person or firm asks for: with a number, the clock from the day of receipt, and the unit of whoever
 * registers it as the first handler. Refuses records outside the scope (404), a day to come, and a contact whose
 * difficulty is settled or has an appeal already.
 */
export async function openAppeal(actor: Actor, entry: AppealEntry): Promise<{ id: string }> {
  return inTransaction((tx) => openAppealIn(tx, actor, entry));
}

/** The same inside a transaction that the caller has opened. */
export async function openAppealIn(tx: Tx, actor: Actor, entry: AppealEntry): Promise<{ id: string }> {
  if (!canOpenAppeals(actor)) throw new ForbiddenError('appeals.open');
  const ownerUnitId = actor.kind === 'person' ? actor.unitId : entry.ownerUnitId;
  if (!ownerUnitId) throw new ForbiddenError('appeals.open');
  const receivedOn = entry.receivedOn ?? today();
  if (receivedOn > today()) throw FieldErrors.of('receivedOn', 'date_in_future');
  await requireLinks(tx, actor, entry);
  if (entry.interactionId) await requireDifficulty(tx, actor, entry.interactionId);
  const id = await insertAppeal(
    tx,
    actor,
    { ...entry, ownerUnitId, receivedOn },
    entry.interactionId ? 'contact' : 'desk',
  );
  if (actor.kind === 'person')
    await attachFiles(tx, actor, { noun: 'appeals', recordId: id, role: 'evidence' }, entry.files ?? []);
  return { id };
}

/** What a person asks for under 我的: it goes to the unit that keeps the record. */
export async function askOwnAppeal(
  actor: Actor,
  input: OwnAppealInput,
): Promise<{ id: string; number: string }> {
  if (!canAskForOwn(actor) || actor.kind !== 'person' || !actor.merchantId)
    throw new ForbiddenError('appeals.ask');
  const { merchantId } = actor;
  return inTransaction(async (tx) => {
    const person = await tx.merchant.findFirst({
      where: { AND: [{ id: merchantId }, scopeWhere(visibleMerchants(actor), merchantScopeColumns)] },
      select: { ownerUnitId: true, isSample: true },
    });
    if (!person) throw new NotFoundError('merchant');
    const open = await tx.appeal.count({ where: { merchantId, channel: 'self', state: { not: 'closed' } } });
    if (open >= MOST_OPEN) throw FieldErrors.of('_form', 'appeals_too_many', { most: MOST_OPEN });
    const entry = { ...input, merchantId, isComplex: false, receivedOn: today(), ...person };
    const id = await insertAppeal(tx, actor, entry, 'self');
    const { number } = await tx.appeal.findUniqueOrThrow({ where: { id }, select: { number: true } });
    return { id, number };
  });
}

/** So many appeals of one person may stand open before units have answered some. */
const MOST_OPEN = 10;

type Insert = AppealEntry & { ownerUnitId: string; receivedOn: string };

async function insertAppeal(
  tx: Tx,
  actor: Actor,
  entry: Insert,
  channel: 'contact' | 'desk' | 'self',
): Promise<string> {
  const year = Number(today().slice(0, 4));
  const number = numberText('A', year, await reserveNumbers(tx, 'appeals', year));
  const clock = await appealClock(tx, entry.receivedOn, entry.isComplex);
  const date = (day: string | null): Date | null => (day ? new Date(`${day}T00:00:00Z`) : null);
  const id = newId();
  const by = actor.kind === 'person' ? actor.userId : null;
  await tx.appeal.create({
    data: {
      ...{ id, number, channel, kind: entry.kind, title: entry.title, ask: entry.ask },
      interactionId: entry.interactionId ?? null,
      merchantId: entry.merchantId ?? null,
      companyId: entry.companyId ?? null,
      projectId: entry.projectId ?? null,
      ownerUnitId: entry.ownerUnitId,
      handlerUnitId: entry.ownerUnitId,
      unitIds: [entry.ownerUnitId],
      isComplex: entry.isComplex,
      receivedOn: new Date(`${entry.receivedOn}T00:00:00Z`),
      acceptDueOn: date(clock.acceptDueOn),
      answerDueOn: date(clock.answerDueOn),
      closeDueOn: date(clock.closeDueOn),
      dueOn: date(dueNow('registered', clock)),
      isSample: entry.isSample ?? false,
      createdBy: by,
    },
    select: { id: true },
  });
  await tx.appealStep.create({
    data: {
      ...{ id: newId(), appealId: id, merchantId: entry.merchantId ?? null, by, unitId: entry.ownerUnitId },
      ...{ kind: 'register', isPublic: true },
    },
    select: { id: true },
  });
  await recordChange(tx, actor, {
    noun: 'appeals',
    recordId: id,
    verb: 'create',
    after: {
      ...{ number, kind: entry.kind, channel, isComplex: entry.isComplex, receivedOn: entry.receivedOn },
      clock: clock.closeDueOn ? 'running' : 'year_not_loaded',
    },
  });
  return id;
}

/** Person, firm and project of an appeal must be the actor's to see. */
async function requireLinks(tx: Tx, actor: Actor, entry: AppealEntry): Promise<void> {
  const [people, firms, projects] = await Promise.all([
    entry.merchantId
      ? tx.merchant.count({
          where: {
            AND: [
              { id: entry.merchantId, archivedAt: null },
              scopeWhere(visibleMerchants(actor), merchantScopeColumns),
            ],
          },
        })
      : 1,
    entry.companyId
      ? tx.company.count({
          where: {
            AND: [
              { id: entry.companyId, archivedAt: null },
              scopeWhere(visibleCompanies(actor), companyScopeColumns),
            ],
          },
        })
      : 1,
    entry.projectId
      ? tx.project.count({
          where: { AND: [{ id: entry.projectId }, scopeWhere(visibleProjects(actor), projectScopeColumns)] },
        })
      : 1,
  ]);
  if (people === 0) throw new NotFoundError('merchant');
  if (firms === 0) throw new NotFoundError('company');
  if (projects === 0) throw new NotFoundError('project');
}

/** The contact is the actor's to read, its difficulty is open and has no appeal yet. */
async function requireDifficulty(tx: Tx, actor: Actor, interactionId: string): Promise<void> {
  await requireReadable(tx, actor, interactionId);
  const contact = await tx.interaction.findUniqueOrThrow({
    where: { id: interactionId },
    select: { difficultyState: true, appeal: { select: { id: true } } },
  });
  if (contact.difficultyState !== 'open' || contact.appeal) throw new AppError('not_in_this_state');
}
