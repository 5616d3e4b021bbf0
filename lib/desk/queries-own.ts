import { getMerchant, type MerchantDetail } from '@/lib/merchants/queries/get-merchant';
import { getPersonPrivacy, type PersonPrivacy } from '@/lib/privacy/queries';
import { getCare, type PersonCare } from '@/lib/privacy/queries-care';
import { projectScopeColumns, visibleProjects } from '@/lib/projects/policy';
import type { PersonActor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { dayOf } from '@/lib/shared/dates';
import { ForbiddenError } from '@/lib/shared/errors';
import { listOwnTies, type OwnTie } from '@/lib/ties/queries/own-ties';

/** What a returning entrepreneur sees of the own affairs (PIPL 44-45). */
export type OwnPage = {
  merchant: MerchantDetail;
  privacy: PersonPrivacy;
  /** birthday and family, as far as told */
  care: PersonCare | null;
  /** units that keep the record now */
  keepers: { unit: string; since: string; source: string | null }[];
  leads: {
    id: string;
    number: string;
    offer: string | null;
    state: string;
    on: string;
    reply: string | null;
  }[];
  projects: { id: string; number: string; name: string; stage: string; unit: string | null }[];
  ties: OwnTie[];
};

/** The own record with its basis, who keeps it, the own registered interests and projects. For a merchant only. */
export async function getOwnPage(actor: PersonActor): Promise<OwnPage> {
  const { merchantId } = actor;
  if (actor.role !== 'merchant' || merchantId === null) throw new ForbiddenError('merchants.own');
  const [merchant, privacy, care, keepers, leads, projects, ties] = await Promise.all([
    getMerchant(actor, merchantId),
    getPersonPrivacy(actor, merchantId),
    getCare(actor, merchantId),
    readKeepers(merchantId),
    readLeads(merchantId),
    readProjects(actor),
    listOwnTies(actor),
  ]);
  return { merchant, privacy, care, keepers, leads, projects, ties };
}

async function readKeepers(merchantId: string): Promise<OwnPage['keepers']> {
  const rows = await db.keeper.findMany({
    where: { merchantId, validTo: null },
    select: { unitId: true, source: true, validFrom: true },
    orderBy: [{ validFrom: 'asc' }, { id: 'asc' }],
    take: 50,
  });
  const units = await db.unit.findMany({
    where: { id: { in: rows.map((row) => row.unitId) } },
    select: { id: true, name: true },
  });
  const names = new Map(units.map((unit) => [unit.id, unit.name]));
  return rows.map((row) => ({
    unit: names.get(row.unitId) ?? '',
    since: row.validFrom.toISOString().slice(0, 10),
    source: row.source,
  }));
}

async function readLeads(merchantId: string): Promise<OwnPage['leads']> {
  const rows = await db.lead.findMany({
    where: { merchantId },
    select: {
      id: true,
      number: true,
      state: true,
      receivedAt: true,
      publicReply: true,
      offer: { select: { title: true } },
    },
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
    take: 50,
  });
  return rows.map(({ receivedAt, publicReply, offer, ...row }) => ({
    ...row,
    offer: offer?.title ?? null,
    on: dayOf(receivedAt),
    reply: publicReply,
  }));
}

async function readProjects(actor: PersonActor): Promise<OwnPage['projects']> {
  const rows = await db.project.findMany({
    where: { AND: [{ archivedAt: null }, scopeWhere(visibleProjects(actor), projectScopeColumns)] },
    select: { id: true, number: true, name: true, stage: true, ownerUnitId: true },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: 50,
  });
  const units = await db.unit.findMany({
    where: { id: { in: rows.map((row) => row.ownerUnitId) } },
    select: { id: true, shortName: true },
  });
  const names = new Map(units.map((unit) => [unit.id, unit.shortName]));
  return rows.map(({ ownerUnitId, ...row }) => ({ ...row, unit: names.get(ownerUnitId) ?? null }));
}
