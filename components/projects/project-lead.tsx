import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import type { LeadForProject } from '@/lib/leads/queries/lead-for-project';

/** Above the form: which lead fills it, and what saving does to that lead. */
export async function LeadBehind({ lead }: { lead: LeadForProject }) {
  const t = await getTranslations('projects.desk');
  return (
    <Notice tone="info">
      {t.rich('lead.behind', {
        number: lead.number,
        sender: lead.senderName,
        a: (text) => (
          <Link className="quiet-link" href={`/desk/leads/${lead.id}`}>
            {text}
          </Link>
        ),
      })}
    </Notice>
  );
}

/** In place of the form: the lead has not been taken on yet, or is through already. */
export async function LeadBeyond({ lead }: { lead: LeadForProject }) {
  const t = await getTranslations('projects.desk');
  const [project] = lead.projects;
  const why = lead.state === 'fresh' || lead.state === 'closed' ? lead.state : 'converted';
  // messages: projects.desk.lead.beyond.*
  return (
    <EmptyState
      title={t(`lead.beyond.${why}`, { number: lead.number })}
      acts={
        <>
          {project ? (
            <LinkButton href={`/desk/projects/${project.id}`}>
              {t('lead.toProject', { number: project.number })}
            </LinkButton>
          ) : null}
          <LinkButton href={`/desk/leads/${lead.id}`}>{t('lead.toLead')}</LinkButton>
        </>
      }
    />
  );
}
