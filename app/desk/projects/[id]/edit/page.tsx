import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { ProjectForm } from '@/components/projects/project-form';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { updateProjectAction } from '@/lib/projects/actions';
import { getProject, listProjectChoices } from '@/lib/projects/queries/get-project';
import { projectFormValues } from '@/lib/projects/rules-form';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';
import { listKeepableUnits } from '@/lib/units/queries-choices';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('projects.desk'))('title') };
}

/** Changing one project; a newer version shows both sides. */
export default async function EditProjectPage({ params }: Props) {
  const actor = await requireActor();
  const id = uuidParam((await params).id);
  const project = await guarded(() => getProject(actor, id));
  if (!project.can.update) forbidden();
  const [units, choices] = await Promise.all([listKeepableUnits(actor), listProjectChoices(actor)]);
  const t = await getTranslations('projects.desk');
  const ui = await getTranslations('ui');
  const title = t('form.editTitle', { name: project.name });
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: t('title'), href: '/desk/projects' },
          { text: project.name, href: `/desk/projects/${id}` },
          { text: title },
        ]}
      />
      <PageHead title={title} note={project.number} />
      <ProjectForm
        action={updateProjectAction}
        id={id}
        version={project.version}
        values={projectFormValues(project)}
        units={units}
        {...choices}
      />
    </div>
  );
}
