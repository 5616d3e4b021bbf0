import { useTranslations } from 'next-intl';
import { ActButton } from '@/components/forms/act-button';
import type { FormActionFn } from '@/components/forms/form-state';
import { JobOutcomes } from '@/components/tables/job-outcomes';
import { Badge } from '@/components/ui/badge';
import { DescriptionList } from '@/components/ui/description-list';
import type { JobAnswer } from '@/components/ui/job-progress';
import { JobRunning } from '@/components/ui/job-running';
import { Notice } from '@/components/ui/notice';
import { Breadcrumbs, PageHead, SectionHead } from '@/components/ui/page-head';
import type { BulkDetail } from '@/lib/bulks/queries';
import { bulkOutcomes } from '@/lib/bulks/rules';
import type { BulkRowPage } from '@/lib/bulks/search-params';
import { formatInstant } from '@/lib/shared/dates';
import { BulkSheets } from './bulk-sheets';
import { bulkTones } from './bulk-table';

type Props = {
  one: BulkDetail;
  page: BulkRowPage;
  progress: JobAnswer | null;
  basePath: string;
  /** why a sheet was not given, as the route that writes it led back with */
  problem: string | null;
  actions: { cancelBulkAction: FormActionFn; undoBulkAction: FormActionFn };
};

const instant = (iso: string | null): string | null => (iso ? formatInstant(new Date(iso)) : null);

/** One bulk act: how it stands on top, what became of whom below. */
export function BulkRecord({ one, page, progress, basePath, problem, actions }: Props) {
  const t = useTranslations('bulks.desk');
  const ui = useTranslations('ui');
  // messages: bulks.desk.state.* bulks.desk.what.* bulks.desk.error.*
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/bulks' }, { text: one.number }]}
      />
      <PageHead
        title={t(`what.${one.params.kind}`, { value: valueOf(one) })}
        note={
          <>
            <Badge tone={bulkTones[one.state]}>{t(`state.${one.state}`)}</Badge> {one.number}
          </>
        }
        acts={
          <>
            {one.can.cancel ? (
              <ActButton
                action={actions.cancelBulkAction}
                id={one.id}
                title={t('cancelTitle')}
                explain={t('cancelText')}
                confirmText={t('cancel')}
              >
                {t('cancel')}
              </ActButton>
            ) : null}
            {one.can.undo ? (
              <ActButton
                action={actions.undoBulkAction}
                id={one.id}
                title={t('undoTitle')}
                explain={t('undoText')}
                confirmText={t('undo')}
              >
                {t('undo')}
              </ActButton>
            ) : null}
          </>
        }
      />
      {progress ? (
        <JobRunning
          state={one.state}
          first={progress}
          url={`${basePath}/api/bulks/${one.id}/progress`}
          phases={{ running: t('running'), undoing: t('undoing') }}
          note={t('leave')}
        />
      ) : null}
      {one.state === 'failed' ? (
        <Notice tone="late" title={t('failedTitle')}>
          {t(`error.${one.errorCode ?? 'rights_revoked'}`)}
        </Notice>
      ) : null}
      {one.can.take ? <BulkSheets one={one} basePath={basePath} problem={problem} /> : null}
      <Results one={one} page={page} />
      <section className="part" aria-labelledby="facts">
        <SectionHead id="facts" title={t('facts')} />
        <DescriptionList
          facts={[
            { term: t('reason'), value: one.reason },
            { term: t('user'), value: [one.user, one.unit].filter(Boolean).join(' · ') },
            { term: t('at'), value: instant(one.createdAt) },
            { term: t('endedAt'), value: instant(one.endedAt) },
          ]}
        />
      </section>
    </div>
  );
}

function valueOf({ params, officer, handedTo }: BulkDetail): string {
  if (params.kind === 'tag' || params.kind === 'untag') return params.tag;
  if (params.kind === 'mark_key') return String(params.contactEveryDays);
  return handedTo ?? officer ?? '';
}

function Results({ one, page }: { one: BulkDetail; page: BulkRowPage }) {
  const t = useTranslations('bulks.desk');
  // messages: bulks.desk.outcome.* bulks.desk.outcomeNote.* bulks.desk.why.*
  return (
    <JobOutcomes
      path={`/desk/bulks/${one.id}`}
      title={t('results')}
      outcomes={bulkOutcomes}
      counts={one.counts}
      page={page}
      nextFrom={one.nextFrom}
      texts={{
        all: t('allOutcomes'),
        outcome: (outcome) => t(`outcome.${outcome}`),
        note: page.outcome ? t(`outcomeNote.${page.outcome}`) : null,
        first: t('first'),
        next: t('next'),
      }}
      columns={[
        { key: 'name', label: t('column.name'), kind: 'link' },
        { key: 'outcome', label: t('column.outcome') },
        ...(one.people.some((person) => person.leftReason) ? [{ key: 'why', label: t('column.why') }] : []),
      ]}
      rows={one.people.map((person) => ({
        id: String(person.rowNo),
        cells: [
          person.name === null
            ? t('hiddenPerson')
            : { text: person.name, href: `/desk/merchants/${person.merchantId}` },
          t(`outcome.${person.outcome}`),
          person.leftReason ? t(`why.${person.leftReason}`) : '',
        ],
      }))}
    />
  );
}
