import { historyOf, type HistoryRow } from '@/lib/audit/queries';
import { chamberScopeColumns, visibleChambers } from '@/lib/chambers/policy';
import { companyScopeColumns, visibleCompanies } from '@/lib/companies/policy';
import { eventScopeColumns, visibleEvents } from '@/lib/events/policy';
import { listAttachments, type AttachmentRow } from '@/lib/files/queries';
import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import { projectScopeColumns, visibleProjects } from '@/lib/projects/policy';
import type { Actor } from '@/lib/server/actor';
import { db, Prisma, type Tx } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { today } from '@/lib/shared/dates';
import { NotFoundError } from '@/lib/shared/errors';
import { canUpdateInteraction } from '../policy';
import { isNextLate } from '../rules';
import type { InteractionChannel, InteractionOutcome, InteractionState } from '../schema';
import { interactionSelect } from './columns';
import { readableSql } from './where';

const day = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

/** One contact with everything that its page shows; days as YYYY-MM-DD, the amount in 万元 as decimal text. */
export type InteractionDetail = {
  id: string;
  version: number;
  channel: InteractionChannel;
  state: InteractionState;
  happenedOn: string;
  happenedAt: string | null;
  place: string | null;
  /** people whom the actor may see; `others` counts the rest */
  persons: { id: string; name: string; firm: string | null }[];
  others: number;
  officers: { id: string; name: string; unitId: string; unit: string }[];
  company: { id: string; name: string } | null;
  /** null also where the project is not the actor's to see */
  project: { id: string; name: string } | null;
  /** the same for the chamber that was called on */
  chamber: { id: string; name: string } | null;
  /** and for the event at which it was */
  event: { id: string; name: string } | null;
  subject: string | null;
  summary: string | null;
  outcome: InteractionOutcome | null;
  amountWan: string | null;
  leaderText: string | null;
  attendeesText: string | null;
  difficulty: string | null;
  difficultyState: 'open' | 'settled' | null;
  difficultyNote: string | null;
  difficultySettledOn: string | null;
  nextOn: string | null;
  nextText: string | null;
  nextDoneOn: string | null;
  /** who has in hand what stands open */
  nextUser: { id: string; name: string } | null;
  isNextLate: boolean;
  answersRequest: boolean;
  requestReason: string | null;
  unit: string | null;
  isSample: boolean;
  archivedOn: string | null;
  archivedReason: string | null;
  files: AttachmentRow[];
  can: { update: boolean };
};

/** Does interaction `id` exist for this actor? Archived ones too: their page says so. */
export async function isReadable(tx: Tx, actor: Actor, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>(
    Prisma.sql`SELECT i.id FROM interaction i WHERE i.id = ${id}::uuid AND ${readableSql(actor)}`,
  );
  return rows.length > 0;
}

/** The same as a refusal: 404 where the log does not show it. */
export async function requireReadable(tx: Tx, actor: Actor, id: string): Promise<void> {
  if (!(await isReadable(tx, actor, id))) throw new NotFoundError('interaction');
}

