import { listPublicDefinitions } from '@/lib/definitions/queries';
import type { Actor } from '@/lib/server/actor';
import { Prisma } from '@/lib/server/db';
import { scopeSql } from '@/lib/server/scope-sql';
import { today } from '@/lib/shared/dates';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { inScope } from '@/lib/server/scope';
import type { SourceScope } from '@/prisma/generated/enums';
import { canOpenChamberMoney, chamberMoneyScopeColumns, visibleChamberMoney } from '../policy';
import { countingOf } from '../rules-counting';
import { countLines, listLines, sumByProject } from './counted-lines';
import { treeOf } from './figure-parts';

/** The definition by which a chamber's money is counted: what came in for all promoted projects. */
const CHAMBER_MONEY = 'all-receipts';
const FIRST_MONTH = '2000-01';
const MOST_LINES = 200;

/** One accepted line behind the figure, without payer and papers. Amount in 万元 as decimal text. */
export type ChamberMoneyLine = {
  id: string;
  projectId: string | null;
  project: string | null;
  receivedOn: string;
  periodMonth: string;
  sourceScope: SourceScope;
  amountWan: string;
  isCorrection: boolean;
};

export type ChamberMoney = {
  definition: { zh: string; hant: string | null; en: string | null } | null;
  year: string;
  totalWan: string;
  yearWan: string;
  byProject: ReadonlyMap<string, string>;
  lines: ChamberMoneyLine[];
  /** there are more lines than are given */
  isCut: boolean;
};

/**
 * Money in place of the projects that are credited to a chamber, counted by the same builder and the same versions of
 * the definition as every other figure: accepted receipts, whichever units share the credit. Another chamber's: 404.
 */
export async function getChamberMoney(actor: Actor, chamberId: string): Promise<ChamberMoney> {
  if (!canOpenChamberMoney(actor)) throw new ForbiddenError('indicators.chamber');
  const scope = visibleChamberMoney(actor);
  if (!inScope(scope, { chamberId })) throw new NotFoundError('chamber');
  const month = today().slice(0, 7);
  const year = month.slice(0, 4);
  const definition = (await listPublicDefinitions()).find((one) => one.code === CHAMBER_MONEY);
  const none = { year, totalWan: '0', yearWan: '0', byProject: new Map<string, string>(), lines: [] };
  if (!definition) return { ...none, definition: null, isCut: false };
  const groups = new Map((await treeOf(month)).map((unit) => [unit.id, chamberId]));
  const within = Prisma.sql`p."chamberId" = ${chamberId}::uuid AND p."archivedAt" IS NULL
    AND ${scopeSql(scope, chamberMoneyScopeColumns, 'p')}`;
  const everything = countingOf(definition, groups, { from: FIRST_MONTH, to: month });
  const ofYear = countingOf(definition, groups, { from: `${year}-01`, to: month });
  const [all, now, byProject, lines] = await Promise.all([
    countLines(actor, everything, within),
    countLines(actor, ofYear, within),
    sumByProject(actor, everything, within),
    listLines(actor, everything, undefined, MOST_LINES + 1, within),
  ]);
  return {
    definition: definition.name,
    year,
    totalWan: all.total.totalWan,
    yearWan: now.total.totalWan,
    byProject,
    isCut: lines.length > MOST_LINES,
    lines: lines.slice(0, MOST_LINES).map((line) => ({
      id: line.id,
      projectId: line.projectId,
      project: line.project,
      receivedOn: line.receivedOn,
      periodMonth: line.periodMonth,
      sourceScope: line.sourceScope,
      amountWan: line.creditedWan,
      isCorrection: line.isCorrection,
    })),
  };
}
