import { getTranslations } from 'next-intl/server';
import { Timeline } from '@/components/ui/timeline';
import type { HistoryRow } from '@/lib/audit/queries';
import { formatInstant } from '@/lib/shared/dates';

const SHOWN_FIELDS = 6;

/** Who changed what when why, newest first, on the record's right. */
export async function MerchantHistory({ history }: { history: readonly HistoryRow[] }) {
  const t = await getTranslations('merchants.desk');
  if (history.length === 0) return <p className="note">{t('record.noHistory')}</p>;
  // messages: merchants.desk.verb.* merchants.desk.field.*
  const fieldText = (field: string): string => (t.has(`field.${field}`) ? t(`field.${field}`) : field);
  return (
    <Timeline
      label={t('record.history')}
      items={history.map((row, index) => ({
        id: row.id,
        date: row.at.toISOString(),
        dateText: formatInstant(row.at),
        title: t.has(`verb.${row.verb}`) ? t(`verb.${row.verb}`) : row.verb,
        by: row.actorName ?? undefined,
        now: index === 0,
        body: (
          <>
            {row.changes === null ? <p className="note">{t('record.erased')}</p> : null}
            {row.verb === 'update' ? <Changes changes={row.changes ?? {}} fieldText={fieldText} /> : null}
            {row.reason ? <p className="note">{row.reason}</p> : null}
          </>
        ),
      }))}
    />
  );
}

function Changes({
  changes,
  fieldText,
}: {
  changes: NonNullable<HistoryRow['changes']>;
  fieldText: (field: string) => string;
}) {
  return (
    <ul className="plain-list">
      {Object.entries(changes)
        .slice(0, SHOWN_FIELDS)
        .map(([field, { before, after }]) => (
          <li key={field}>
            {fieldText(field)}：{printed(before)} → {printed(after)}
          </li>
        ))}
    </ul>
  );
}

const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** Values as people read them; ids of code tables say nothing here and are left out. */
function printed(value: unknown): string {
  if (value === undefined || value === null) return '—';
  if (Array.isArray(value)) return value.map(printed).join('、');
  if (typeof value === 'object') return JSON.stringify(value);
  const text = String(value);
  return ID.test(text) ? '…' : text;
}
