import { getTranslations } from 'next-intl/server';
import { RecordPart } from '@/components/layout/record-page';
import { Badge } from '@/components/ui/badge';
import { DescriptionList } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import type { ArticleDetail } from '@/lib/articles/queries/list-articles';
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
      <RecordPart id="facts" title={t('record.facts')}>
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
      </RecordPart>
    </>
  );
}
