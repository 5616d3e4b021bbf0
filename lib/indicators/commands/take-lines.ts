import { recordChange } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { inTransaction } from '@/lib/server/db';
import { listFigureLines, type FigureLine } from '../queries/get-figure';

/** At most so many lines leave in one file. */
const MAX_ROWS = 50_000;

/**
 * The lines behind a figure for a file that leaves the house. Who took which figure of which unit and span, and how many
 * lines, stands in the audit log before the first byte is sent (security.md, What goes out). Refuses as listFigureLines
 * does; whoever may open the figure may take its lines.
 */
export async function takeFigureLines(
  actor: Actor,
  code: string,
  question: { unit: string; from: string; to: string; group?: string | undefined },
): Promise<FigureLine[]> {
  const { rows } = await listFigureLines(actor, code, question, MAX_ROWS);
  await inTransaction((tx) =>
    recordChange(tx, actor, {
      noun: 'indicators',
      recordId: question.unit,
      verb: 'export',
      after: { code, from: question.from, to: question.to, group: question.group ?? null, rows: rows.length },
    }),
  );
  return rows;
}
