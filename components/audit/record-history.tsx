import { getTranslations } from 'next-intl/server';
import { Timeline } from '@/components/ui/timeline';
import type { HistoryRow } from '@/lib/audit/queries';
import { formatInstant } from '@/lib/shared/dates';

const SHOWN_FIELDS = 8;
const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

type RecordHistoryProps = {
  history: readonly HistoryRow[];
  label: string;
  /** Verb and field in the noun's own words; an unknown one is shown as it is. */
  verbText: (verb: string) => string;
  fieldText: (field: string) => string;
};

/** Who changed what when why, newest first: for records of any noun. */
export async function RecordHistory({ history, label, verbText, fieldText }: RecordHistoryProps) {
  const t = await getTranslations('audit.desk');
  if (history.length === 0) return <p className="note">{t('history.none')}</p>;
  return (
    <Timeline
      label={label}
      items={history.map((row, index) => ({
        id: row.id,
        date: row.at.toISOString(),
        dateText: formatInstant(row.at),
        title: verbText(row.verb),
        by: row.actorName ?? t('history.system'),
        now: index === 0,
        body: (
          <>
            {row.changes === null ? <p className="note">{t('history.erased')}</p> : null}
            <FieldLines changes={row.changes ?? {}} fieldText={fieldText} />
            {row.reason ? <p className="note">{row.reason}</p> : null}
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
}: {
  changes: NonNullable<HistoryRow['changes']>;
  fieldText: (field: string) => string;
}) {
  const lines = Object.entries(changes).filter(
    ([, { before, after }]) => ![before, after].every(isIdOrNothing),
  );
  if (lines.length === 0) return null;
  return (
    <ul className="plain-list">
      {lines.slice(0, SHOWN_FIELDS).map(([field, { before, after }]) => (
        <li key={field}>
          {fieldText(field)}：{before === undefined ? null : `${printed(before)} → `}
          {printed(after)}
        </li>
      ))}
    </ul>
  );
}

function isIdOrNothing(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && ID.test(value));
}

function printed(value: unknown): string {
  if (value === undefined || value === null) return '—';
  if (Array.isArray(value)) return value.map(printed).join('、');
  if (typeof value === 'object') return JSON.stringify(value);
  const text = String(value);
  if (/^\d{4}-\d{2}-\d{2}T00:00:00\.000Z$/.test(text)) return text.slice(0, 10);
  return ID.test(text) ? '…' : text;
}
