import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { ProjectForm } from '@/components/projects/project-form';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { createProjectAction } from '@/lib/projects/actions';
import { canCreateProjects } from '@/lib/projects/policy';
import { listProjectChoices } from '@/lib/projects/queries/get-project';
import { requireActor } from '@/lib/server/current-actor';
import { listKeepableUnits } from '@/lib/units/queries-choices';

/** Registering one project. */
export default async function NewProjectPage() {
  const actor = await requireActor();
  if (!canCreateProjects(actor)) forbidden();
  const [units, choices] = await Promise.all([listKeepableUnits(actor), listProjectChoices(actor)]);
  const t = await getTranslations('projects.desk');
  const ui = await getTranslations('ui');
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/projects' }, { text: t('form.createTitle') }]}
      />
      <PageHead title={t('form.createTitle')} />
      <ProjectForm
        action={createProjectAction}
        values={{ ownerUnitId: actor.unitId }}
        units={units}
        {...choices}
      />
    </div>
  );
}
