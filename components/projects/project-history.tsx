import { getTranslations } from 'next-intl/server';
import { RecordHistory } from '@/components/audit/record-history';
import type { HistoryRow } from '@/lib/audit/queries';

/** What happened on a project, right side of the record page. */
export async function ProjectHistory({ history }: { history: readonly HistoryRow[] }) {
  const t = await getTranslations('projects.desk');
  // messages: projects.desk.stages.* projects.desk.statuses.*
  const groups: Record<string, string> = { stage: 'stages', status: 'statuses', role: 'paperRoles' };
  return (
    <RecordHistory
      history={history}
      words="projects.desk"
      valueText={(field, value) => {
        const key = `${groups[field]}.${String(value)}`;
        return t.has(key) ? t(key) : undefined;
      }}
    />
  );
}
