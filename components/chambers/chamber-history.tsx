import { getTranslations } from 'next-intl/server';
import { RecordHistory } from '@/components/audit/record-history';
import type { HistoryRow } from '@/lib/audit/queries';
import type { Locale } from '@/lib/i18n/routing';

/** Groups of words in which a field's values are named. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  reason: ['reveal'],
  role: ['desk.paperRole'],
  kind: ['kind', 'desk.support.kind'],
};

/** Who changed what when why on a chamber or an entry, newest first. */
export async function ChamberHistory({
  history,
  locale,
}: {
  history: readonly HistoryRow[];
  locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: 'chambers' });
  // messages: chambers.status.* chambers.rank.* chambers.party.* chambers.reveal.* chambers.desk.paperRole.* chambers.desk.support.kind.*
  return (
    <RecordHistory
      history={history}
      words="chambers"
      locale={locale}
      valueText={(field, value) => {
        const groups = GROUPS[field] ?? ['status', 'rank', 'party'];
        const key = groups.map((group) => `${group}.${String(value)}`).find((one) => t.has(one));
        return key ? t(key) : undefined;
      }}
    />
  );
}
