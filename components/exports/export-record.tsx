import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { ActButton } from '@/components/forms/act-button';
import type { FormActionFn } from '@/components/forms/form-state';
import { Badge } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/button';
import { DescriptionList } from '@/components/ui/description-list';
import type { JobAnswer } from '@/components/ui/job-progress';
import { JobRunning } from '@/components/ui/job-running';
import { Notice } from '@/components/ui/notice';
import { Breadcrumbs, PageHead, SectionHead } from '@/components/ui/page-head';
import type { ExportDetail } from '@/lib/exports/queries/get-export';
import { formatInstant } from '@/lib/shared/dates';
import { withQuery } from '@/lib/shared/search-query';
import { DecisionForm } from './decision-form';
import { exportTones } from './export-table';

type Props = {
  one: ExportDetail;
  progress: JobAnswer | null;
  basePath: string;
  actions: { cancelExportAction: FormActionFn; decideExportAction: FormActionFn };
};

const number = (value: number): string => value.toLocaleString('zh-CN');
const instant = (iso: string | null): string | null => (iso ? formatInstant(new Date(iso)) : null);

/** One export: what becomes of it on top, what was asked below. */
export function ExportRecord(props: Props) {
  const { one, actions } = props;
  const t = useTranslations('exports.desk');
  const ui = useTranslations('ui');
  // messages: exports.desk.state.*
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/exports' }, { text: one.number }]}
      />
      <PageHead
        title={one.number}
        note={<Badge tone={exportTones[one.state]}>{t(`state.${one.state}`)}</Badge>}
        acts={
          one.can.cancel ? (
            <ActButton
              action={actions.cancelExportAction}
              id={one.id}
              title={t('cancelTitle')}
              explain={t('cancelText')}
              confirmText={t('cancelDo')}
            >
              {t('cancel')}
            </ActButton>
          ) : null
        }
      />
      <Outcome {...props} />
      {one.can.decide ? (
        <section className="part" aria-labelledby="decide">
          <SectionHead id="decide" title={t('decide.title')} note={t('decide.note')} />
          <DecisionForm
            action={actions.decideExportAction}
            id={one.id}
            texts={{
              decision: t('decide.decision'),
              approve: t('decide.approve'),
              refuse: t('decide.refuse'),
              reason: t('decide.reason'),
              reasonHint: t('decide.reasonHint'),
              submit: t('decide.submit'),
            }}
          />
        </section>
      ) : null}
      <Facts one={one} />
    </div>
  );
}

function Outcome({ one, progress, basePath }: Props) {
  const t = useTranslations('exports.desk');
  if (progress)
    return (
      <JobRunning
        state={one.state}
        first={progress}
        url={`${basePath}/api/exports/merchants/${one.id}/progress`}
        phases={{ writing: t('writing') }}
        note={t('leave')}
      />
    );
  if (one.state === 'waiting')
    return (
      <Notice tone="warn" title={t('waitingTitle')}>
        {t(one.personsBefore > 0 ? 'waitingTogether' : 'waitingText', {
          persons: number(one.persons),
          above: number(one.approvalAbove),
          before: number(one.personsBefore),
        })}
      </Notice>
    );
  if (one.state === 'refused')
    return (
      <Notice tone="late" title={t('refusedTitle', { name: one.decider ?? '' })}>
        {one.decisionReason}
      </Notice>
    );
  if (one.state === 'failed')
    // messages: exports.desk.error.*
    return (
      <Notice tone="late" title={t('failedTitle')}>
        {t(`error.${one.errorCode ?? 'storage'}`)}
      </Notice>
    );
  if (one.can.take)
    return (
      <>
        <Notice tone="good" title={t('readyTitle')}>
          {t('readyText', { date: instant(one.expiresAt) ?? '' })}
        </Notice>
        <p className="mt-4 flex flex-wrap gap-3">
          <a className="btn btn-primary" href={`${basePath}/api/exports/merchants/${one.id}`} download>
            {t('download', { format: one.format.toUpperCase() })}
          </a>
          {one.roundTrip ? <LinkButton href="/desk/imports/new">{t('bringBack')}</LinkButton> : null}
        </p>
      </>
    );
  if (one.state === 'expired') return <Notice title={t('expiredTitle')}>{t('expiredText')}</Notice>;
  if (one.state === 'cancelled') return <Notice title={t('cancelledTitle')}>{t('cancelledText')}</Notice>;
  return <Notice>{t('othersText')}</Notice>;
}

function Facts({ one }: { one: ExportDetail }) {
  const t = useTranslations('exports.desk.fact');
  const form = useTranslations('exports.desk.form');
  const m = useTranslations('merchants.desk');
  const { filters, ids } = one.question;
  const conditions = { ...filters, order: filters.order === 'updated' ? undefined : filters.order };
  // messages: merchants.desk.ledgerColumn.*
  return (
    <section className="part" aria-labelledby="facts">
      <SectionHead id="facts" title={t('title')} />
      <DescriptionList
        facts={[
          { term: t('reason'), value: one.reason },
          { term: t('persons'), value: number(one.rowCount ?? one.persons) },
          {
            term: t('rows'),
            value: ids ? (
              t('chosen', { count: number(ids.length) })
            ) : (
              <Link href={withQuery('/desk/merchants', conditions, {})}>{t('filtered')}</Link>
            ),
          },
          { term: t('columns'), value: one.columns.map(({ key }) => m(`ledgerColumn.${key}`)).join('、') },
          { term: t('format'), value: one.format.toUpperCase() },
          { term: t('contacts'), value: t(one.fullContacts ? 'contactsFull' : 'contactsMasked') },
          { term: t('roundTrip'), value: one.roundTrip ? form('roundTripDo') : t('no') },
          { term: t('user'), value: [one.user, one.unit].filter(Boolean).join(' · ') },
          { term: t('at'), value: instant(one.createdAt) },
          {
            term: t('decider'),
            value: one.decider
              ? [one.decider, instant(one.decidedAt), one.decisionReason].filter(Boolean).join(' · ')
              : null,
          },
          {
            term: t('downloads'),
            value:
              one.downloads > 0
                ? t('downloadsText', { count: one.downloads, date: instant(one.downloadedAt) ?? '' })
                : null,
          },
        ]}
      />
    </section>
  );
}
