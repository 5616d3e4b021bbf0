import { historyOf, type HistoryRow } from '@/lib/audit/queries';
import { hasRole, type Actor } from '@/lib/server/actor';
import { db, type Prisma } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { today } from '@/lib/shared/dates';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import {
  canAttest,
  canCorrectStatus,
  canCreateChambers,
  canKeepDues,
  canLinkMembers,
  canProposeRoster,
  canPublishOfficers,
  canReadRoster,
  canRevealMembers,
  canUpdateChamber,
  canWriteRoster,
  chamberScopeColumns,
  visibleChambers,
} from '../policy';

const day = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

const termSelect = {
  id: true,
  number: true,
  electedOn: true,
  endsOn: true,
  isSample: true,
  offices: {
    select: {
      id: true,
      rank: true,
      holderText: true,
      membershipId: true,
      membership: { select: { entryName: true, entryFirm: true } },
    },
    orderBy: [{ sortNo: 'asc' }, { id: 'asc' }],
    take: 100,
  },
} satisfies Prisma.ChamberTermSelect;

const select = {
  id: true,
  fileNo: true,
  slug: true,
  name: true,
  aliases: true,
  kind: true,
  status: true,
  placeId: true,
  cityName: true,
  preparedOn: true,
  foundedOn: true,
  registeredOn: true,
  dissolvedOn: true,
  registryNo: true,
  statusNote: true,
  sourceId: true,
  presidentFirm: true,
  secretariatPhone: true,
  contactPublic: true,
  address: true,
  statedMembers: true,
  statedQualifier: true,
  statedAsOf: true,
  statedSourceId: true,
  statedSourceText: true,
  statedQuote: true,
  isPublic: true,
  isSample: true,
  ownerUnitId: true,
  rosterMode: true,
  note: true,
  version: true,
  terms: { select: termSelect, orderBy: { number: 'desc' }, take: 20 },
  alliances: {
    select: { id: true, validFrom: true, validTo: true, alliance: { select: { id: true, name: true } } },
    orderBy: { id: 'asc' },
    take: 50,
  },
  members: {
    select: { id: true, validFrom: true, validTo: true, member: { select: { id: true, name: true } } },
    orderBy: { id: 'asc' },
    take: 300,
  },
} satisfies Prisma.ChamberSelect;

async function readChamber(actor: Actor, id: string) {
  const row = await db.chamber.findFirst({
    where: { AND: [{ id, archivedAt: null }, scopeWhere(visibleChambers(actor), chamberScopeColumns)] },
    select,
  });
  if (!row) throw new NotFoundError('chamber');
  return row;
}

export type ChamberDetail = Awaited<ReturnType<typeof getChamber>>;
export type TermDetail = ChamberDetail['terms'][number];

/**
 * One chamber with its terms and alliances. Outside the scope: 404, as if there were none. The stated number of
 * members comes with its source; the counted one comes from the roster and is null where none was entered. Whoever
 * may not read the roster is not told who holds office, nor the bureau's own note (minimum necessity, PIPL 6).
 */
