import { getTranslations } from 'next-intl/server';
import { SectionHead } from '@/components/ui/page-head';
import { Timeline } from '@/components/ui/timeline';
import type { HistoryRow } from '@/lib/audit/queries';
import type { Locale } from '@/lib/i18n/routing';
import { formatInstant } from '@/lib/shared/dates';

const SHOWN_FIELDS = 8;
const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** A value as people read it (stage, state, rank); undefined prints it as it is. */
export type ValueText = (field: string, value: unknown) => string | undefined;

type RecordHistoryProps = {
  history: readonly HistoryRow[];
  /** Message namespace whose `verb.*` and `field.*` name what was done: `chains.desk`. An unknown one is shown as it is. */
  words: string;
  valueText?: ValueText;
  /** Closed until asked for, where another timeline comes first. */
  folded?: boolean;
  locale?: Locale;
};

/** Who changed what when why, newest first: the right side of every record. */
export async function RecordHistory({
  history,
  words,
  valueText,
  folded = false,
  locale = 'zh-CN',
}: RecordHistoryProps) {
  const t = await getTranslations({ locale, namespace: 'audit.history' });
  const timeline = <HistoryTimeline {...{ history, words, valueText, locale }} />;
  return folded ? (
    <details className="part">
      <summary>{t('title')}</summary>
      {timeline}
    </details>
  ) : (
    <section className="part" aria-labelledby="history">
      <SectionHead id="history" title={t('title')} />
      {timeline}
    </section>
  );
}

async function HistoryTimeline({
  history,
  words,
  valueText,
  locale,
}: {
  history: readonly HistoryRow[];
  words: string;
  valueText: ValueText | undefined;
  locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: 'audit.history' });
  // the caller's `words` name the keys: scripts/messages/uses.ts reads them there
  // messages: audit.history.*
  const own = await getTranslations({ locale, namespace: words });
  if (history.length === 0) return <p className="note">{t('none')}</p>;
  const named = (group: string, key: string): string =>
    [`${group}.${key}`, `desk.${group}.${key}`].filter((one) => own.has(one)).map((one) => own(one))[0] ??
    key;
  return (
    <Timeline
      label={t('title')}
      items={history.map((row, index) => ({
        id: row.id,
        date: row.at.toISOString(),
        dateText: formatInstant(row.at),
        title: named('verb', row.verb),
        by: row.actorName ?? t('system'),
        now: index === 0,
        body: (
          <>
            {row.changes === null ? <p className="note">{t('erased')}</p> : null}
            {row.verb === 'create' || row.verb === 'reveal' ? null : (
              <FieldLines
                changes={row.changes ?? {}}
                fieldText={(field) => named('field', field)}
                valueText={valueText}
              />
            )}
            {row.reason ? <p className="note">{valueText?.('reason', row.reason) ?? row.reason}</p> : null}
          </>
        ),
      }))}
    />
  );
}

/** Fields with what they were and became; ids of other records say nothing here. */
export function FieldLines({
  changes,
  fieldText,
  valueText,
}: {
  changes: NonNullable<HistoryRow['changes']>;
  fieldText: (field: string) => string;
  valueText?: ValueText | undefined;
}) {
  const lines = Object.entries(changes).filter(
    ([, { before, after }]) => ![before, after].every(isIdOrNothing),
  );
  if (lines.length === 0) return null;
  return (
    <ul className="plain-list">
      {lines.slice(0, SHOWN_FIELDS).map(([field, { before, after }]) => (
        <li key={field}>
          {fieldText(field)}：{before === undefined ? null : `${printed(field, before, valueText)} → `}
          {printed(field, after, valueText)}
        </li>
      ))}
    </ul>
  );
}

function isIdOrNothing(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isIdOrNothing);
  return value === undefined || value === null || (typeof value === 'string' && ID.test(value));
}

function printed(field: string, value: unknown, valueText: ValueText | undefined): string {
  if (value === undefined || value === null || value === '') return '—';
  if (Array.isArray(value)) return value.map((one) => printed(field, one, valueText)).join('、');
  const known = valueText?.(field, value);
  if (known !== undefined) return known;
  if (typeof value === 'object') return JSON.stringify(value);
  const text = String(value);
  if (/^\d{4}-\d{2}-\d{2}T00:00:00\.000Z$/.test(text)) return text.slice(0, 10);
  return ID.test(text) ? '…' : text;
}
