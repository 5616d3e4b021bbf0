import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { SourceNote } from '@/components/parks/park-facts';
import { ClauseView } from '@/components/policies/clause-view';
import { publicAddress, publicMetadata } from '@/components/programme/public-metadata';
import { DescriptionList } from '@/components/ui/description-list';
import { JsonLd } from '@/components/ui/json-ld';
import { Notice } from '@/components/ui/notice';
import { Breadcrumbs, PageHead, SectionHead } from '@/components/ui/page-head';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { getPublicPolicy } from '@/lib/policies/queries/public-policies';

/** Never cached: an exception from the fair-competition rules ends at midnight, not when somebody acts. */
export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: string; slug: string }> };

async function read(params: Props['params']) {
  const { locale: given, slug } = await params;
  const locale = toLocale(given);
  return {
    locale,
    slug,
    document: /^[a-z0-9-]{1,60}$/.test(slug) ? await getPublicPolicy(slug, locale) : null,
  };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug, document } = await read(params);
  if (!document)
    return { title: (await getTranslations({ locale, namespace: 'errors.page' }))('notFound.title') };
  return publicMetadata({
    locale,
    path: `/policies/${slug}`,
    title: document.title,
    description: document.summary ?? document.title,
  });
}

/** One document with the clauses that are open today; each clause has its own anchor. */
export default async function PolicyPage({ params }: Props) {
  const { locale, slug, document } = await read(params);
  setRequestLocale(locale);
  if (!document) notFound();
  const t = await getTranslations('policies.public');
  const ui = await getTranslations('ui');
  const layout = await getTranslations('layout');
  // messages: policies.public.status.*
  const status = t.has(`status.${document.status}`) ? t(`status.${document.status}`) : document.status;
  return (
    <div className="wrap pt-4">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: layout('nav.home'), href: localePath(locale, '/') },
          { text: t('title'), href: localePath(locale, '/policies') },
          { text: document.title },
        ]}
      />
      {locale === 'zh-CN' ? null : <Notice tone="info">{t('untranslated')}</Notice>}
      <PageHead title={<span lang="zh-CN">{document.title}</span>} />
      {document.status === 'valid' ? null : <Notice tone="warn">{t('notInForce', { status })}</Notice>}
      <div className="mt-4">
        <DescriptionList
          wide
          emptyText=""
          facts={[
            { term: t('issuer'), value: document.issuer },
            { term: t('docNo'), value: document.docNo },
            { term: t('issuedOn'), value: document.issuedOn },
            { term: t('validTo'), value: document.validTo },
            { term: t('statusTerm'), value: status },
          ].filter((fact) => fact.value !== null)}
        />
      </div>
      {document.summary ? (
        <p className="measure mt-4" lang="zh-CN">
          {document.summary}
        </p>
      ) : null}
      <section className="section" aria-labelledby="clauses">
        <SectionHead
          id="clauses"
          title={t('clauses')}
          note={t('openClauses', { count: document.clauses.length })}
        />
        {document.clauses.length === 0 ? <p className="text-ink-2">{t('noClauses')}</p> : null}
        {document.clauses.map((clause) => (
          <ClauseView key={clause.id} clause={clause} locale={locale} />
        ))}
      </section>
      {document.source ? <SourceNote source={document.source} locale={locale} /> : null}
      <JsonLd
        data={{
          '@type': 'Legislation',
          name: document.title,
          inLanguage: 'zh-CN',
          url: publicAddress(locale, `/policies/${slug}`),
          ...(document.issuedOn ? { datePublished: document.issuedOn } : {}),
        }}
      />
    </div>
  );
}
