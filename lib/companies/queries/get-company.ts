import { historyOf, type HistoryRow } from '@/lib/audit/queries';
import type { Actor } from '@/lib/server/actor';
import { db, type Prisma } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { NotFoundError } from '@/lib/shared/errors';
import { canUpdateCompany, companyScopeColumns, visibleCompanies } from '../policy';

const select = {
  id: true,
  fileNo: true,
  name: true,
  shortName: true,
  creditCode: true,
  placeId: true,
  placeText: true,
  address: true,
  industryCode: true,
  industryTagId: true,
  mainBusiness: true,
  registeredCapitalWan: true,
  registeredOn: true,
  ownerUnitId: true,
  isSample: true,
  note: true,
  archivedAt: true,
  archivedReason: true,
  version: true,
  codes: {
    select: { id: true, creditCode: true, validFrom: true, validTo: true, reason: true },
    orderBy: [{ validFrom: { sort: 'desc', nulls: 'last' } }, { id: 'desc' }],
    take: 20,
  },
} satisfies Prisma.CompanySelect;

const day = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

async function readCompany(actor: Actor, id: string) {
  const row = await db.company.findFirst({
    where: { AND: [{ id }, scopeWhere(visibleCompanies(actor), companyScopeColumns)] },
    select,
  });
  if (!row) throw new NotFoundError('company');
  return row;
}

export type CompanyDetail = Awaited<ReturnType<typeof getCompany>>;

/** One firm with the codes it has had. Outside the scope: 404. Capital in 万元 as text, days as YYYY-MM-DD. */
export async function getCompany(actor: Actor, id: string) {
  const row = await readCompany(actor, id);
  const [place, tag, unit] = await Promise.all([
    row.placeId ? db.place.findUnique({ where: { id: row.placeId }, select: { fullName: true } }) : null,
    row.industryTagId
      ? db.industryTag.findUnique({ where: { id: row.industryTagId }, select: { nameZh: true } })
      : null,
    db.unit.findUnique({ where: { id: row.ownerUnitId }, select: { name: true } }),
  ]);
  return {
    ...row,
    registeredCapitalWan: row.registeredCapitalWan?.toFixed() ?? null,
    registeredOn: day(row.registeredOn),
    archivedAt: day(row.archivedAt),
    codes: row.codes.map((code) => ({ ...code, validFrom: day(code.validFrom), validTo: day(code.validTo) })),
    place: place?.fullName ?? null,
    industry: tag?.nameZh ?? null,
    unit: unit?.name ?? null,
    can: { update: canUpdateCompany(actor, row) },
  };
}

/** Who changed what when why on one firm. */
export async function getCompanyHistory(actor: Actor, id: string): Promise<HistoryRow[]> {
  await readCompany(actor, id);
  return historyOf(actor, 'companies', id);
}
