import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import Link from 'next/link';
import { SearchForm } from '@/components/forms/search-form';
import { ClauseView } from '@/components/policies/clause-view';
import { publicMetadata } from '@/components/programme/public-metadata';
import { ExampleMark } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { Breadcrumbs, PageHead, SectionHead } from '@/components/ui/page-head';
import { Pager } from '@/components/ui/pager';
import { Tabs } from '@/components/ui/tabs';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import {
  countPublicClausesByClass,
  listPublicClauses,
  listPublicPolicies,
} from '@/lib/policies/queries/public-policies';
import { PublicClausePage } from '@/lib/policies/search-params';
import { env } from '@/lib/server/env';
import { withQuery } from '@/lib/shared/search-query';

export const dynamic = 'force-dynamic';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const page = PublicClausePage.parse(await searchParams);
  const t = await getTranslations({ locale, namespace: 'policies.public' });
  const noIndex = Object.values(page).some(Boolean);
  return publicMetadata({ locale, path: '/policies', title: t('title'), description: t('note'), noIndex });
}

/** Policies (F1): the classes with what is open today, a search over the clauses, the documents. */
export default async function PoliciesPage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const page = PublicClausePage.parse(await searchParams);
  const asked = Boolean(page.q ?? page.class);
  const [classes, documents, clauses] = await Promise.all([
    countPublicClausesByClass(locale),
    listPublicPolicies(locale),
    asked ? listPublicClauses(page, locale) : null,
  ]);
  const t = await getTranslations('policies.public');
  const ui = await getTranslations('ui');
  const layout = await getTranslations('layout');
  const path = localePath(locale, '/policies');
  const samples = classes.some((one) => one.isSample);
  return (
    <div className="wrap pt-4">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: layout('nav.home'), href: localePath(locale, '/') }, { text: t('title') }]}
      />
      {locale === 'zh-CN' ? null : <Notice tone="info">{t('untranslated')}</Notice>}
      <PageHead title={t('title')} note={t('note')} />
      <SearchForm
        className="mt-4 max-w-2xl"
        action={`${env.basePath}${path}`}
        q={page.q}
        keep={{ class: page.class }}
        label={t('search')}
        hideLabel
        hint={t('searchHint')}
        button={t('searchAct')}
        look="primary"
      />
      <div className="mt-6">
        <Tabs
          label={t('classes')}
          tabs={[
            { text: t('allClasses'), href: withQuery(path, { q: page.q }, {}), current: !page.class },
            ...classes.map((one) => ({
              text: one.name,
              href: withQuery(path, { q: page.q }, { class: one.code }),
              current: page.class === one.code,
              count: String(one.count),
            })),
          ]}
        />
        {samples ? (
          <p className="mt-2 text-sm text-ink-3">
            <ExampleMark text={ui('example')} /> {t('sampleCounts')}
          </p>
        ) : null}
      </div>
      {clauses ? (
        <section className="mt-6" aria-label={t('clauses')}>
          {clauses.rows.length === 0 ? (
            <EmptyState title={t('nothing')} acts={<LinkButton href={path}>{t('showAll')}</LinkButton>}>
              {t('nothingHint')}
            </EmptyState>
          ) : null}
          <h2 className="sr-only">{t('clauses')}</h2>
          {clauses.rows.map((clause) => (
            <ClauseView key={clause.id} clause={clause} locale={locale} withDocument />
          ))}
          {clauses.previous || clauses.next ? (
            <Pager
              label={ui('pager.label')}
              previousText={ui('pager.previous')}
              nextText={ui('pager.next')}
              previousHref={
                clauses.previous
                  ? withQuery(path, page, { after: undefined, before: clauses.previous })
                  : null
              }
              nextHref={
                clauses.next ? withQuery(path, page, { before: undefined, after: clauses.next }) : null
              }
            />
          ) : null}
        </section>
      ) : (
        <section className="section" aria-labelledby="documents">
          <SectionHead id="documents" title={t('documents')} />
          {documents.length === 0 ? (
            <EmptyState title={t('noDocuments')}>{t('nothingHint')}</EmptyState>
          ) : null}
          {documents.map((document) => (
            <article key={document.id} className="border-t border-mist py-5">
              <h3 className="font-serif text-lg font-semibold" lang="zh-CN">
                <Link
                  href={`${path}/${document.slug}`}
                  className="text-ink no-underline hover:text-vermilion-ink"
                  prefetch={false}
                >
                  {document.title}
                </Link>{' '}
                {document.isSample ? <ExampleMark text={ui('example')} /> : null}
              </h3>
              <p className="text-sm text-ink-3">
                {[document.issuer, document.docNo, document.issuedOn].filter(Boolean).join(' · ')}
                {document.open > 0 ? ` · ${t('openClauses', { count: document.open })}` : ''}
              </p>
              {document.summary ? (
                <p className="measure mt-1 text-sm text-ink-2" lang="zh-CN">
                  {document.summary}
                </p>
              ) : null}
            </article>
          ))}
        </section>
      )}
    </div>
  );
}
