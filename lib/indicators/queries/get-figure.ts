import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import {
  getDefinition,
  listDefinitions,
  type DefinitionDetail,
  type DefinitionVersionRow,
} from '@/lib/definitions/queries';
import { canReadReceipt } from '@/lib/receipts/policy';
import { monthsBetween, today } from '@/lib/shared/dates';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { sourceScopes } from '@/lib/agreements/schema';
import type { SourceScope } from '@/prisma/generated/enums';
import { listUnits } from '@/lib/units/queries';
import type { FigureQuestion } from '../search-params';
import { canListIndicators, canReadFigureOf } from '../policy';
import { countingOf, isMeasured, type FigurePeriod } from '../rules-counting';
import { completionOf, groupsBelow, shareTexts, type Completion } from '../rules';
import {
  countLines,
  lastCountedMonth,
  listLines,
  MAX_LINES,
  type CountedLine,
  type CountedTotal,
} from './counted-lines';
import { treeOf } from './figure-parts';

/** A counted figure opened: value, task, parts by unit, and what it stands on. Amounts in 万元 as decimal text. */
export type Figure = CountedTotal & {
  code: string;
  name: DefinitionDetail['name'];
  isSample: boolean;
  unit: { id: string; name: string };
  from: string;
  to: string;
  /** the version that rules the last month, and all of them */
  version: DefinitionVersionRow | null;
  versions: DefinitionVersionRow[];
  completion: Completion | null;
  /** months of the span, and how many of them are locked for the unit or one above it */
  months: number;
  lockedMonths: number;
  /** sources that have an amount, in their order */
  scopes: SourceScope[];
  groups: {
    unitId: string;
    name: string;
    lines: number;
    byScope: Partial<Record<SourceScope, string>>;
    totalWan: string;
    /** part of the whole in percent, one place */
    share: string | null;
  }[];
};

/** The unit that an actor's figures are about when none is asked for: the own unit, the root for the whole programme. */
async function figureUnitOf(actor: Actor): Promise<string> {
  if (!canListIndicators(actor)) throw new ForbiddenError('indicators.list');
  if (actor.kind === 'person' && !actor.isWholeProgramme && actor.role !== 'supervisor' && actor.unitId) {
    return actor.unitId;
  }
  const root = await db.unit.findFirst({
    where: { parentId: null },
    select: { id: true },
    orderBy: [{ sortNo: 'asc' }, { id: 'asc' }],
  });
  if (!root) throw new NotFoundError('unit');
  return root.id;
}

/** The months shown when none are asked for: from January to the last month with an accepted line. */
async function figurePeriodOf(actor: Actor): Promise<FigurePeriod> {
  if (!canListIndicators(actor)) throw new ForbiddenError('indicators.list');
  const to = (await lastCountedMonth(actor)) ?? today().slice(0, 7);
  return { from: `${to.slice(0, 4)}-01`, to };
}

/** Fills what a question leaves open: the reader's own unit, the year to its last counted month. */
export async function readQuestion(
  actor: Actor,
  asked: FigureQuestion,
): Promise<{ unit: string } & FigurePeriod> {
  const natural = await figurePeriodOf(actor);
  const from = asked.from ?? (asked.to ? `${asked.to.slice(0, 4)}-01` : natural.from);
  const to = asked.to ?? (asked.from ? `${asked.from.slice(0, 4)}-12` : natural.to);
  return {
    unit: asked.unit ?? (await figureUnitOf(actor)),
    from: from < to ? from : to,
    to: from < to ? to : from,
  };
}

/** Units whose figures the actor may open, in tree order, indented by depth. */
export async function figureUnits(actor: Actor): Promise<{ id: string; name: string }[]> {
  const units = (await listUnits(actor)).filter((unit) => canReadFigureOf(actor, unit.id));
  const top = Math.min(...units.map((unit) => unit.depth));
  return units.map((unit) => ({ id: unit.id, name: `${'　'.repeat(unit.depth - top)}${unit.name}` }));
}

/**
 * Opens a counted figure for a unit and a span of months (E18): value, completion of the year's task (only for a span
 * within one year), parts by the units below. 404 for a unit outside the scope and a code without a counted definition.
 */
export async function getFigure(
  actor: Actor,
  code: string,
  question: { unit: string } & FigurePeriod,
): Promise<Figure> {
  if (!canListIndicators(actor)) throw new ForbiddenError('indicators.list');
  return openFigure(actor, await getDefinition(actor, code), question);
}

