import { getTranslations } from 'next-intl/server';
import { RecordHistory, type ValueText } from '@/components/audit/record-history';
import type { HistoryRow } from '@/lib/audit/queries';

const GROUPS: Readonly<Record<string, string>> = {
  state: 'states',
  channel: 'channels',
  festival: 'festivals',
};

/** Who changed what when on a campaign or a template, codes in words. */
export async function GreetingHistory({ history }: { history: readonly HistoryRow[] }) {
  const t = await getTranslations('greetings.desk');
  const c = await getTranslations('words');
  // messages: greetings.desk.states.* greetings.desk.channels.* greetings.desk.festivals.*
  const valueText: ValueText = (field, value) => {
    if (typeof value === 'boolean') return value ? c('yes') : c('no');
    const group = GROUPS[field];
    return group && t.has(`${group}.${String(value)}`) ? t(`${group}.${String(value)}`) : undefined;
  };
  return <RecordHistory history={history} words="greetings.desk" valueText={valueText} />;
}
