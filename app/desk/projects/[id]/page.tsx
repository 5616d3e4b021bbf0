import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AppealPanel } from '@/components/appeals/appeal-panel';
import { RecordPage, RecordPart } from '@/components/layout/record-page';
import { ProjectAgreements } from '@/components/agreements/agreement-parts';
import { ProjectFacts, ProjectLine, ProjectShares } from '@/components/projects/project-facts';
import { ProjectHistory } from '@/components/projects/project-history';
import { ProjectPapers } from '@/components/projects/project-papers';
import { ShareDialog } from '@/components/projects/share-dialog';
import { StagePanel } from '@/components/projects/stage-panel';
import { ProjectReceipts } from '@/components/receipts/project-receipts';
import { LinkButton } from '@/components/ui/button';
import { listAgreementsOf } from '@/lib/agreements/queries/list-agreements';
import { canListAppeals, canOpenAppeals } from '@/lib/appeals/policy';
import { listAppeals } from '@/lib/appeals/queries/list-appeals';
import { AppealPage } from '@/lib/appeals/search-params';
import { listAttachments } from '@/lib/files/queries';
import { getProject, getProjectHistory } from '@/lib/projects/queries/get-project';
import { listReceiptsOf } from '@/lib/receipts/queries/list-receipts';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';
import { listKeepableUnits } from '@/lib/units/queries-choices';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('projects.desk'))('title') };
}

/** One project: facts, stage, agreements, money and shares on the left, what happened on the right. */
export default async function ProjectRecordPage({ params }: Props) {
  const actor = await requireActor('clerk', 'chief', 'leader', 'filler', 'supervisor');
  const id = uuidParam((await params).id);
  const project = await guarded(() => getProject(actor, id));
  const [history, agreements, receipts, papers, units, appeals] = await guarded(() =>
    Promise.all([
      getProjectHistory(actor, id),
      listAgreementsOf(actor, id),
      listReceiptsOf(actor, id),
      listAttachments(actor, 'projects', id),
      project.can.setShares ? listKeepableUnits(actor) : [],
      canListAppeals(actor) ? listAppeals(actor, AppealPage.parse({ project: id }), 8) : null,
    ]),
  );
  const t = await getTranslations('projects.desk');
  return (
    <RecordPage
      trail={[{ text: t('title'), href: '/desk/projects' }]}
      name={project.name}
      note={<ProjectLine project={project} />}
      acts={
        project.can.update ? (
          <LinkButton href={`/desk/projects/${id}/edit`} hotkey="E">
            {t('record.edit')}
          </LinkButton>
        ) : null
      }
      aside={
        <>
          {appeals ? (
            <AppealPanel appeals={appeals.rows} query={`project=${id}`} mayOpen={canOpenAppeals(actor)} />
          ) : null}
          <ProjectHistory history={history} />
        </>
      }
    >
      <StagePanel project={project} />
      <RecordPart id="facts" title={t('record.facts')}>
        <ProjectFacts project={project} />
      </RecordPart>
      <ProjectAgreements
        agreements={agreements}
        projectId={id}
        mayAdd={project.can.update}
        texts={{
          title: t('record.agreements'),
          empty: t('record.noAgreements'),
          add: t('record.addAgreement'),
        }}
      />
      <ProjectReceipts
        {...receipts}
        projectId={id}
        mayAdd={project.can.update}
        texts={{
          title: t('record.receipts'),
          empty: t('record.noReceipts'),
          add: t('record.addReceipt'),
          total: (amount) => t('record.receiptsTotal', { amount }),
          all: (count) => t('record.allReceipts', { count }),
        }}
      />
      <ProjectPapers id={id} files={papers} mayAdd={project.can.update} basePath={env.basePath} />
      <ProjectShares
        project={project}
        act={project.can.setShares ? <ShareDialog project={project} units={units} /> : null}
      />
    </RecordPage>
  );
}
