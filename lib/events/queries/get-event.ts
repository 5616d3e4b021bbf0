import { historyOf, type HistoryRow } from '@/lib/audit/queries';
import { chamberScopeColumns, visibleChambers } from '@/lib/chambers/policy';
import { listAttachments, type AttachmentRow } from '@/lib/files/queries';
import type { Actor } from '@/lib/server/actor';
import { db, Prisma, type Tx } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { formatInstant } from '@/lib/shared/dates';
import { NotFoundError } from '@/lib/shared/errors';
import { canHideEvent, canReadAttendees, canShowEvent, canWriteEvent } from '../policy';
import { isEditable, phaseOf, signUpEnds, stateAfter, type EventPhase, type EventState } from '../rules';
import type { EventKind, EventTrack, SignUpWay } from '../schema';
import { formValues, requireEvent } from './read-event';
import { readableSql } from './where';

type Named = { id: string; name: string };

/** One event with what the actor may do; instants as YYYY-MM-DD HH:MM in Asia/Shanghai. */
export type EventDetail = {
  id: string;
  version: number;
  number: string;
  title: string;
  kind: EventKind;
  track: EventTrack | null;
  circle: string | null;
  series: string | null;
  edition: number | null;
  state: EventState;
  phase: EventPhase;
  cancelReason: string | null;
  starts: string;
  ends: string;
  place: string | null;
  placeText: string | null;
  onlineUrl: string | null;
  owner: string;
  coUnits: Named[];
  /** chambers that the actor may see */
  chambers: Named[];
  capacity: number | null;
  signUp: SignUpWay;
  /** signing up and taking it back end here */
  signUpEnds: string;
  audience: string | null;
  agenda: string | null;
  headcount: number | null;
  summary: string | null;
  publishedAt: string | null;
  isPublic: boolean;
  isSample: boolean;
  files: AttachmentRow[];
  can: {
    update: boolean;
    publish: boolean;
    cancel: boolean;
    close: boolean;
    show: boolean;
    hide: boolean;
    attach: boolean;
    /** who is invited and comes */
    readPeople: boolean;
    invite: boolean;
    keepPeople: boolean;
  };
};

/** Does event `id` exist for this actor? */
export async function isReadable(tx: Tx, actor: Actor, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>(
    Prisma.sql`SELECT e.id FROM event e WHERE e.id = ${id}::uuid AND ${readableSql(actor)}`,
  );
  return rows.length > 0;
}

/** Reads one event; 404 where the list does not show it to the actor. */
export async function getEvent(actor: Actor, id: string): Promise<EventDetail> {
  const row = await requireEvent(db, actor, id);
  const [more, place, units, chambers, files] = await Promise.all([
    db.event.findUniqueOrThrow({ where: { id }, select: { cancelReason: true, publishedAt: true } }),
    row.placeId ? db.place.findUnique({ where: { id: row.placeId }, select: { fullName: true } }) : null,
    db.unit.findMany({ where: { id: { in: row.unitIds } }, select: { id: true, name: true }, take: 50 }),
    db.chamber.findMany({
      where: {
        AND: [
          { id: { in: row.chambers.map(({ chamberId }) => chamberId) } },
          scopeWhere(visibleChambers(actor), chamberScopeColumns),
        ],
      },
      select: { id: true, name: true },
      orderBy: [{ sortNo: 'asc' }, { id: 'asc' }],
      take: 100,
    }),
    listAttachments(actor, 'events', id),
  ]);
  const now = new Date();
  const mayWrite = canWriteEvent(actor, row);
  const may = (act: 'publish' | 'cancel' | 'close'): boolean =>
    mayWrite && stateAfter(act, row.state) !== null;
  const canBePublic = !row.isPublic && (row.state === 'published' || row.state === 'ended');
  return {
    ...{ id: row.id, version: row.version, number: row.number, title: row.title, circle: row.circle },
    // cast: written by the schema's list only
    kind: row.kind as EventKind,
    // cast: the same
    track: row.track as EventTrack | null,
    // cast: the same
    signUp: row.signUp as SignUpWay,
    ...{ series: row.series, edition: row.edition, state: row.state, phase: phaseOf(row, now) },
    cancelReason: more.cancelReason,
    ...{ starts: formatInstant(row.startsAt), ends: formatInstant(row.endsAt) },
    ...{ place: place?.fullName ?? null, placeText: row.placeText, onlineUrl: row.onlineUrl },
    owner: units.find((unit) => unit.id === row.ownerUnitId)?.name ?? '',
    coUnits: units.filter((unit) => unit.id !== row.ownerUnitId),
    ...{ chambers, capacity: row.capacity, signUpEnds: formatInstant(signUpEnds(row)) },
    ...{ audience: row.audience, agenda: row.agenda, headcount: row.headcount, summary: row.summary },
    publishedAt: more.publishedAt && formatInstant(more.publishedAt),
    ...{ isPublic: row.isPublic, isSample: row.isSample, files },
    can: {
      update: mayWrite && isEditable(row.state),
      ...{ publish: may('publish'), cancel: may('cancel'), close: may('close') && row.startsAt <= now },
      show: canBePublic && canShowEvent(actor, { ...row, writtenBy: [row.createdBy, row.editedBy] }),
      hide: row.isPublic && canHideEvent(actor, row),
      attach: mayWrite && actor.kind === 'person' && row.state !== 'cancelled',
      readPeople: canReadAttendees(actor, row),
      invite: mayWrite && isEditable(row.state),
      keepPeople: mayWrite && row.state !== 'draft' && row.state !== 'cancelled',
    },
  };
}

/** The event as its form shows it, with the names of what was picked; for who may change it. */
export async function getEventForm(actor: Actor, id: string) {
  const event = await getEvent(actor, id);
  const row = await requireEvent(db, actor, id);
  return { event, values: formValues(row) };
}

/** Who changed what when on one event. */
export async function getEventHistory(actor: Actor, id: string): Promise<HistoryRow[]> {
  if (!(await isReadable(db, actor, id))) throw new NotFoundError('event');
  return historyOf(actor, 'events', id);
}
