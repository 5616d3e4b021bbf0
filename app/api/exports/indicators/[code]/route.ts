import type { Writable } from 'node:stream';
import { getTranslations } from 'next-intl/server';
import { takeFigureLines } from '@/lib/indicators/commands/take-lines';
import { getFigure, readQuestion } from '@/lib/indicators/queries/get-figure';
import { FigureQuestion } from '@/lib/indicators/search-params';
import { apiProblem, problemOf } from '@/lib/server/api-problem';
import { currentActor } from '@/lib/server/current-actor';
import { writtenDownload } from '@/lib/server/desk-download';
import { XLSX_MIME } from '@/lib/server/file-kind';
import { limit } from '@/lib/server/rate-limit';
import { writeXlsx } from '@/lib/server/spreadsheet/write-xlsx';
import { formatInstant, formatPeriod } from '@/lib/shared/dates';

export const dynamic = 'force-dynamic';

/** The lines behind a figure as a workbook, with definition, unit and period above and who took it when. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ code: string }> },
): Promise<Response> {
  try {
    const actor = await currentActor();
    if (!actor) return await apiProblem(request, 401, 'session_expired');
    const { code } = await params;
    const asked = FigureQuestion.parse(Object.fromEntries(new URL(request.url).searchParams));
    const question = await readQuestion(actor, asked);
    const figure = await getFigure(actor, code, question);
    await limit('export', actor.userId);
    const lines = await takeFigureLines(actor, code, { ...question, group: asked.group });
    const t = await getTranslations({ locale: 'zh-CN', namespace: 'indicators' });
    const scopes = await getTranslations({ locale: 'zh-CN', namespace: 'agreements.scopes' });
    const kinds = await getTranslations({ locale: 'zh-CN', namespace: 'receipts.evidenceKinds' });
    const r = await getTranslations({ locale: 'zh-CN', namespace: 'receipts.desk.column' });
    const d = await getTranslations({ locale: 'zh-CN', namespace: 'definitions' });
    const names = new Map(figure.groups.map((group) => [group.unitId, group.name]));
    const period = formatPeriod(question.from, question.to);
    const write = (output: Writable) =>
      writeXlsx(output, [
        {
          name: t('desk.sheet'),
          titleLines: [
            `${figure.name.zh}（${t('desk.note', { unit: figure.unit.name, period })}）`,
            `${t('definition')}：${figure.version ? `${d('version', { number: figure.version.number })}，${figure.version.text}` : ''}`,
            t('desk.watermark', { name: actor.userName, time: formatInstant(new Date()) }),
          ],
          columns: [
            { header: t('column.unit'), width: 16 },
            { header: r('number'), width: 16 },
            { header: r('project'), width: 32 },
            { header: r('receivedOn'), width: 12, format: 'date' },
            { header: r('month'), width: 12 },
            { header: t('column.scope'), width: 16 },
            { header: t('column.amount'), width: 18, format: 'amount' },
            { header: r('evidence'), width: 16 },
            { header: r('papers'), width: 8, format: 'integer' },
          ],
          rows: lines.map((line) => [
            names.get(line.groupId) ?? '',
            line.number,
            line.project ?? t('desk.restrictedProject'),
            line.receivedOn,
            line.periodMonth,
            scopes(line.sourceScope),
            line.creditedWan,
            // messages: receipts.evidenceKinds.*
            kinds(line.evidenceKind),
            line.papers.length,
          ]),
        },
      ]);
    return writtenDownload(write, {
      fileName: `${figure.name.zh}-${figure.unit.name}-${period}.xlsx`,
      mime: XLSX_MIME,
    });
  } catch (error) {
    return problemOf(request, error);
  }
}
