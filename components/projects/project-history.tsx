import { getTranslations } from 'next-intl/server';
import { RecordTimeline } from '@/components/audit/record-timeline';
import { SectionHead } from '@/components/ui/page-head';
import type { HistoryRow } from '@/lib/audit/queries';

/** What happened on a project, right side of the record page. */
export async function ProjectHistory({ history }: { history: readonly HistoryRow[] }) {
  const t = await getTranslations('projects.desk');
  // messages: projects.desk.verb.* projects.desk.field.* projects.desk.stages.* projects.desk.statuses.*
  const named = (group: string, name: string): string | undefined =>
    t.has(`${group}.${name}`) ? t(`${group}.${name}`) : undefined;
  return (
    <section className="part" aria-labelledby="history">
      <SectionHead id="history" title={t('record.history')} />
      <RecordTimeline
        history={history}
        label={t('record.history')}
        emptyText={t('record.noHistory')}
        verbText={(verb) => named('verb', verb) ?? verb}
        fieldText={(field) => named('field', field) ?? field}
        valueText={(field, value) => {
          if (field === 'stage') return named('stages', String(value));
          if (field === 'status') return named('statuses', String(value));
          return field === 'role' ? named('paperRoles', String(value)) : undefined;
        }}
      />
    </section>
  );
}
