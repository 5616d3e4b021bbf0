import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { ReceiptForm } from '@/components/receipts/receipt-form';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { getProject } from '@/lib/projects/queries/get-project';
import { createReceiptAction } from '@/lib/receipts/actions';
import { canCreateReceipts } from '@/lib/receipts/policy';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('receipts.desk.form'))('createTitle') };
}

/** Entering a line for the project that the address names; without one it says where to begin. */
export default async function NewReceiptPage({ searchParams }: Props) {
  const actor = await requireActor();
  if (!canCreateReceipts(actor)) forbidden();
  const asked = (await searchParams)['project'];
  const t = await getTranslations('receipts.desk');
  const ui = await getTranslations('ui');
  const project = asked ? await guarded(() => getProject(actor, uuidParam(String(asked)))) : null;
  if (project && !project.can.update) forbidden();
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: t('title'), href: '/desk/receipts' },
          ...(project ? [{ text: project.name, href: `/desk/projects/${project.id}` }] : []),
          { text: t('form.createTitle') },
        ]}
      />
      <PageHead title={t('form.createTitle')} note={project?.name} />
      {project ? (
        <ReceiptForm action={createReceiptAction} projectId={project.id} basePath={env.basePath} />
      ) : (
        <EmptyState
          title={t('form.noProject')}
          acts={<LinkButton href="/desk/projects">{t('form.pickProject')}</LinkButton>}
        />
      )}
    </div>
  );
}
