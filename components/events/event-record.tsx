import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { PaperList } from '@/components/files/paper-list';
import { UploadField } from '@/components/files/upload-field';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { RecordPart } from '@/components/layout/record-page';
import { ForeignLink } from '@/components/layout/foreign-link';
import { Badge } from '@/components/ui/badge';
import { DescriptionList } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import { attachEventPapersAction } from '@/lib/events/actions';
import type { EventDetail } from '@/lib/events/queries/get-event';
import { phaseTones } from './event-table';

/** What to know first: not yet published, cancelled and why, or over without a word of what came of it. */
export async function EventNotices({ event }: { event: EventDetail }) {
  const t = await getTranslations('events.desk.record');
  if (event.phase === 'draft') return <Notice tone="info">{t('draft')}</Notice>;
  if (event.phase === 'cancelled')
    return <Notice tone="late">{t('cancelled', { reason: event.cancelReason ?? '' })}</Notice>;
  return event.phase === 'over' && event.can.close ? <Notice tone="warn">{t('over')}</Notice> : null;
}

/** The facts of an event, its order of the day and what came of it. */
export async function EventFacts({ event }: { event: EventDetail }) {
  // messages: events.kind.* events.desk.phase.* events.desk.track.* events.desk.signUp.* events.desk.field.*
  const t = await getTranslations('events');
  const field = (name: string) => t(`desk.field.${name}`);
  const track = event.track && t(`desk.track.${event.track}`);
  return (
    <>
      <RecordPart id="facts" title={t('desk.record.facts')}>
        <DescriptionList
          wide
          facts={[
            {
              term: field('state'),
              value: <Badge tone={phaseTones[event.phase]}>{t(`desk.phase.${event.phase}`)}</Badge>,
            },
            { term: field('kind'), value: t(`kind.${event.kind}`) },
            {
              term: field('time'),
              value: t.rich('desk.record.time', {
                time: (text) => <span className="figures whitespace-nowrap">{text}</span>,
                starts: event.starts,
                ends: event.ends,
              }),
            },
            { term: field('place'), value: [event.place, event.placeText].filter(Boolean).join(' ') },
            {
              term: field('onlineUrl'),
              value: event.onlineUrl && (
                <ForeignLink className="quiet-link break-all" href={event.onlineUrl} locale="zh-CN">
                  {event.onlineUrl}
                </ForeignLink>
              ),
            },
            { term: field('ownerUnitId'), value: event.owner },
            { term: field('coUnitIds'), value: event.coUnits.map(({ name }) => name).join('、') },
            {
              term: field('chamberIds'),
              value:
                event.chambers.length > 0
                  ? event.chambers.map(({ id, name }, index) => (
                      <span key={id}>
                        {index > 0 ? '、' : ''}
                        <Link className="quiet-link" href={`/desk/chambers/${id}`}>
                          {name}
                        </Link>
                      </span>
                    ))
                  : null,
            },
            {
              term: field('trackOf'),
              value:
                track && event.circle ? t('desk.record.circleOf', { track, circle: event.circle }) : track,
            },
            {
              term: field('seriesOf'),
              value:
                event.series && event.edition
                  ? t('desk.record.edition', { series: event.series, edition: event.edition })
                  : event.series,
            },
            { term: field('signUp'), value: t(`desk.signUp.${event.signUp}`) },
            { term: field('signUpEnds'), value: event.signUpEnds },
            {
              term: field('capacity'),
              value:
                event.capacity === null
                  ? t('desk.record.unlimited')
                  : t('desk.record.people', { count: event.capacity }),
            },
            { term: field('audience'), value: event.audience },
            { term: field('published'), value: event.publishedAt },
          ]}
        />
      </RecordPart>
      {event.agenda ? (
        <RecordPart id="agenda" title={t('desk.record.agenda')}>
          <p className="whitespace-pre-wrap">{event.agenda}</p>
        </RecordPart>
      ) : null}
    </>
  );
}

/** What came of it, in the words of those who held it. */
export async function EventOutcome({ event }: { event: EventDetail }) {
  const t = await getTranslations('events.desk');
  return (
    <RecordPart id="outcome" title={t('record.outcome')}>
      {event.summary === null ? (
        <p className="note">{t('record.noOutcome')}</p>
      ) : (
        <>
          <DescriptionList
            facts={[
              { term: t('field.headcount'), value: t('record.people', { count: event.headcount ?? 0 }) },
            ]}
          />
          <p className="mt-2 whitespace-pre-wrap">{event.summary}</p>
        </>
      )}
    </RecordPart>
  );
}

/** Papers of an event, with the field that adds some. */
export async function EventPapers({ event, basePath }: { event: EventDetail; basePath: string }) {
  const t = await getTranslations('events.desk');
  return (
    <RecordPart id="files" title={t('record.files')}>
      {event.files.length === 0 ? (
        <p className="note">{t('record.noFiles')}</p>
      ) : (
        <PaperList files={event.files} basePath={basePath} />
      )}
      {event.can.attach ? (
        <details className="fold">
          <summary className="quiet-link">{t('record.addFiles')}</summary>
          <Form
            action={attachEventPapersAction}
            label={t('record.addFiles')}
            labels={{ files: t('field.files') }}
          >
            <input type="hidden" name="id" value={event.id} />
            <UploadField
              name="files"
              label={t('field.files')}
              hint={t('hint.files')}
              required
              uploadUrl={`${basePath}/api/files/upload?purpose=evidence`}
            />
            <div>
              <SubmitButton look="line">{t('form.save')}</SubmitButton>
            </div>
          </Form>
        </details>
      ) : null}
    </RecordPart>
  );
}