export async function getChamber(actor: Actor, id: string) {
  const row = await readChamber(actor, id);
  const sourceIds = [row.sourceId, row.statedSourceId].filter((source) => source !== null);
  const [place, unit, sources, counted] = await Promise.all([
    row.placeId ? db.place.findUnique({ where: { id: row.placeId }, select: { fullName: true } }) : null,
    db.unit.findUnique({ where: { id: row.ownerUnitId }, select: { name: true } }),
    db.sourceDocument.findMany({ where: { id: { in: sourceIds } }, select: { id: true, title: true } }),
    countRoster(id),
  ]);
  const titles = new Map(sources.map((source) => [source.id, source.title]));
  const { members, alliances, terms, ...plain } = row;
  const readsPeople = canReadRoster(actor, row);
  return {
    ...plain,
    note: readsPeople ? row.note : null,
    preparedOn: day(row.preparedOn),
    foundedOn: day(row.foundedOn),
    registeredOn: day(row.registeredOn),
    dissolvedOn: day(row.dissolvedOn),
    statedMembers: row.statedMembers?.toFixed() ?? null,
    place: place?.fullName ?? null,
    unit: unit?.name ?? null,
    source: titles.get(row.sourceId ?? '') ?? null,
    statedSource: titles.get(row.statedSourceId ?? '') ?? row.statedSourceText,
    ...counted,
    terms: terms.map(({ offices, ...term }) => ({
      ...term,
      electedOn: day(term.electedOn),
      endsOn: day(term.endsOn),
      offices: offices.map(({ membership, ...office }) => ({
        ...office,
        holderText: readsPeople ? office.holderText : null,
        holder: readsPeople ? (membership?.entryName ?? office.holderText) : null,
        firm: readsPeople ? (membership?.entryFirm ?? null) : null,
      })),
    })),
    alliances: alliances.map(({ alliance, ...link }) => ({
      linkId: link.id,
      chamberId: alliance.id,
      name: alliance.name,
      from: day(link.validFrom),
      to: day(link.validTo),
    })),
    allies: members.map(({ member, ...link }) => ({
      linkId: link.id,
      chamberId: member.id,
      name: member.name,
      from: day(link.validFrom),
      to: day(link.validTo),
    })),
    can: {
      update: canUpdateChamber(actor, row),
      correct: canCorrectStatus(actor),
      readRoster: canReadRoster(actor, row),
      writeRoster: canWriteRoster(actor, row),
      proposeRoster: canProposeRoster(actor, row),
      keepDues: canKeepDues(actor, row),
      attest: canAttest(actor, row),
      publish: canPublishOfficers(actor, row),
      link: canLinkMembers(actor, row),
      reveal: canRevealMembers(actor, row),
    },
  };
}

async function countRoster(
  chamberId: string,
): Promise<{ countedMembers: number | null; formerMembers: number }> {
  const now = new Date(`${today()}T00:00:00Z`);
  const [all, current] = await Promise.all([
    db.membership.count({ where: { chamberId } }),
    db.membership.count({ where: { chamberId, OR: [{ leftOn: null }, { leftOn: { gt: now } }] } }),
  ]);
  return { countedMembers: all === 0 ? null : current, formerMembers: all - current };
}

/** Who changed what when why on one chamber; nothing for units that only read the public directory. */
export async function getChamberHistory(actor: Actor, id: string): Promise<HistoryRow[]> {
  const row = await readChamber(actor, id);
  if (hasRole(actor, 'clerk', 'chief', 'leader', 'filler') && !canReadRoster(actor, row)) return [];
  return historyOf(actor, 'chambers', id);
}

/** Documents that a stated figure may quote, for the form. Refuses whoever may not enter chambers. */
export async function listChamberSources(actor: Actor): Promise<{ id: string; name: string }[]> {
  if (!canCreateChambers(actor)) throw new ForbiddenError('chambers.create');
  const rows = await db.sourceDocument.findMany({
    select: { id: true, title: true },
    orderBy: { code: 'asc' },
    take: 200,
  });
  return rows.map(({ id, title }) => ({ id, name: title }));
}

/** Chambers that an alliance may take in, or alliances that a chamber may join; within the actor's scope. */
export async function listAllianceChoices(actor: Actor, id: string): Promise<{ id: string; name: string }[]> {
  const row = await readChamber(actor, id);
  if (!canUpdateChamber(actor, row)) throw new ForbiddenError('chambers.update');
  return db.chamber.findMany({
    where: {
      AND: [
        {
          id: { not: id },
          archivedAt: null,
          kind: row.kind === 'alliance' ? { not: 'alliance' } : 'alliance',
        },
        scopeWhere(visibleChambers(actor), chamberScopeColumns),
      ],
    },
    select: { id: true, name: true },
    orderBy: [{ pinyin: 'asc' }, { id: 'asc' }],
    take: 300,
  });
}
