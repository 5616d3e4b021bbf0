import { getLastVerification } from '@/lib/audit/queries-seals';
import { canReadLog } from '@/lib/audit/policy';
import { canListIndicators } from '@/lib/indicators/policy';
import { listFigures, readQuestion } from '@/lib/indicators/queries/get-figure';
import { FigureQuestion } from '@/lib/indicators/search-params';
import { hasRole, type PersonActor } from '@/lib/server/actor';
import type { CappedCount } from '@/lib/server/keyset';
import { dayOf } from '@/lib/shared/dates';
import { queryText } from '@/lib/shared/search-query';
import { dueKindsOf } from './queries-due';
import type { DueItem, DueKey } from './queries-due-kind';

/** A figure of the own scope on a leader's first page; it opens to what it is made of. */
export type TodayFigure = {
  code: string;
  name: string;
  totalWan: string;
  lines: number;
  percent: string | null;
  href: string;
};

/** Counted figures of the leader's (or supervisor's) own scope, at most four that have lines; none for other roles. */
export async function listTodayFigures(actor: PersonActor): Promise<TodayFigure[]> {
  if (!hasRole(actor, 'leader', 'supervisor') || !canListIndicators(actor)) return [];
  const question = await readQuestion(actor, FigureQuestion.parse({}));
  const figures = await listFigures(actor, question);
  return figures
    .filter((figure) => figure.lines > 0)
    .slice(0, 4)
    .map((figure) => ({
      code: figure.code,
      name: figure.name.zh,
      totalWan: figure.totalWan,
      lines: figure.lines,
      percent: figure.completion?.percent ?? null,
      href: `/desk/indicators/${figure.code}${queryText(question)}`,
    }));
}

/** Things of one kind; `key` is the text's name, `more` opens all of them. */
export type TodaySection = {
  key: DueKey | 'log';
  items: DueItem[];
  count: CappedCount | null;
  more: string;
};

const SHOWN = 6;

/**
 * What is due for this person under the active grant, most pressing kind first; kinds with nothing due are left out.
 * Each kind is asked of its own noun with the conditions of the list that it opens.
 */
export async function listToday(actor: PersonActor): Promise<TodaySection[]> {
  const kinds = dueKindsOf(actor);
  const [log, ...sections] = await Promise.all([
    logDue(actor),
    ...kinds.map(async ({ key, href, count, items }): Promise<TodaySection> => {
      const [rows, total] = await Promise.all([items(SHOWN), count()]);
      return { key, items: rows, count: total, more: href };
    }),
  ]);
  return [...sections, ...(log ? [log] : [])].filter((section) => section.items.length > 0);
}

/** The last check of the log's chain, when it found something or is older than two days. */
async function logDue(actor: PersonActor): Promise<TodaySection | null> {
  if (!canReadLog(actor)) return null;
  const last = await getLastVerification(actor);
  const stale = last === null || Date.now() - last.at.getTime() > 2 * 86_400_000;
  if (last?.isWhole && !stale) return null;
  return {
    key: 'log',
    count: null,
    more: '/desk/audit?tab=verification',
    items: [
      {
        id: 'log',
        title: '',
        sub: null,
        on: last ? dayOf(last.at) : null,
        late: last !== null && !last.isWhole,
        href: '/desk/audit?tab=verification',
      },
    ],
  };
}
