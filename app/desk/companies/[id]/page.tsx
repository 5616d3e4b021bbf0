import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RecordHistory } from '@/components/audit/record-history';
import { RecordPage } from '@/components/layout/record-page';
import { ArchiveButton } from '@/components/forms/archive-button';
import { CompanyFacts } from '@/components/companies/company-record';
import { AppealPanel } from '@/components/appeals/appeal-panel';
import { EventPanel } from '@/components/events/event-panel';
import { InteractionPanel } from '@/components/interactions/interaction-timeline';
import { CompanyPeople } from '@/components/posts/company-people';
import { LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { canListAppeals, canOpenAppeals } from '@/lib/appeals/policy';
import { listAppeals } from '@/lib/appeals/queries/list-appeals';
import { AppealPage } from '@/lib/appeals/search-params';
import { archiveCompanyAction, restoreCompanyAction } from '@/lib/companies/actions';
import { getCompany, getCompanyHistory } from '@/lib/companies/queries/get-company';
import { canListInteractions, canLogInteractions } from '@/lib/interactions/policy';
import { listInteractionsOfCompany } from '@/lib/interactions/queries/list-interactions';
import { listCompanyPeople } from '@/lib/posts/queries';
import { listEventsOfCompany } from '@/lib/events/queries/events-of';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('companies.desk'))('title') };
}

/** One firm: facts, codes and people on the left, what happened on the right. */
export default async function CompanyPage({ params }: Props) {
  const actor = await requireActor();
  const id = uuidParam((await params).id);
  const [company, history, posts, contacts, appeals, events] = await guarded(() =>
    Promise.all([
      getCompany(actor, id),
      getCompanyHistory(actor, id),
      listCompanyPeople(actor, id),
      canListInteractions(actor) ? listInteractionsOfCompany(actor, id) : null,
      canListAppeals(actor) ? listAppeals(actor, AppealPage.parse({ company: id }), 8) : null,
      listEventsOfCompany(actor, id),
    ]),
  );
  const t = await getTranslations('companies.desk');
  const ui = await getTranslations('ui');
  const isArchived = company.archivedAt !== null;
  return (
    <RecordPage
      trail={[{ text: t('title'), href: '/desk/companies' }]}
      name={company.name}
      note={[company.fileNo, company.isSample ? ui('example') : null].filter(Boolean).join(' · ')}
      acts={
        company.can.update ? (
          <>
            {isArchived ? null : (
              <LinkButton href={`/desk/companies/${id}/edit`} hotkey="E">
                {t('edit')}
              </LinkButton>
            )}
            <ArchiveButton
              key={company.version}
              id={id}
              version={company.version}
              action={isArchived ? restoreCompanyAction : archiveCompanyAction}
              texts={
                isArchived
                  ? {
                      button: t('restore'),
                      title: t('restoreTitle'),
                      explain: t('restoreExplain'),
                      reason: t('reason'),
                    }
                  : {
                      button: t('archive'),
                      title: t('archiveTitle'),
                      explain: t('archiveExplain'),
                      reason: t('reason'),
                    }
              }
            />
          </>
        ) : null
      }
      aside={
        <>
          {contacts ? (
            <InteractionPanel
              contacts={contacts}
              query={`company=${id}`}
              withPeople
              mayLog={canLogInteractions(actor) && !isArchived}
            />
          ) : null}
          {appeals ? (
            <AppealPanel
              appeals={appeals.rows}
              query={`company=${id}`}
              mayOpen={canOpenAppeals(actor) && !isArchived}
            />
          ) : null}
          <EventPanel events={events} />
          <RecordHistory history={history} words="companies.desk" folded={contacts !== null} />
        </>
      }
    >
      {isArchived ? (
        <Notice tone="warn">
          {t('archived', { date: company.archivedAt ?? '', reason: company.archivedReason ?? '' })}
        </Notice>
      ) : null}

      <CompanyFacts company={company} />
      <CompanyPeople {...posts} />
    </RecordPage>
  );
}
