import { useTranslations } from 'next-intl';
import { ActButton } from '@/components/forms/act-button';
import type { FormActionFn } from '@/components/forms/form-state';
import { PlainTable } from '@/components/tables/plain-table';
import { Badge } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/button';
import { DescriptionList } from '@/components/ui/description-list';
import { JobProgress, type JobAnswer } from '@/components/ui/job-progress';
import { useJobTexts } from '@/components/ui/job-texts';
import { Notice } from '@/components/ui/notice';
import { Breadcrumbs, PageHead, SectionHead } from '@/components/ui/page-head';
import { Tabs } from '@/components/ui/tabs';
import type { BulkDetail } from '@/lib/bulks/queries';
import { bulkOutcomes } from '@/lib/bulks/rules';
import type { BulkRowPage } from '@/lib/bulks/search-params';
import { formatInstant } from '@/lib/shared/dates';
import { withQuery } from '@/lib/shared/search-query';
import { bulkTones } from './bulk-table';

type Props = {
  one: BulkDetail;
  page: BulkRowPage;
  progress: JobAnswer | null;
  basePath: string;
  actions: { cancelBulkAction: FormActionFn; undoBulkAction: FormActionFn };
};

const instant = (iso: string | null): string | null => (iso ? formatInstant(new Date(iso)) : null);

/** One bulk act: how it stands on top, what became of whom below. */
export function BulkRecord({ one, page, progress, basePath, actions }: Props) {
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
      {progress ? <Running one={one} progress={progress} basePath={basePath} /> : null}
      {one.state === 'failed' ? (
        <Notice tone="late" title={t('failedTitle')}>
          {t(`error.${one.errorCode ?? 'rights_revoked'}`)}
        </Notice>
      ) : null}
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

function valueOf({ params, officer }: BulkDetail): string {
  if (params.kind === 'tag' || params.kind === 'untag') return params.tag;
  if (params.kind === 'mark_key') return String(params.contactEveryDays);
  return officer ?? '';
}

function Results({ one, page }: { one: BulkDetail; page: BulkRowPage }) {
  const t = useTranslations('bulks.desk');
  const path = `/desk/bulks/${one.id}`;
  const all = Object.values(one.counts).reduce((sum, count) => sum + count, 0);
  // messages: bulks.desk.outcome.* bulks.desk.outcomeNote.*
  return (
    <section className="part" aria-labelledby="results">
      <SectionHead id="results" title={t('results')} />
      <Tabs
        label={t('results')}
        tabs={[
          { text: t('allOutcomes'), href: path, current: !page.outcome, count: all.toLocaleString('zh-CN') },
          ...bulkOutcomes
            .filter((outcome) => one.counts[outcome])
            .map((outcome) => ({
              text: t(`outcome.${outcome}`),
              href: `${path}?outcome=${outcome}`,
              current: page.outcome === outcome,
              count: (one.counts[outcome] ?? 0).toLocaleString('zh-CN'),
            })),
        ]}
      />
      {page.outcome ? <p className="hint">{t(`outcomeNote.${page.outcome}`)}</p> : null}
      <PlainTable
        caption={t('results')}
        hideCaption
        columns={[
          { key: 'name', label: t('column.name'), kind: 'link' },
          { key: 'outcome', label: t('column.outcome') },
        ]}
        rows={one.people.map((person) => ({
          id: String(person.rowNo),
          cells: [
            person.name === null
              ? t('hiddenPerson')
              : { text: person.name, href: `/desk/merchants/${person.merchantId}` },
            t(`outcome.${person.outcome}`),
          ],
        }))}
      />
      <p className="mt-3 flex gap-3">
        {page.from ? (
          <LinkButton href={withQuery(path, { outcome: page.outcome }, {})}>{t('first')}</LinkButton>
        ) : null}
        {one.nextFrom === null ? null : (
          <LinkButton href={withQuery(path, { outcome: page.outcome }, { from: String(one.nextFrom) })}>
            {t('next')}
          </LinkButton>
        )}
      </p>
    </section>
  );
}

function Running({ one, progress, basePath }: Pick<Props, 'one' | 'basePath'> & { progress: JobAnswer }) {
  const own = useTranslations('bulks.desk');
  const texts = useJobTexts({ running: own('running'), undoing: own('undoing') });
  return (
    <>
      <JobProgress
        key={one.state}
        first={progress}
        url={`${basePath}/api/bulks/${one.id}/progress`}
        texts={texts}
      />
      <p className="hint">{own('leave')}</p>
    </>
  );
}
