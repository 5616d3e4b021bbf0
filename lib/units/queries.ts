import { cache } from 'react';
import { historyOf, type HistoryRow } from '@/lib/audit/queries';
import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import type { UnitKind } from '@/prisma/generated/enums';
import { canChangeUnits, canReadUnits } from './policy';

/** A unit in a list: today's tree, in tree order. `depth` starts at 0 for the root. */
export type UnitRow = {
  id: string;
  kind: UnitKind;
  name: string;
  shortName: string;
  parentId: string | null;
  ancestorIds: string[];
  placeId: string | null;
  placeName: string | null;
  sortNo: number;
  depth: number;
  validFrom: string;
  validTo: string | null;
};

const unitSelect = {
  id: true,
  kind: true,
  name: true,
  shortName: true,
  parentId: true,
  ancestorIds: true,
  placeId: true,
  sortNo: true,
  validFrom: true,
  validTo: true,
  version: true,
  place: { select: { nameZh: true } },
} as const;

const isoDay = (date: Date): string => date.toISOString().slice(0, 10);

/** All units of today in one read: a few hundred rows (C10, C11). Cached for the request. */
const allUnits = cache(async () =>
  db.unit.findMany({
    select: unitSelect,
    orderBy: [{ sortNo: 'asc' }, { name: 'asc' }, { id: 'asc' }],
    take: 5000,
  }),
);

/** The tree of units in tree order. Refuses whoever is not signed in. */
export async function listUnits(actor: Actor): Promise<UnitRow[]> {
  if (!canReadUnits(actor)) throw new ForbiddenError('units.read');
  const rows = await allUnits();
  const children = Map.groupBy(rows, (row) => row.parentId);
  const ordered: UnitRow[] = [];
  const walk = (parentId: string | null, depth: number): void => {
    for (const { place, version: _version, ...row } of children.get(parentId) ?? []) {
      ordered.push({
        ...row,
        placeName: place?.nameZh ?? null,
        depth,
        validFrom: isoDay(row.validFrom),
        validTo: row.validTo ? isoDay(row.validTo) : null,
      });
      walk(row.id, depth + 1);
    }
  };
  walk(null, 0);
  return ordered;
}

export type UnitDetail = UnitRow & {
  version: number;
  parentName: string | null;
  successorId: string | null;
  successorName: string | null;
  /** dated parents, newest first: a month's figures read the tree of that month */
  parents: {
    parentId: string | null;
    parentName: string | null;
    validFrom: string;
    validTo: string | null;
  }[];
  can: { change: boolean };
};

/** One unit with its dated parents. 404 when it does not exist. */
export async function getUnit(actor: Actor, id: string): Promise<UnitDetail> {
  if (!canReadUnits(actor)) throw new ForbiddenError('units.read');
  const row = await db.unit.findUnique({
    where: { id },
    select: {
      ...unitSelect,
      successorId: true,
      parent: { select: { name: true } },
      parents: {
        select: { parentId: true, validFrom: true, validTo: true, parent: { select: { name: true } } },
        orderBy: [{ validFrom: 'desc' }, { id: 'desc' }],
        take: 50,
      },
    },
  });
  if (!row) throw new NotFoundError('unit');
  const { place, parent, parents, ...unit } = row;
  const successor = unit.successorId
    ? await db.unit.findUnique({ where: { id: unit.successorId }, select: { name: true } })
    : null;
  return {
    ...unit,
    placeName: place?.nameZh ?? null,
    parentName: parent?.name ?? null,
    successorName: successor?.name ?? null,
    depth: unit.ancestorIds.length - 1,
    validFrom: isoDay(unit.validFrom),
    validTo: unit.validTo ? isoDay(unit.validTo) : null,
    parents: parents.map((p) => ({
      parentId: p.parentId,
      parentName: p.parent?.name ?? null,
      validFrom: isoDay(p.validFrom),
      validTo: p.validTo ? isoDay(p.validTo) : null,
    })),
    can: { change: canChangeUnits(actor) },
  };
}

/** Names of units by id, for lists that hold ids. */
export async function unitNames(actor: Actor): Promise<Map<string, string>> {
  if (!canReadUnits(actor)) throw new ForbiddenError('units.read');
  return new Map((await allUnits()).map((unit) => [unit.id, unit.shortName]));
}

/** What was done to a unit, newest first. */
export async function getUnitHistory(actor: Actor, id: string): Promise<HistoryRow[]> {
  if (!canReadUnits(actor)) throw new ForbiddenError('units.read');
  return historyOf(actor, 'units', id);
}
