import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/button';
import { DescriptionList } from '@/components/ui/description-list';
import { StatRow } from '@/components/ui/figure';
import { Notice } from '@/components/ui/notice';
import { SectionHead } from '@/components/ui/page-head';
import { ActButton } from '@/components/forms/act-button';
import type { BatchViewProps } from './batch-props';
import { Equation } from './equation';
import { ReviewLinks, RowTabs } from './review-step';
import { ReviewTable } from './review-table';

const number = (value: number): string => value.toLocaleString('zh-CN');

/** Last step: what was written, or taken back, and what was not. */
export function ResultStep(props: BatchViewProps & { path: string }) {
  const { batch, actions, basePath, left } = props;
  const t = useTranslations('imports.desk.result');
  const { counts } = batch;
  const undone = batch.state === 'undone';
  return (
    <>
      <SectionHead title={undone ? t('undoneTitle') : t('title')} />
      <StatRow
        label={undone ? t('undoneTitle') : t('title')}
        stats={
          undone
            ? [
                { label: t('undone'), value: number(counts.undone), unit: t('people') },
                { label: t('blocked'), value: number(counts.blocked), unit: t('people') },
              ]
            : [
                { label: t('created'), value: number(counts.created), unit: t('people') },
                { label: t('updated'), value: number(counts.updated), unit: t('people') },
                { label: t('left'), value: number(batch.decided.leave), unit: t('rows') },
                { label: t('conflicts'), value: number(counts.conflicts), unit: t('rows') },
              ]
        }
      />
      <Equation counts={counts} />
      {counts.stopped ? <Notice tone="warn">{t('stopped')}</Notice> : null}
      <div className="import-acts">
        {counts.stopped && !undone ? (
          <ActButton
            action={actions.applyBatchAction}
            id={batch.id}
            look="primary"
            title={t('goOn')}
            explain={t('stopped')}
            confirmText={t('goOn')}
          >
            {t('goOn')}
          </ActButton>
        ) : null}
        {!undone && counts.created + counts.updated > 0 ? (
          <>
            <LinkButton href={`/desk/merchants?batch=${batch.id}`}>{t('see')}</LinkButton>
            <ActButton
              action={actions.undoBatchAction}
              id={batch.id}
              look="danger"
              title={t('undoTitle')}
              explain={t('undoText')}
              confirmText={t('undoDo')}
            >
              {t('undo')}
            </ActButton>
          </>
        ) : null}
        <ReviewLinks
          id={batch.id}
          basePath={basePath}
          needed={counts.error + counts.duplicate + counts.warned > 0}
        />
        <LinkButton href="/desk/imports/new">{t('again')}</LinkButton>
      </div>
      {left && left.rows.length > 0 ? (
        <section className="part">
          <p>{undone ? t('blockedNote') : t('conflictNote')}</p>
          <ReviewTable
            rows={left.rows}
            caption={undone ? t('blocked') : t('conflicts')}
            batchId={batch.id}
            openHref={(rowNo) => `${props.path}?open=${rowNo}`}
            decide={null}
            names={props.names}
          />
        </section>
      ) : null}
      <Facts {...props} />
      <RowTabs {...props} decide={false} />
    </>
  );
}

function Facts({ batch, basePath }: BatchViewProps) {
  const t = useTranslations('imports.desk');
  return (
    <section className="part">
      <DescriptionList
        wide
        facts={[
          {
            term: t('facts.file'),
            value: batch.fileId ? (
              <a href={`${basePath}/api/files/${batch.fileId}`}>{batch.fileName}</a>
            ) : (
              batch.fileName
            ),
          },
          { term: t('facts.unit'), value: batch.unitName },
          { term: t('facts.source'), value: batch.source },
          { term: t('facts.basis'), value: batch.basis ? t(`upload.kinds.${batch.basis.kind}`) : null },
          { term: t('facts.user'), value: batch.userName },
          { term: t('facts.expires'), value: batch.expiresOn },
        ]}
      />
    </section>
  );
}
