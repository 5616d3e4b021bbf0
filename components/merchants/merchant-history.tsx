import { getTranslations } from 'next-intl/server';
import { RecordHistory, type ValueText } from '@/components/audit/record-history';
import type { HistoryRow } from '@/lib/audit/queries';

/** Fields whose values have words, by the group that holds them. */
const GROUPS: Readonly<Record<string, string>> = {
  preferredChannel: 'preferredChannels',
  sex: 'sex',
  kinds: 'kinds',
  contributions: 'contributions',
  contactPointsAdded: 'contactKinds',
  careKinds: 'careKinds',
};

/** Who changed what when why on a person: kinds, ticks and the purpose of a look in words. */
export async function MerchantHistory({
  history,
  folded = false,
}: {
  history: readonly HistoryRow[];
  /** closed until asked for, where the log of contacts comes first */
  folded?: boolean;
}) {
  const t = await getTranslations('merchants.desk');
  const c = await getTranslations('words');
  // messages: merchants.desk.sex.* merchants.desk.kinds.* merchants.desk.contributions.*
  // messages: merchants.desk.preferredChannels.*
  // messages: merchants.desk.careKinds.* merchants.desk.contactKinds.* merchants.desk.record.purposes4.*
  const named = (group: string, word: unknown): string | undefined =>
    t.has(`${group}.${String(word)}`) ? t(`${group}.${String(word)}`) : undefined;
  const valueText: ValueText = (field, value) => {
    if (typeof value === 'boolean') return value ? c('yes') : c('no');
    if (field === 'reason') {
      const purpose = named('record.purposes4', value);
      return purpose && t('record.revealedFor', { purpose });
    }
    const group = GROUPS[field];
    return group ? named(group, value) : undefined;
  };
  return <RecordHistory history={history} words="merchants.desk" valueText={valueText} folded={folded} />;
}