async function openFigure(
  actor: Actor,
  definition: DefinitionDetail,
  { unit, from, to }: { unit: string } & FigurePeriod,
): Promise<Figure> {
  if (!canReadFigureOf(actor, unit) || from > to || !definition.versions.some(isMeasured))
    throw new NotFoundError('figure');
  const tree = await treeOf(to);
  const own = tree.find((one) => one.id === unit);
  if (!own) throw new NotFoundError('unit');
  const counting = countingOf(definition, groupsBelow(unit, tree), { from, to });
  const { total, groups } = await countLines(actor, counting);
  const target = await readTarget(definition.code, unit, from, to);
  const lockedMonths = await countLockedMonths(unit, from, to);
  const version = counting.segments.at(-1)?.version ?? null;
  const order = new Map(tree.map((one, index) => [one.id, index]));
  const sorted = groups.sort((a, b) => (order.get(a.groupId) ?? 0) - (order.get(b.groupId) ?? 0));
  const shares = shareTexts(
    sorted.map((group) => group.totalWan),
    total.totalWan,
  );
  return {
    ...total,
    code: definition.code,
    name: definition.name,
    isSample: definition.isSample,
    unit: { id: own.id, name: own.name },
    from,
    to,
    version,
    versions: definition.versions,
    completion: version ? completionOf(total.totalWan, target, to, version.params) : null,
    months: monthsBetween(from, to).length,
    lockedMonths,
    scopes: sourceScopes.filter((scope) => groups.some((group) => group.byScope[scope] !== undefined)),
    groups: sorted.map(({ groupId, ...group }, index) => ({
      ...group,
      unitId: groupId,
      name: tree.find((one) => one.id === groupId)?.name ?? '—',
      share: shares[index] ?? null,
    })),
  };
}

/** How many months of a span are locked for the unit or one above it. */
async function countLockedMonths(unitId: string, from: string, to: string): Promise<number> {
  const unit = await db.unit.findUnique({ where: { id: unitId }, select: { ancestorIds: true } });
  const locks = await db.monthLock.findMany({
    where: { month: { gte: from, lte: to }, unitId: { in: unit?.ancestorIds ?? [] } },
    distinct: ['month'],
    select: { month: true },
    take: 1200,
  });
  return locks.length;
}

async function readTarget(
  indicator: string,
  unitId: string,
  from: string,
  to: string,
): Promise<string | null> {
  const year = Number(to.slice(0, 4));
  if (from.slice(0, 4) !== to.slice(0, 4)) return null;
  const row = await db.target.findUnique({
    where: { year_unitId_indicator: { year, unitId, indicator } },
    select: { value: true },
  });
  return row?.value.toFixed() ?? null;
}

/** A line behind a figure; `canOpen` says whether its record is within the reader's own scope. */
export type FigureLine = CountedLine & { canOpen: boolean };

/**
 * The lines behind a figure with their papers: all of them up to 500, else those of the group that is asked for.
 * `isCut` tells that there are more than are given.
 */
export async function listFigureLines(
  actor: Actor,
  code: string,
  question: { unit: string; group?: string | undefined } & FigurePeriod,
  limit = MAX_LINES,
): Promise<{ rows: FigureLine[]; isCut: boolean }> {
  if (!canListIndicators(actor)) throw new ForbiddenError('indicators.list');
  if (!canReadFigureOf(actor, question.unit)) throw new NotFoundError('figure');
  const definition = await getDefinition(actor, code);
  const groups = groupsBelow(question.unit, await treeOf(question.to));
  const lines = await listLines(actor, countingOf(definition, groups, question), question.group, limit + 1);
  const rows = lines
    .slice(0, limit)
    .map((line) => ({ ...line, canOpen: line.project !== null && canReadReceipt(actor, line) }));
  return { rows, isCut: lines.length > limit };
}

/** All counted figures of one unit and span, for the page of figures; each opens. */
export async function listFigures(
  actor: Actor,
  question: { unit: string } & FigurePeriod,
): Promise<Figure[]> {
  if (!canListIndicators(actor)) throw new ForbiddenError('indicators.list');
  const definitions = (await listDefinitions(actor)).filter((one) => one.versions.some(isMeasured));
  return Promise.all(definitions.map((definition) => openFigure(actor, definition, question)));
}
