import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { RosterImportList, RosterImportSteps, RosterUpload } from '@/components/chambers/roster-import';
import { Breadcrumbs, PageHead, SectionHead } from '@/components/ui/page-head';
import { getChamber } from '@/lib/chambers/queries/get-chamber';
import { listRosterImports } from '@/lib/chambers/queries/roster-imports';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('chambers.import'))('title') };
}

/** The bureau brings in the roster of one chamber. */
export default async function ChamberImportPage({ params }: Props) {
  const actor = await requireActor();
  const id = uuidParam((await params).id);
  const chamber = await guarded(() => getChamber(actor, id));
  if (actor.role === 'chamber_officer' || !chamber.can.writeRoster) forbidden();
  const rows = await guarded(() => listRosterImports(actor, id));
  const t = await getTranslations('chambers');
  const ui = await getTranslations('ui');
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: t('desk.title'), href: '/desk/chambers' },
          { text: chamber.name, href: `/desk/chambers/${id}` },
          { text: t('import.title') },
        ]}
      />
      <PageHead title={t('import.title')} note={chamber.name} />
      <RosterImportSteps current="upload" locale="zh-CN" />
      <RosterUpload chamberId={id} basePath={env.basePath} locale="zh-CN" />
      <section className="part" aria-labelledby="imports">
        <SectionHead id="imports" title={t('import.history')} />
        <RosterImportList rows={rows} locale="zh-CN" hrefOf={(one) => `/desk/chambers/imports/${one}`} />
      </section>
    </div>
  );
}
