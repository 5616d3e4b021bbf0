import { getTranslations } from 'next-intl/server';
import { RecordHistory, type ValueText } from '@/components/audit/record-history';
import type { HistoryRow } from '@/lib/audit/queries';

/** Fields whose values have words, by the group that holds them. */
const GROUPS: Readonly<Record<string, string>> = {
  channel: 'channels',
  state: 'states',
  outcome: 'outcomes',
  difficultyState: 'difficultyStates',
};

/** Who changed what when on a contact, codes in words. */
export async function InteractionHistory({ history }: { history: readonly HistoryRow[] }) {
  const t = await getTranslations('interactions.desk');
  const c = await getTranslations('words');
  // messages: interactions.desk.channels.* interactions.desk.states.* interactions.desk.outcomes.*
  // messages: interactions.desk.difficultyStates.*
  const valueText: ValueText = (field, value) => {
    if (typeof value === 'boolean') return value ? c('yes') : c('no');
    const group = GROUPS[field];
    return group && t.has(`${group}.${String(value)}`) ? t(`${group}.${String(value)}`) : undefined;
  };
  return <RecordHistory history={history} words="interactions.desk" valueText={valueText} />;
}
