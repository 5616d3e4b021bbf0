import { historyOf, type HistoryRow } from '@/lib/audit/queries';
import { companyScopeColumns, visibleCompanies } from '@/lib/companies/policy';
import { listAttachments, type AttachmentRow } from '@/lib/files/queries';
import { isReadable as isContactReadable } from '@/lib/interactions/queries/get-interaction';
import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import { projectScopeColumns, visibleProjects } from '@/lib/projects/policy';
import type { Actor } from '@/lib/server/actor';
import { db, Prisma, type Tx } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { today } from '@/lib/shared/dates';
import { NotFoundError } from '@/lib/shared/errors';
import { canHandleAppeal } from '../policy';
import {
  appealActs,
  dueStep,
  isLate,
  stateAfter,
  type AppealAct,
  type AppealState,
  type Satisfaction,
} from '../rules';
import type { AppealKind } from '../schema';
import { readableSql } from './where';

type Named = { id: string; name: string };

/** One appeal with its steps, newest first, and what the actor may do; days as YYYY-MM-DD. */
export type AppealDetail = {
  id: string;
  version: number;
  number: string;
  kind: AppealKind;
  title: string;
  ask: string;
  channel: string;
  state: AppealState;
  isComplex: boolean;
  /** null also where the record is not the actor's to see */
  person: Named | null;
  company: Named | null;
  project: Named | null;
  contactId: string | null;
  owner: string | null;
  unit: string | null;
  handlerUnitId: string;
  handler: string | null;
  receivedOn: string;
  acceptDueOn: string | null;
  answerDueOn: string | null;
  closeDueOn: string | null;
  dueOn: string | null;
  dueStep: 'accept' | 'answer' | 'close' | null;
  isLate: boolean;
  hasNoClock: boolean;
  acceptedOn: string | null;
  answeredOn: string | null;
  closedOn: string | null;
  answer: string | null;
  result: string | null;
  satisfaction: Satisfaction | null;
  isSample: boolean;
  files: AttachmentRow[];
  steps: {
    id: string;
    at: Date;
    by: string | null;
    unit: string | null;
    kind: string;
    note: string | null;
    isPublic: boolean;
  }[];
  can: Record<AppealAct, boolean>;
};

/** Does appeal `id` exist for this actor? */
export async function isReadable(tx: Tx, actor: Actor, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>(
    Prisma.sql`SELECT a.id FROM appeal a WHERE a.id = ${id}::uuid AND ${readableSql(actor)}`,
  );
  return rows.length > 0;
}

const day = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

const appealSelect = {
  id: true,
  version: true,
  number: true,
  kind: true,
  title: true,
  ask: true,
  channel: true,
  interactionId: true,
  merchantId: true,
  companyId: true,
  projectId: true,
  ownerUnitId: true,
  handlerUnitId: true,
  handlerId: true,
  unitIds: true,
  state: true,
  isComplex: true,
  receivedOn: true,
  acceptDueOn: true,
  answerDueOn: true,
  closeDueOn: true,
  dueOn: true,
  acceptedOn: true,
  answeredOn: true,
  closedOn: true,
  answer: true,
  result: true,
  satisfaction: true,
  isSample: true,
  steps: {
    select: { id: true, at: true, by: true, unitId: true, kind: true, note: true, isPublic: true },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: 200,
  },
} satisfies Prisma.AppealSelect;

