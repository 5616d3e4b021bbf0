import { getTranslations } from 'next-intl/server';
import { RecordPart } from '@/components/layout/record-page';
import { PlainTable } from '@/components/tables/plain-table';
import type { TemplateDetail, TemplateRow } from '@/lib/greetings/queries/templates';
import { fillValues, fillText, layoutLetter, smsSegments, smsText } from '@/lib/greetings/rules-text';
import { festivalDate } from '@/lib/shared/festivals';
import { formatInstant, today } from '@/lib/shared/dates';
import './greetings.css';

/** Templates by channel. */
export async function TemplateTable({ rows }: { rows: readonly TemplateRow[] }) {
  const t = await getTranslations('greetings.desk');
  // messages: greetings.desk.channels.*
  return (
    <PlainTable
      caption={t('templates.title')}
      hideCaption
      columns={[
        { key: 'name', label: t('templates.field.name'), kind: 'link' },
        { key: 'channel', label: t('templates.field.channel') },
        { key: 'number', label: t('templates.number'), kind: 'number', align: 'end' },
        { key: 'updated', label: t('templates.updated'), kind: 'date' },
      ]}
      rows={rows.map((row) => ({
        id: row.id,
        cells: [
          {
            text: row.name,
            href: `/desk/greetings/templates/${row.id}`,
            sub: row.body.replace(/\s+/gu, ' ').slice(0, 40),
          },
          t(`channels.${row.channel}`),
          row.number,
          row.updatedOn,
        ],
      }))}
    />
  );
}

/** The wording as a made-up person would read it at the next Mid-Autumn, and earlier wordings. */
export async function TemplatePreview({ template }: { template: TemplateDetail }) {
  const t = await getTranslations('greetings.desk');
  const day = today();
  const values = fillValues({
    honorific: t('templates.sampleHonorific'),
    name: t('templates.sampleName'),
    firm: t('templates.sampleFirm'),
    festival: t('festivals.mid_autumn'),
    festivalOn: festivalDate(Number(day.slice(0, 4)), 'mid_autumn'),
    signOff: t('templates.sampleSignOff'),
    letterOn: day,
  });
  const sms =
    template.channel === 'sms' ? smsText(fillText(template.body, values), template.signature) : null;
  const [, ...older] = template.versions;
  return (
    <>
      <RecordPart id="preview" title={t('templates.preview')} note={t('templates.previewNote')}>
        {template.subject ? (
          <p className="note">{t('preview.subject', { subject: fillText(template.subject, values) })}</p>
        ) : null}
        <div className="letter-sheet">
          {sms === null ? (
            layoutLetter(template.body, values).map((line, at) => (
              <p key={at} data-kind={line.kind}>
                {line.text}
              </p>
            ))
          ) : (
            <p>{sms}</p>
          )}
        </div>
        {sms === null ? null : <p className="note">{t('preview.sms', smsSegments(sms))}</p>}
      </RecordPart>
      {older.length > 0 ? (
        <details className="part">
          <summary>{t('templates.older', { count: older.length })}</summary>
          {older.map((version) => (
            <section key={version.number}>
              <h3>{t('templates.version', { number: version.number, at: formatInstant(version.at) })}</h3>
              <p className="whitespace-pre-wrap">{version.body}</p>
            </section>
          ))}
        </details>
      ) : null}
    </>
  );
}
