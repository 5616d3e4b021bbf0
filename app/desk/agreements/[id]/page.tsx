import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { AgreementLines } from '@/components/agreements/agreement-parts';
import { RecordTimeline } from '@/components/audit/record-timeline';
import { PaperList } from '@/components/files/paper-list';
import { Badge } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/button';
import { DescriptionList } from '@/components/ui/description-list';
import { Breadcrumbs, PageHead, SectionHead } from '@/components/ui/page-head';
import { getAgreement, getAgreementHistory } from '@/lib/agreements/queries/get-agreement';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';

type Props = { params: Promise<{ id: string }> };

/** One agreement: facts, amounts by source, the text; what happened on the right. */
export default async function AgreementRecordPage({ params }: Props) {
  const actor = await requireActor('clerk', 'chief', 'leader', 'filler', 'supervisor');
  const id = uuidParam((await params).id);
  const [agreement, history] = await guarded(() =>
    Promise.all([getAgreement(actor, id), getAgreementHistory(actor, id)]),
  );
  const t = await getTranslations('agreements.desk');
  const c = await getTranslations('words');
  const ui = await getTranslations('ui');
  // messages: agreements.desk.verb.* agreements.desk.field.*
  const named = (group: string, name: string) => (t.has(`${group}.${name}`) ? t(`${group}.${name}`) : name);
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/agreements' }, { text: agreement.title }]}
      />
      <PageHead
        title={agreement.title}
        note={<Badge>{t(`kinds.${agreement.kind}`)}</Badge>}
        acts={
          agreement.can.update ? (
            <LinkButton href={`/desk/agreements/${id}/edit`} hotkey="E">
              {t('record.edit')}
            </LinkButton>
          ) : null
        }
      />
      <div className="record">
        <div className="grid min-w-0 gap-5">
          <section className="part" aria-labelledby="facts">
            <SectionHead id="facts" title={t('record.facts')} />
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
          </section>
          <section className="part" aria-labelledby="lines">
            <SectionHead id="lines" title={t('record.lines')} />
            <AgreementLines lines={agreement.lines} totalWan={agreement.totalWan} />
          </section>
          <section className="part" aria-labelledby="files">
            <SectionHead id="files" title={t('record.files')} />
            {agreement.files.length === 0 ? <p className="note">{t('record.noFiles')}</p> : null}
            <PaperList files={agreement.files} basePath={env.basePath} />
          </section>
        </div>
        <section className="part" aria-labelledby="history">
          <SectionHead id="history" title={t('record.history')} />
          <RecordTimeline
            history={history}
            label={t('record.history')}
            emptyText={t('record.noHistory')}
            verbText={(verb) => named('verb', verb)}
            fieldText={(field) => named('field', field)}
          />
        </section>
      </div>
    </div>
  );
}