/** Reads one appeal; 404 where the list does not show it to the actor. */
export async function getAppeal(actor: Actor, id: string): Promise<AppealDetail> {
  if (!(await isReadable(db, actor, id))) throw new NotFoundError('appeal');
  const row = await db.appeal.findUniqueOrThrow({
    where: { id },
    select: appealSelect,
  });
  const names = await readNames(actor, row);
  const dueOn = day(row.dueOn);
  const mayHandle = canHandleAppeal(actor, row);
  const allowed = (act: AppealAct): boolean => mayHandle && stateAfter(act, row.state) !== null;
  return {
    ...{ id: row.id, version: row.version, number: row.number, title: row.title, ask: row.ask },
    // cast: written by the schema's list only
    kind: row.kind as AppealKind,
    ...{ channel: row.channel, state: row.state, isComplex: row.isComplex, isSample: row.isSample },
    ...{ person: names.person, company: names.company, project: names.project, contactId: names.contactId },
    owner: names.unit(row.ownerUnitId),
    unit: names.unit(row.handlerUnitId),
    handlerUnitId: row.handlerUnitId,
    handler: names.user(row.handlerId),
    receivedOn: row.receivedOn.toISOString().slice(0, 10),
    ...{
      acceptDueOn: day(row.acceptDueOn),
      answerDueOn: day(row.answerDueOn),
      closeDueOn: day(row.closeDueOn),
    },
    ...{ dueOn, dueStep: dueStep(row.state), isLate: isLate({ state: row.state, dueOn }, today()) },
    hasNoClock: row.state !== 'closed' && dueOn === null,
    ...{ acceptedOn: day(row.acceptedOn), answeredOn: day(row.answeredOn), closedOn: day(row.closedOn) },
    ...{ answer: row.answer, result: row.result, satisfaction: row.satisfaction },
    files: await listAttachments(actor, 'appeals', row.id),
    steps: row.steps.map((step) => ({
      ...{ id: step.id, at: step.at, kind: step.kind, note: step.note, isPublic: step.isPublic },
      by: names.user(step.by),
      unit: names.unit(step.unitId),
    })),
    // cast: one entry for each act
    can: Object.fromEntries(appealActs.map((act) => [act, allowed(act)])) as Record<AppealAct, boolean>,
  };
}

type Linked = {
  merchantId: string | null;
  companyId: string | null;
  projectId: string | null;
  interactionId: string | null;
  ownerUnitId: string;
  handlerUnitId: string;
  handlerId: string | null;
  steps: { by: string | null; unitId: string | null }[];
};

async function readNames(actor: Actor, row: Linked) {
  const held = (ids: readonly (string | null)[]): string[] => ids.filter((id) => id !== null);
  const select = { id: true, name: true } as const;
  const [person, company, project, units, users, contact] = await Promise.all([
    row.merchantId
      ? db.merchant.findFirst({
          where: { AND: [{ id: row.merchantId }, scopeWhere(visibleMerchants(actor), merchantScopeColumns)] },
          select,
        })
      : null,
    row.companyId
      ? db.company.findFirst({
          where: { AND: [{ id: row.companyId }, scopeWhere(visibleCompanies(actor), companyScopeColumns)] },
          select,
        })
      : null,
    row.projectId
      ? db.project.findFirst({
          where: { AND: [{ id: row.projectId }, scopeWhere(visibleProjects(actor), projectScopeColumns)] },
          select,
        })
      : null,
    db.unit.findMany({
      where: {
        id: { in: held([row.ownerUnitId, row.handlerUnitId, ...row.steps.map((step) => step.unitId)]) },
      },
      select: { id: true, shortName: true },
    }),
    db.user.findMany({
      where: { id: { in: held([row.handlerId, ...row.steps.map((step) => step.by)]) } },
      select,
    }),
    row.interactionId ? isContactReadable(db, actor, row.interactionId) : false,
  ]);
  return {
    ...{ person, company, project },
    contactId: contact ? row.interactionId : null,
    unit: (id: string | null) => units.find((unit) => unit.id === id)?.shortName ?? null,
    user: (id: string | null) => users.find((user) => user.id === id)?.name ?? null,
  };
}

/** Who changed what when on one appeal. */
export async function getAppealHistory(actor: Actor, id: string): Promise<HistoryRow[]> {
  if (!(await isReadable(db, actor, id))) throw new NotFoundError('appeal');
  return historyOf(actor, 'appeals', id);
}

/** The appeal that a contact's difficulty opened, as far as the actor may know of it; null where there is none. */
export type ContactAppeal = { id: string; number: string; state: AppealState; readable: boolean };

export async function findAppealOfContact(actor: Actor, contactId: string): Promise<ContactAppeal | null> {
  if (!(await isContactReadable(db, actor, contactId))) return null;
  const row = await db.appeal.findUnique({
    where: { interactionId: contactId },
    select: { id: true, number: true, state: true },
  });
  return row && { ...row, readable: await isReadable(db, actor, row.id) };
}
