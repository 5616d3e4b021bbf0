import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RecordHistory } from '@/components/audit/record-history';
import { RecordPage, RecordPart } from '@/components/layout/record-page';
import Link from 'next/link';
import { AgreementLines } from '@/components/agreements/agreement-parts';
import { PaperList } from '@/components/files/paper-list';
import { Badge } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/button';
import { DescriptionList } from '@/components/ui/description-list';
import { getAgreement, getAgreementHistory } from '@/lib/agreements/queries/get-agreement';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('agreements.desk'))('title') };
}

/** One agreement: facts, amounts by source, the text; what happened on the right. */
export default async function AgreementRecordPage({ params }: Props) {
  const actor = await requireActor('clerk', 'chief', 'leader', 'filler', 'supervisor');
  const id = uuidParam((await params).id);
  const [agreement, history] = await guarded(() =>
    Promise.all([getAgreement(actor, id), getAgreementHistory(actor, id)]),
  );
  const t = await getTranslations('agreements.desk');
  const c = await getTranslations('words');
  return (
    <RecordPage
      trail={[{ text: t('title'), href: '/desk/agreements' }]}
      name={agreement.title}
      note={<Badge>{t(`kinds.${agreement.kind}`)}</Badge>}
      acts={
        agreement.can.update ? (
          <LinkButton href={`/desk/agreements/${id}/edit`} hotkey="E">
            {t('record.edit')}
          </LinkButton>
        ) : null
      }
      aside={<RecordHistory history={history} words="agreements.desk" />}
    >
      <RecordPart id="facts" title={t('record.facts')}>
        <DescriptionList
          wide
          emptyText={c('none')}
          facts={[
            {
              term: t('column.project'),
              value: <Link href={`/desk/projects/${agreement.projectId}`}>{agreement.project}</Link>,
            },
            { term: t('field.partyText'), value: agreement.partyText },
            { term: t('field.signedOn'), value: agreement.signedOn },
            { term: t('field.number'), value: agreement.number },
            { term: t('field.signedAt'), value: agreement.signedAt },
            { term: t('field.eventText'), value: agreement.eventText },
            { term: t('field.note'), value: agreement.note },
          ]}
        />
      </RecordPart>
      <RecordPart id="lines" title={t('record.lines')}>
        <AgreementLines lines={agreement.lines} totalWan={agreement.totalWan} />
      </RecordPart>
      <RecordPart id="files" title={t('record.files')}>
        {agreement.files.length === 0 ? <p className="note">{t('record.noFiles')}</p> : null}
        <PaperList files={agreement.files} basePath={env.basePath} />
      </RecordPart>
    </RecordPage>
  );
}
