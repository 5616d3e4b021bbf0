import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Pager } from '@/components/ui/pager';
import { Tabs } from '@/components/ui/tabs';
import type { RemovedPerson } from '@/lib/imports/queries/list-removed';
import { outcomes } from '@/lib/imports/rules';
import { ActButton } from '@/components/forms/act-button';
import { hrefOf, type BatchViewProps } from './batch-props';
import { ChoiceForm } from './choice-form';
import { Equation } from './equation';
import { ReviewTable } from './review-table';

const number = (value: number): string => value.toLocaleString('zh-CN');

/** Third step: what would happen to every row, before anything does. */
export function ReviewStep(props: BatchViewProps & { path: string }) {
  const { batch, actions, basePath } = props;
  const t = useTranslations('imports.desk.review');
  const { counts, decided } = batch;
  const create = counts.new + decided.create;
  const update = counts.changed - decided.otherwise + decided.update;
  return (
    <>
      <Equation counts={counts} />
      {batch.returned ? (
        <Notice tone={counts.conflict > 0 ? 'warn' : 'info'}>
          {t('returnedNote')}
          {counts.conflict > 0 ? t('outcomeNote.conflict') : null}
          {counts.removed > 0 ? t('removedPart', { count: number(counts.removed) }) : null}
        </Notice>
      ) : null}
      <div className="import-acts">
        {create + update > 0 ? (
          <ActButton
            action={actions.applyBatchAction}
            id={batch.id}
            look="primary"
            title={t('writeTitle')}
            explain={t('writeText', {
              create: number(create),
              update: number(update),
              leave: number(decided.leave),
            })}
            confirmText={t('writeDo')}
          >
            {t('write')}
          </ActButton>
        ) : (
          <span>{t('nothing')}</span>
        )}
        <ReviewLinks
          id={batch.id}
          basePath={basePath}
          needed={counts.error + counts.duplicate + counts.warned > 0}
        />
        {batch.returned ? null : <LinkButton href={`${props.path}?step=map`}>{t('remap')}</LinkButton>}
        <ActButton
          action={actions.cancelBatchAction}
          id={batch.id}
          look="danger"
          title={t('discardTitle')}
          explain={t('discardText')}
          confirmText={t('discardDo')}
        >
          {t('discard')}
        </ActButton>
      </div>
      <RowTabs {...props} decide />
    </>
  );
}

/** The remarks as a workbook. */
export function ReviewLinks({ id, basePath, needed }: { id: string; basePath: string; needed: boolean }) {
  const t = useTranslations('imports.desk.review');
  return needed ? (
    <a className="btn" href={`${basePath}/api/imports/${id}/errors`} download>
      {t('download')}
    </a>
  ) : null;
}

/** Rows by outcome, fifty at a time. */
export function RowTabs(props: BatchViewProps & { path: string; decide: boolean }) {
  const { batch, rows, page, actions, path } = props;
  const t = useTranslations('imports.desk.review');
  const ui = useTranslations('ui.pager');
  const { counts } = batch;
  if (!rows) return null;
  const name = (tab: string): string => (tab === 'warned' ? t('warned') : t(`outcome.${tab}`));
  const tabs = [
    ...outcomes.filter((outcome) => counts[outcome] > 0),
    ...(counts.warned > 0 ? ['warned' as const] : []),
    ...(counts.removed > 0 ? ['removed' as const] : []),
  ];
  // messages: imports.desk.review.outcomeNote.*
  return (
    <section className="part">
      <Tabs
        label={t('tabs')}
        tabs={[
          { text: t('all'), href: path, current: page.tab === undefined, count: number(counts.rows) },
          ...tabs.map((tab) => ({
            text: name(tab),
            href: `${path}?tab=${tab}`,
            current: page.tab === tab,
            count: number(counts[tab]),
          })),
        ]}
      />
      {page.tab ? <p className="hint">{t(`outcomeNote.${page.tab}`)}</p> : null}
      {page.tab === 'duplicate' && props.decide ? <AllDuplicates {...props} /> : null}
      {page.tab === 'conflict' && props.decide ? <AllConflicts {...props} /> : null}
      {props.removed ? (
        <RemovedList people={props.removed} />
      ) : rows.rows.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <ReviewTable
          rows={rows.rows}
          caption={t('caption', { outcome: page.tab ? name(page.tab) : t('all') })}
          batchId={batch.id}
          openHref={(rowNo) => hrefOf(path, page, { open: rowNo })}
          decide={props.decide ? actions.decideRowsAction : null}
          decideConflicts={props.decide ? actions.decideConflictsAction : null}
          names={props.names}
        />
      )}
      <Pager
        label={ui('label')}
        previousText={ui('previous')}
        nextText={ui('next')}
        previousHref={
          rows.previous === null ? null : hrefOf(path, page, { before: rows.previous, after: undefined })
        }
        nextHref={rows.next === null ? null : hrefOf(path, page, { after: rows.next, before: undefined })}
      />
    </section>
  );
}

function AllDuplicates({ batch, actions }: BatchViewProps) {
  const t = useTranslations('imports.desk.choice');
  return (
    <ChoiceForm
      action={actions.decideRowsAction}
      id={batch.id}
      rowNo={null}
      label={t('allLabel', { count: number(batch.counts.duplicate) })}
      value="leave"
      save={t('allSave')}
      options={[
        { value: 'leave', text: t('leave') },
        { value: 'create', text: t('create') },
        { value: 'update', text: t('update') },
      ]}
    />
  );
}

function AllConflicts({ batch, actions }: BatchViewProps) {
  const t = useTranslations('imports.desk.conflict');
  return (
    <ChoiceForm
      action={actions.decideConflictsAction}
      id={batch.id}
      rowNo={null}
      label={t('allLabel', { count: number(batch.counts.conflict) })}
      value="leave"
      save={t('allSave')}
      options={[
        { value: 'leave', text: t('leave') },
        { value: 'theirs', text: t('theirs') },
        { value: 'mine', text: t('mineAll') },
      ]}
    />
  );
}

/** People whose rows are missing from a returned sheet; nothing happens to them. */
function RemovedList({ people }: { people: readonly RemovedPerson[] }) {
  return (
    <ul className="removed-list">
      {people.map(({ id, fileNo, name }) => (
        <li key={id}>
          <Link href={`/desk/merchants/${id}`}>
            {name} <span className="tone-muted">{fileNo}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
