import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { AgreementForm } from '@/components/agreements/agreement-form';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { createAgreementAction } from '@/lib/agreements/actions';
import { canCreateProjects } from '@/lib/projects/policy';
import { getProject } from '@/lib/projects/queries/get-project';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('agreements.desk.form'))('createTitle') };
}

/** Recording an agreement of the project that the address names. */
export default async function NewAgreementPage({ searchParams }: Props) {
  const actor = await requireActor();
  if (!canCreateProjects(actor)) forbidden();
  const projectId = uuidParam(String((await searchParams)['project'] ?? ''));
  const project = await guarded(() => getProject(actor, projectId));
  if (!project.can.update) forbidden();
  const t = await getTranslations('agreements.desk');
  const p = await getTranslations('projects.desk');
  const ui = await getTranslations('ui');
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: p('title'), href: '/desk/projects' },
          { text: project.name, href: `/desk/projects/${project.id}` },
          { text: t('form.createTitle') },
        ]}
      />
      <PageHead title={t('form.createTitle')} note={project.name} />
      <AgreementForm action={createAgreementAction} projectId={project.id} basePath={env.basePath} />
    </div>
  );
}