/** Reads one contact; 404 where the log does not show it to the actor. */
export async function getInteraction(actor: Actor, id: string): Promise<InteractionDetail> {
  await requireReadable(db, actor, id);
  const row = await db.interaction.findUniqueOrThrow({
    where: { id },
    select: interactionSelect,
  });
  const [names, files] = await Promise.all([
    readNames(actor, row),
    listAttachments(actor, 'interactions', row.id),
  ]);
  const nextOn = day(row.nextOn);
  const nextDoneOn = day(row.nextDoneOn);
  return {
    id: row.id,
    version: row.version,
    channel: row.channel,
    state: row.state,
    happenedOn: row.happenedOn.toISOString().slice(0, 10),
    happenedAt: row.happenedAt,
    place: row.place,
    persons: names.persons,
    others: new Set(row.persons.map((person) => person.merchantId)).size - names.persons.length,
    officers: row.officers.map(({ userId, unitId }) => ({
      id: userId,
      name: names.users.get(userId) ?? '',
      unitId,
      unit: names.units.get(unitId) ?? '',
    })),
    company: names.company,
    project: names.project,
    chamber: names.chamber,
    event: names.event,
    subject: row.subject,
    summary: row.summary,
    outcome: row.outcome,
    amountWan: row.amountWan?.toFixed() ?? null,
    leaderText: row.leaderText,
    attendeesText: row.attendeesText,
    difficulty: row.difficulty,
    difficultyState: row.difficultyState,
    difficultyNote: row.difficultyNote,
    difficultySettledOn: day(row.difficultySettledOn),
    nextOn,
    nextText: row.nextText,
    nextDoneOn,
    nextUser: row.nextUserId ? { id: row.nextUserId, name: names.users.get(row.nextUserId) ?? '' } : null,
    isNextLate: isNextLate({ nextOn, nextDoneOn }, today()),
    answersRequest: row.answersRequest,
    requestReason: row.requestReason,
    unit: names.units.get(row.ownerUnitId) ?? null,
    isSample: row.isSample,
    archivedOn: day(row.archivedAt),
    archivedReason: row.archivedReason,
    files,
    can: { update: canUpdateInteraction(actor, row) },
  };
}

type Links = {
  persons: { merchantId: string }[];
  officers: { userId: string; unitId: string }[];
  nextUserId: string | null;
  companyId: string | null;
  projectId: string | null;
  chamberId: string | null;
  eventId: string | null;
  ownerUnitId: string;
};

async function readNames(actor: Actor, row: Links) {
  const unitIds = [row.ownerUnitId, ...row.officers.map((officer) => officer.unitId)];
  const [persons, users, units, company, project, chamber, event] = await Promise.all([
    db.merchant.findMany({
      where: {
        AND: [
          { id: { in: row.persons.map((person) => person.merchantId) } },
          scopeWhere(visibleMerchants(actor), merchantScopeColumns),
        ],
      },
      select: { id: true, name: true, mainCompanyName: true, basisState: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: 100,
    }),
    db.user.findMany({
      where: {
        id: {
          in: [...row.officers.map((officer) => officer.userId), ...(row.nextUserId ? [row.nextUserId] : [])],
        },
      },
      select: { id: true, name: true },
    }),
    db.unit.findMany({ where: { id: { in: unitIds } }, select: { id: true, shortName: true } }),
    row.companyId
      ? db.company.findFirst({
          where: { AND: [{ id: row.companyId }, scopeWhere(visibleCompanies(actor), companyScopeColumns)] },
          select: { id: true, name: true },
        })
      : null,
    row.projectId
      ? db.project.findFirst({
          where: { AND: [{ id: row.projectId }, scopeWhere(visibleProjects(actor), projectScopeColumns)] },
          select: { id: true, name: true },
        })
      : null,
    row.chamberId
      ? db.chamber.findFirst({
          where: { AND: [{ id: row.chamberId }, scopeWhere(visibleChambers(actor), chamberScopeColumns)] },
          select: { id: true, name: true },
        })
      : null,
    row.eventId
      ? db.event.findFirst({
          where: { AND: [{ id: row.eventId }, scopeWhere(visibleEvents(actor), eventScopeColumns)] },
          select: { id: true, title: true },
        })
      : null,
  ]);
  return {
    // the firm of a person is withheld with the rest while there is no basis in force
    persons: persons.map(({ mainCompanyName, basisState, ...person }) => ({
      ...person,
      firm: basisState === 'valid' ? mainCompanyName : null,
    })),
    users: new Map(users.map((user) => [user.id, user.name])),
    units: new Map(units.map((unit) => [unit.id, unit.shortName])),
    company,
    project,
    chamber,
    event: event && { id: event.id, name: event.title },
  };
}

/** Who changed what when on one contact. */
export async function getInteractionHistory(actor: Actor, id: string): Promise<HistoryRow[]> {
  await requireReadable(db, actor, id);
  return historyOf(actor, 'interactions', id);
}
