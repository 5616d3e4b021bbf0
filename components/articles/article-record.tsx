import { getTranslations } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import { DescriptionList } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import { Timeline } from '@/components/ui/timeline';
import type { ArticleDetail } from '@/lib/articles/queries/list-articles';
import type { HistoryRow } from '@/lib/audit/queries';
import { formatInstant } from '@/lib/shared/dates';
import { articleTones } from './article-table';

/** Where an article stands, and private numbers that keep it from being published. */
export async function ArticleFacts({ article }: { article: ArticleDetail }) {
  const t = await getTranslations('articles.desk');
  // messages: articles.desk.field.*
  const findings = Object.entries(article.findings);
  return (
    <>
      {article.state === 'withdrawn' && article.withdrawnAt ? (
        <Notice tone="late">
          {t('record.withdrawn', {
            at: formatInstant(article.withdrawnAt),
            reason: article.withdrawReason ?? '',
          })}
        </Notice>
      ) : null}
      {findings.length > 0 ? (
        <Notice tone="late" title={t('record.findings')}>
          <ul className="list-disc ps-5">
            {findings.flatMap(([field, list]) =>
              list.map((one) => (
                <li key={`${field}-${one.line}-${one.excerpt}`}>
                  {t('record.finding', {
                    field: t(`field.${field}`),
                    line: one.line,
                    kind: t(`finding.${one.kind}`),
                    excerpt: one.excerpt,
                  })}
                </li>
              )),
            )}
          </ul>
        </Notice>
      ) : null}
      <DescriptionList
        wide
        facts={[
          {
            term: t('record.state'),
            value: <Badge tone={articleTones[article.state]}>{t(`state.${article.state}`)}</Badge>,
          },
          { term: t('record.indexNo'), value: article.indexNo },
          { term: t('record.writtenBy'), value: article.writtenBy },
          { term: t('record.submittedBy'), value: article.submittedBy },
          { term: t('record.publishedBy'), value: article.publishedBy },
          {
            term: t('record.publishedAt'),
            value: article.publishedAt ? formatInstant(article.publishedAt) : null,
          },
        ]}
      />
    </>
  );
}

/** Who did what with the article, newest first. */
export async function ArticleHistory({ history }: { history: readonly HistoryRow[] }) {
  const t = await getTranslations('articles.desk');
  if (history.length === 0) return <p className="note">{t('record.noHistory')}</p>;
  return (
    <Timeline
      label={t('record.history')}
      items={history.map((row, index) => ({
        id: row.id,
        date: row.at.toISOString(),
        dateText: formatInstant(row.at),
        title: t.has(`verb.${row.verb}`) ? t(`verb.${row.verb}`) : row.verb,
        ...(row.actorName ? { by: row.actorName } : {}),
        now: index === 0,
        body: row.reason ? <p className="note">{row.reason}</p> : null,
      }))}
    />
  );
}
