import { getTranslations } from 'next-intl/server';
import { Select } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { RecordPart } from '@/components/layout/record-page';
import { PlainTable } from '@/components/tables/plain-table';
import type { Tone } from '@/components/ui/badge';
import { askPapersAction } from '@/lib/greetings/actions';
import type { GreetingDetail, PaperRow } from '@/lib/greetings/queries/get-greeting';
import { labelLayoutNames, papersOf, type PaperState } from '@/lib/greetings/rules';
import { PaperProgress } from './paper-progress';
import './greetings.css';

const tones: Record<PaperState, Tone> = {
  queued: 'info',
  running: 'info',
  ready: 'good',
  failed: 'late',
  expired: 'muted',
};

/** Letters, cards, labels or the gateway's sheet: asked for, how far they are, taken out. */
export async function PaperPart({ greeting, basePath }: { greeting: GreetingDetail; basePath: string }) {
  const t = await getTranslations('greetings.desk.papers');
  const kinds = papersOf(greeting.channel);
  const isOpen = greeting.state === 'approved' || greeting.state === 'preparing';
  const mayAsk = greeting.can.work && isOpen && greeting.sending === null;
  if (kinds.length === 0 || (!mayAsk && greeting.papers.length === 0)) return null;
  const running = greeting.papers.find(({ state }) => state === 'queued' || state === 'running');
  // messages: greetings.desk.papers.kinds.* greetings.desk.papers.layouts.* greetings.desk.papers.make.*
  return (
    <RecordPart id="papers" title={t('title')} note={t('note')}>
      {mayAsk ? (
        <div className="paper-acts">
          {kinds.map((kind) => (
            <Form
              key={kind}
              action={askPapersAction}
              labels={{ kind: t('title'), layout: t('layout') }}
              label={t(`kinds.${kind}`)}
            >
              <input type="hidden" name="id" value={greeting.id} />
              <input type="hidden" name="kind" value={kind} />
              {kind === 'labels' ? (
                <Select
                  name="layout"
                  label={t('layout')}
                  required
                  defaultValue="3x8"
                  options={labelLayoutNames.map((one) => ({ value: one, text: t(`layouts.${one}`) }))}
                />
              ) : null}
              <SubmitButton look="line">{t(`make.${kind}`)}</SubmitButton>
            </Form>
          ))}
        </div>
      ) : null}
      {running ? (
        <PaperProgress paperId={running.id} total={running.toNo - running.fromNo} basePath={basePath} />
      ) : null}
      {greeting.papers.length > 0 ? (
        <PaperTable rows={greeting.papers} mayTake={greeting.can.work} basePath={basePath} />
      ) : null}
    </RecordPart>
  );
}

async function PaperTable({
  rows,
  mayTake,
  basePath,
}: {
  rows: readonly PaperRow[];
  mayTake: boolean;
  basePath: string;
}) {
  const t = await getTranslations('greetings.desk.papers');
  // messages: greetings.desk.papers.states.* greetings.desk.papers.kinds.* greetings.desk.papers.layouts.*
  const name = (row: PaperRow): string =>
    [
      t(`kinds.${row.kind}`),
      row.layout ? t(`layouts.${row.layout}`) : null,
      row.parts > 1 ? t('part', { part: row.part, parts: row.parts }) : null,
    ]
      .filter(Boolean)
      .join(' ');
  return (
    <>
      <PlainTable
        caption={t('title')}
        hideCaption
        columns={[
          { key: 'name', label: t('column.name') },
          { key: 'state', label: t('column.state'), kind: 'badge' },
          { key: 'maker', label: t('column.maker'), wideOnly: true },
          { key: 'expires', label: t('column.expires'), kind: 'date' },
          { key: 'downloads', label: t('column.downloads'), kind: 'number', align: 'end', wideOnly: true },
        ]}
        rows={rows.map((row) => ({
          id: row.id,
          cells: [
            name(row),
            { text: t(`states.${row.state}`), tone: tones[row.state] },
            row.maker,
            row.state === 'ready' ? row.expiresAt : null,
            row.downloads,
          ],
        }))}
      />
      {mayTake ? (
        <p className="flex flex-wrap gap-3">
          {rows
            .filter(({ state }) => state === 'ready')
            .map((row) => (
              <a key={row.id} className="btn" href={`${basePath}/api/exports/greetings/${row.id}`} download>
                {t('download', { name: name(row) })}
              </a>
            ))}
        </p>
      ) : null}
    </>
  );
}
