import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { ExampleMark } from '@/components/ui/badge';
import { DescriptionList } from '@/components/ui/description-list';
import { localePath } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import type { PublicClause } from '@/lib/policies/queries/public-policies';

/** One clause with whom it is for, its conditions, and under which review it stands. `withDocument` names where it is from. */
export async function ClauseView({
  clause,
  locale,
  withDocument,
}: {
  clause: PublicClause;
  locale: Locale;
  withDocument?: boolean;
}) {
  const t = await getTranslations({ locale, namespace: 'policies.public' });
  const ui = await getTranslations({ locale, namespace: 'ui' });
  const href = localePath(locale, `/policies/${clause.documentSlug}#clause-${clause.number}`);
  const review =
    clause.review === 'excepted'
      ? t('excepted', { number: clause.reviewNo ?? '', date: clause.exceptionEndsOn ?? '' })
      : t('passed', { number: clause.reviewNo ?? '', date: clause.reviewedOn });
  return (
    <article
      id={withDocument ? undefined : `clause-${clause.number}`}
      className="scroll-mt-24 border-t border-mist py-6"
    >
      <h3 className="font-serif text-lg font-semibold" lang="zh-CN">
        <Link href={href} className="text-ink no-underline hover:text-vermilion-ink" prefetch={false}>
          <span className="me-2 text-ink-3">{t('clauseNumber', { number: clause.number })}</span>
          {clause.title}
        </Link>{' '}
        {clause.isSample ? <ExampleMark text={ui('example')} /> : null}
      </h3>
      <p className="text-sm text-ink-3">
        {clause.className}
        {withDocument ? <span lang="zh-CN"> · {clause.documentTitle}</span> : null}
      </p>
      <p className="measure mt-3 whitespace-pre-line" lang="zh-CN">
        {clause.body}
      </p>
      <div className="mt-3 text-sm" lang="zh-CN">
        <DescriptionList
          emptyText=""
          facts={[
            { term: t('who'), value: clause.who },
            { term: t('support'), value: clause.support },
            { term: t('conditions'), value: clause.conditions },
            { term: t('materials'), value: clause.materials },
            { term: t('department'), value: clause.department },
            { term: t('review'), value: review },
          ].filter((fact) => fact.value !== null)}
        />
      </div>
    </article>
  );
}
