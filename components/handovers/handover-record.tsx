import { useTranslations } from 'next-intl';
import { ActButton } from '@/components/forms/act-button';
import type { FormActionFn } from '@/components/forms/form-state';
import { JobOutcomes } from '@/components/tables/job-outcomes';
import { PlainTable } from '@/components/tables/plain-table';
import { Badge } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/button';
import { DescriptionList } from '@/components/ui/description-list';
import type { JobAnswer } from '@/components/ui/job-progress';
import { JobRunning } from '@/components/ui/job-running';
import { Notice } from '@/components/ui/notice';
import { Breadcrumbs, PageHead, SectionHead } from '@/components/ui/page-head';
import type { HandoverDetail } from '@/lib/handovers/queries/handovers';
import { handoverOutcomes } from '@/lib/handovers/rules';
import type { HandoverKind } from '@/lib/handovers/schema';
import type { HandoverRowPage } from '@/lib/handovers/search-params';
import { formatInstant } from '@/lib/shared/dates';
import { handoverTones } from './handover-table';

type Props = {
  one: HandoverDetail;
  page: HandoverRowPage;
  progress: JobAnswer | null;
  basePath: string;
  actions: { cancelHandoverAction: FormActionFn; undoHandoverAction: FormActionFn };
};

const PATHS: Record<HandoverKind, string> = {
  people: '/desk/merchants',
  contacts: '/desk/interactions',
  appeals: '/desk/appeals',
  leads: '/desk/leads',
  projects: '/desk/projects',
  greetings: '/desk/greetings',
};

/** One hand-over: how it stands on top, who took over what, and what became of each record. */
export function HandoverRecord({ one, page, progress, basePath, actions }: Props) {
  const t = useTranslations('handovers.desk');
  const b = useTranslations('bulks.desk');
  const ui = useTranslations('ui');
  // messages: bulks.desk.state.* bulks.desk.error.*
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/handovers' }, { text: one.number }]}
      />
      <PageHead
        title={t('recordTitle', { name: one.officer.name })}
        note={
          <>
            <Badge tone={handoverTones[one.state]}>{b(`state.${one.state}`)}</Badge> {one.number}
          </>
        }
        acts={<Acts one={one} actions={actions} />}
      />
      {progress ? (
        <JobRunning
          state={one.state}
          first={progress}
          url={`${basePath}/api/handovers/${one.id}/progress`}
          phases={{ running: b('running'), undoing: b('undoing') }}
          note={b('leave')}
        />
      ) : null}
      {one.state === 'failed' ? (
        <Notice tone="late" title={b('failedTitle')}>
          {b(`error.${one.errorCode ?? 'rights_revoked'}`)}
        </Notice>
      ) : null}
      <section className="part" aria-labelledby="shares">
        <SectionHead id="shares" title={t('shares')} />
        <PlainTable
          caption={t('shares')}
          hideCaption
          columns={[
            { key: 'to', label: t('column.taker') },
            { key: 'kind', label: t('column.what') },
            { key: 'done', label: t('column.done'), kind: 'number', align: 'end' },
            { key: 'total', label: t('column.total'), kind: 'number', align: 'end' },
          ]}
          rows={one.shares.map((share) => ({
            id: `${share.to}-${share.kind}`,
            cells: [share.to, t(`what.${share.kind}`), share.done, share.total],
          }))}
        />
      </section>
      <Results one={one} page={page} />
      <section className="part" aria-labelledby="facts">
        <SectionHead id="facts" title={b('facts')} />
        <DescriptionList
          facts={[
            { term: b('reason'), value: one.reason },
            { term: b('user'), value: one.user },
            { term: b('at'), value: formatInstant(one.createdAt) },
            { term: b('endedAt'), value: one.endedAt ? formatInstant(one.endedAt) : null },
          ]}
        />
      </section>
    </div>
  );
}

function Acts({ one, actions }: Pick<Props, 'one' | 'actions'>) {
  const t = useTranslations('handovers.desk');
  const b = useTranslations('bulks.desk');
  return (
    <>
      <LinkButton href={`/desk/handovers/officers/${one.officer.id}`}>{t('stillHeld')}</LinkButton>
      {one.can.cancel ? (
        <ActButton
          action={actions.cancelHandoverAction}
          id={one.id}
          title={t('cancelTitle')}
          explain={t('cancelText')}
          confirmText={b('cancel')}
        >
          {b('cancel')}
        </ActButton>
      ) : null}
      {one.can.undo ? (
        <ActButton
          action={actions.undoHandoverAction}
          id={one.id}
          title={t('undoTitle')}
          explain={t('undoText')}
          confirmText={t('undo')}
        >
          {t('undo')}
        </ActButton>
      ) : null}
    </>
  );
}

function Results({ one, page }: { one: HandoverDetail; page: HandoverRowPage }) {
  const t = useTranslations('handovers.desk');
  const b = useTranslations('bulks.desk');
  // messages: handovers.desk.outcome.* handovers.desk.outcomeNote.*
  return (
    <JobOutcomes
      path={`/desk/handovers/${one.id}`}
      title={b('results')}
      outcomes={handoverOutcomes}
      counts={one.counts}
      page={page}
      nextFrom={one.nextFrom}
      texts={{
        all: b('allOutcomes'),
        outcome: (outcome) => t(`outcome.${outcome}`),
        note: page.outcome ? t(`outcomeNote.${page.outcome}`) : null,
        first: t('first'),
        next: t('next'),
      }}
      columns={[
        { key: 'name', label: t('column.record'), kind: 'link' },
        { key: 'kind', label: t('column.what') },
        { key: 'to', label: t('column.taker') },
        { key: 'outcome', label: b('column.outcome') },
      ]}
      rows={one.rows.map((row) => ({
        id: String(row.rowNo),
        cells: [
          row.name === null ? t('hidden') : { text: row.name, href: `${PATHS[row.kind]}/${row.recordId}` },
          t(`what.${row.kind}`),
          row.to,
          t(`outcome.${row.outcome}`),
        ],
      }))}
    />
  );
}
