import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { PaperList } from '@/components/files/paper-list';
import { RecordPart } from '@/components/layout/record-page';
import { Badge } from '@/components/ui/badge';
import { DescriptionList } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import { Timeline } from '@/components/ui/timeline';
import type { AppealDetail } from '@/lib/appeals/queries/get-appeal';
import { formatInstant } from '@/lib/shared/dates';
import { appealTones } from './appeal-table';

/** What is asked, by whom, who handles it until when, what was answered and what came of it. */
export async function AppealFacts({ appeal }: { appeal: AppealDetail }) {
  // messages: appeals.kind.* appeals.state.* appeals.satisfaction.* appeals.desk.channel.* appeals.desk.dueOn.*
  const t = await getTranslations('appeals');
  const c = await getTranslations('words');
  const field = (name: string) => t(`desk.field.${name}`);
  const day = (date: string | null) => date ?? t('desk.record.unknown');
  const link = (href: string, named: { id: string; name: string } | null) =>
    named && (
      <Link className="quiet-link" href={`${href}/${named.id}`}>
        {named.name}
      </Link>
    );
  return (
    <>
      {appeal.isLate ? (
        <Notice tone="late">{t('desk.record.late', { date: appeal.dueOn ?? '' })}</Notice>
      ) : null}
      {appeal.hasNoClock ? <Notice tone="warn">{t('desk.record.noClock')}</Notice> : null}
      <RecordPart id="ask" title={t('desk.record.ask')}>
        <p className="whitespace-pre-wrap">{appeal.ask}</p>
      </RecordPart>
      <RecordPart id="facts" title={t('desk.record.facts')}>
        <DescriptionList
          wide
          emptyText={c('none')}
          facts={[
            {
              term: field('state'),
              value: (
                <>
                  <Badge tone={appealTones[appeal.state]}>{t(`state.${appeal.state}`)}</Badge>{' '}
                  {appeal.dueStep && appeal.dueOn
                    ? t(`desk.dueOn.${appeal.dueStep}`, { date: appeal.dueOn })
                    : null}
                </>
              ),
            },
            {
              term: field('kind'),
              value: [t(`kind.${appeal.kind}`), appeal.isComplex ? t('desk.record.complex') : null]
                .filter(Boolean)
                .join(' · '),
            },
            { term: field('merchantId'), value: link('/desk/merchants', appeal.person) },
            { term: field('companyId'), value: link('/desk/companies', appeal.company) },
            { term: field('projectId'), value: link('/desk/projects', appeal.project) },
            { term: field('channel'), value: t(`desk.channel.${appeal.channel}`) },
            ...(appeal.contactId
              ? [
                  {
                    term: t('desk.record.contact'),
                    value: (
                      <Link className="quiet-link" href={`/desk/interactions/${appeal.contactId}`}>
                        {t('desk.record.open')}
                      </Link>
                    ),
                  },
                ]
              : []),
            { term: field('owner'), value: appeal.owner },
            { term: field('unit'), value: appeal.unit },
            { term: field('handler'), value: appeal.handler },
            { term: field('receivedOn'), value: appeal.receivedOn },
            {
              term: field('clock'),
              // a narrow record breaks between the three days, never inside one
              value: t.rich('desk.record.clock', {
                day: (text) => <span className="whitespace-nowrap">{text}</span>,
                accept: day(appeal.acceptDueOn),
                answer: day(appeal.answerDueOn),
                close: day(appeal.closeDueOn),
              }),
            },
            { term: field('accepted'), value: appeal.acceptedOn },
            { term: field('answered'), value: appeal.answeredOn },
            { term: field('closed'), value: appeal.closedOn },
            {
              term: field('satisfaction'),
              value: appeal.satisfaction && t(`satisfaction.${appeal.satisfaction}`),
            },
          ]}
        />
      </RecordPart>
      {appeal.answer ? (
        <RecordPart id="answer" title={t('desk.record.answer')}>
          <p className="whitespace-pre-wrap">{appeal.answer}</p>
        </RecordPart>
      ) : null}
      {appeal.result ? (
        <RecordPart id="result" title={t('desk.record.result')}>
          <p className="whitespace-pre-wrap">{appeal.result}</p>
        </RecordPart>
      ) : null}
    </>
  );
}

/** Papers of an appeal. */
export async function AppealPapers({ appeal, basePath }: { appeal: AppealDetail; basePath: string }) {
  const t = await getTranslations('appeals.desk.record');
  return (
    <RecordPart id="files" title={t('files')}>
      {appeal.files.length === 0 ? <p className="note">{t('noFiles')}</p> : null}
      <PaperList files={appeal.files} basePath={basePath} />
    </RecordPart>
  );
}

/** Steps, newest first: who, of which unit, when and why; what the asker reads is marked. */
export async function AppealSteps({ appeal }: { appeal: AppealDetail }) {
  // messages: appeals.desk.step.*
  const t = await getTranslations('appeals.desk');
  return (
    <RecordPart id="steps" title={t('record.steps')}>
      <Timeline
        label={t('record.steps')}
        items={appeal.steps.map((step, index) => ({
          id: step.id,
          date: step.at.toISOString(),
          dateText: formatInstant(step.at),
          title: t(`step.${step.kind}`),
          by: [step.by, step.unit].filter(Boolean).join(' · '),
          now: index === 0 && appeal.state !== 'closed',
          body: (
            <>
              {step.note ? <p className="whitespace-pre-line">{step.note}</p> : null}
              <p className="note">{t(step.isPublic ? 'record.public' : 'record.internal')}</p>
            </>
          ),
        }))}
      />
    </RecordPart>
  );
}
