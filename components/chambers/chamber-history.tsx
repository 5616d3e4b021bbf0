import { getTranslations } from 'next-intl/server';
import { RecordHistory } from '@/components/audit/record-history';
import type { HistoryRow } from '@/lib/audit/queries';
import type { Locale } from '@/lib/i18n/routing';

/** Who changed what when why on a chamber or an entry, newest first. */
export async function ChamberHistory({
  history,
  locale,
}: {
  history: readonly HistoryRow[];
  locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: 'chambers' });
  // messages: chambers.status.* chambers.rank.* chambers.party.* chambers.reveal.*
  return (
    <RecordHistory
      history={history}
      words="chambers"
      locale={locale}
      valueText={(field, value) => {
        const groups = field === 'reason' ? ['reveal'] : ['status', 'rank', 'party'];
        const key = groups.map((group) => `${group}.${String(value)}`).find((one) => t.has(one));
        return key ? t(key) : undefined;
      }}
    />
  );
}
