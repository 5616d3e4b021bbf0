import { historyOf, type HistoryRow } from '@/lib/audit/queries';
import { nameOfIndustry } from '@/lib/industries/queries';
import type { Actor } from '@/lib/server/actor';
import { db, type Prisma } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { NotFoundError } from '@/lib/shared/errors';
import { companySize } from '../rules-size';
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
  parentId: true,
  figures: {
    select: { kind: true, value: true, qualifier: true, original: true, asOf: true },
    orderBy: { kind: 'asc' },
    take: 10,
  },
  rankings: {
    select: { id: true, kind: true, year: true, rank: true, source: true },
    orderBy: [{ year: 'desc' }, { kind: 'asc' }],
    take: 60,
  },
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
  const [place, tag, unit, group, industryName] = await Promise.all([
    row.placeId ? db.place.findUnique({ where: { id: row.placeId }, select: { fullName: true } }) : null,
    row.industryTagId
      ? db.industryTag.findUnique({ where: { id: row.industryTagId }, select: { nameZh: true } })
      : null,
    db.unit.findUnique({ where: { id: row.ownerUnitId }, select: { name: true } }),
    readGroup(actor, row),
    nameOfIndustry(actor, row.industryCode),
  ]);
  const figures = row.figures.map((figure) => ({ ...figure, value: figure.value?.toFixed() ?? null }));
  return {
    ...row,
    registeredCapitalWan: row.registeredCapitalWan?.toFixed() ?? null,
    registeredOn: day(row.registeredOn),
    archivedAt: day(row.archivedAt),
    codes: row.codes.map((code) => ({ ...code, validFrom: day(code.validFrom), validTo: day(code.validTo) })),
    place: place?.fullName ?? null,
    industry: tag?.nameZh ?? null,
    industryName,
    unit: unit?.name ?? null,
    ...group,
    figures,
    size: companySize({
      industryCode: row.industryCode,
      figures: Object.fromEntries(figures.map(({ kind, value }) => [kind, value])),
    }),
    can: { update: canUpdateCompany(actor, row) },
  };
}

/** The parent and the firms right below, those of the scope by name; `hiddenBelow` counts the others. */
async function readGroup(actor: Actor, row: { id: string; parentId: string | null }) {
  const scope = scopeWhere(visibleCompanies(actor), companyScopeColumns);
  const below = { parentId: row.id, archivedAt: null };
  const [parent, subsidiaries, all, visible] = await Promise.all([
    row.parentId
      ? db.company.findFirst({
          where: { AND: [{ id: row.parentId }, scope] },
          select: { id: true, name: true },
        })
      : null,
    db.company.findMany({
      where: { AND: [below, scope] },
      select: { id: true, name: true, placeText: true, isSample: true },
      orderBy: [{ pinyin: 'asc' }, { id: 'asc' }],
      take: 100,
    }),
    db.company.count({ where: below }),
    db.company.count({ where: { AND: [below, scope] } }),
  ]);
  return { parent, subsidiaries, hiddenBelow: all - visible };
}

/** Who changed what when why on one firm. */
export async function getCompanyHistory(actor: Actor, id: string): Promise<HistoryRow[]> {
  await readCompany(actor, id);
  return historyOf(actor, 'companies', id);
}
