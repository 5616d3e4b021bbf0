import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PlainTable } from '@/components/tables/plain-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHead } from '@/components/ui/page-head';
import { listDefinitions } from '@/lib/definitions/queries';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('definitions.desk'))('title') };
}

/** Definitions and the version that holds today. */
export default async function DefinitionsPage() {
  const actor = await requireActor();
  const definitions = await guarded(() => listDefinitions(actor));
  const t = await getTranslations('definitions');
  return (
    <div className="desk-page">
      <PageHead title={t('desk.title')} note={t('desk.note')} />
      {definitions.length === 0 ? (
        <EmptyState title={t('desk.empty')} />
      ) : (
        <PlainTable
          caption={t('desk.caption')}
          hideCaption
          columns={[
            { key: 'name', label: t('desk.column.name'), kind: 'link' },
            { key: 'version', label: t('desk.column.version') },
            { key: 'from', label: t('desk.column.from'), kind: 'date' },
            { key: 'text', label: t('desk.column.text') },
          ]}
          rows={definitions.map((definition) => ({
            id: definition.id,
            cells: [
              { text: definition.name.zh, href: `/desk/definitions/${definition.code}` },
              definition.current ? t('version', { number: definition.current.number }) : null,
              definition.current?.validFrom ?? null,
              definition.current?.text ?? null,
            ],
          }))}
        />
      )}
    </div>
  );
}
