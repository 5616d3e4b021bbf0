import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { LeadBeyond, LeadBehind } from '@/components/projects/project-lead';
import { ProjectForm } from '@/components/projects/project-form';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { getLeadForProject } from '@/lib/leads/queries/lead-for-project';
import { convertLeadAction, createProjectAction } from '@/lib/projects/actions';
import { canCreateProjects } from '@/lib/projects/policy';
import { listProjectChoices } from '@/lib/projects/queries/get-project';
import { valuesFromLead } from '@/lib/projects/rules-form';
import { NewProjectPage } from '@/lib/projects/search-params';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { listKeepableUnits } from '@/lib/units/queries-choices';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('projects.desk.form'))('createTitle') };
}

/** Registering one project; with a lead in the address, out of that lead. */
export default async function NewProject({ searchParams }: Props) {
  const actor = await requireActor();
  if (!canCreateProjects(actor)) forbidden();
  const { lead: leadId } = NewProjectPage.parse(await searchParams);
  const lead = leadId ? await guarded(() => getLeadForProject(actor, leadId)) : null;
  const [units, choices] = await Promise.all([listKeepableUnits(actor), listProjectChoices(actor)]);
  const t = await getTranslations('projects.desk');
  const ui = await getTranslations('ui');
  const words = lead
    ? [
        t('lead.note', { number: lead.number, sender: lead.senderName }),
        ...(lead.amountText ? [t('lead.noteAmount', { amount: lead.amountText })] : []),
        ...(lead.message ? [t('lead.noteMessage', { message: lead.message })] : []),
      ].join('\n')
    : '';
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: t('title'), href: '/desk/projects' },
          ...(lead ? [{ text: lead.number, href: `/desk/leads/${lead.id}` }] : []),
          { text: t('form.createTitle') },
        ]}
      />
      <PageHead title={t('form.createTitle')} />
      {lead && !lead.mayConvert ? (
        <LeadBeyond lead={lead} />
      ) : (
        <>
          {lead ? <LeadBehind lead={lead} /> : null}
          <ProjectForm
            action={lead ? convertLeadAction : createProjectAction}
            values={lead ? valuesFromLead(lead, words) : { ownerUnitId: actor.unitId }}
            units={units}
            {...(lead ? { leadId: lead.id } : {})}
            {...choices}
          />
        </>
      )}
    </div>
  );
}
