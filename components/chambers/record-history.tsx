import { getTranslations } from 'next-intl/server';
import { Timeline } from '@/components/ui/timeline';
import type { HistoryRow } from '@/lib/audit/queries';
import type { Locale } from '@/lib/i18n/routing';
import { formatInstant } from '@/lib/shared/dates';

const SHOWN_FIELDS = 8;
const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** Who changed what when why on a chamber or an entry, newest first. */
export async function ChamberHistory({
  history,
  locale,
}: {
  history: readonly HistoryRow[];
  locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: 'chambers' });
  // messages: chambers.verb.* chambers.field.* chambers.status.* chambers.rank.* chambers.party.* chambers.reveal.*
  const fieldText = (field: string): string => (t.has(`field.${field}`) ? t(`field.${field}`) : field);
  const valueText = (field: string, value: unknown): string => {
    if (value === undefined || value === null || value === '') return '—';
    if (Array.isArray(value)) return value.map((one) => valueText(field, one)).join('、');
    const text = String(value);
    for (const group of ['status', 'rank', 'party'])
      if (t.has(`${group}.${text}`)) return t(`${group}.${text}`);
    return ID.test(text) ? '…' : text;
  };
  return (
    <Timeline
      label={t('history')}
      items={history.map((row, index) => ({
        id: row.id,
        date: row.at.toISOString(),
        dateText: formatInstant(row.at),
        title: t.has(`verb.${row.verb}`) ? t(`verb.${row.verb}`) : row.verb,
        by: row.actorName ?? undefined,
        now: index === 0,
        body: (
          <>
            {row.verb === 'create' || row.verb === 'reveal' ? null : (
              <ul className="plain-list">
                {Object.entries(row.changes ?? {})
                  .slice(0, SHOWN_FIELDS)
                  .map(([field, { before, after }]) => (
                    <li key={field}>
                      {fieldText(field)}：{valueText(field, before)} → {valueText(field, after)}
                    </li>
                  ))}
              </ul>
            )}
            {row.reason ? (
              <p className="note">{t.has(`reveal.${row.reason}`) ? t(`reveal.${row.reason}`) : row.reason}</p>
            ) : null}
          </>
        ),
      }))}
    />
  );
}
