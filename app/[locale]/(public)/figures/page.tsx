import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { DefinitionVersions } from '@/components/definitions/definition-view';
import { figureText, SourceFacts, textIn } from '@/components/indicators/stated-figure';
import { publicMetadata } from '@/components/programme/public-metadata';
import { PlainTable } from '@/components/tables/plain-table';
import { ExampleMark } from '@/components/ui/badge';
import { Breadcrumbs, PageHead, SectionHead } from '@/components/ui/page-head';
import { listPublicDefinitions } from '@/lib/definitions/queries';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { listPublicFigures, type StatedFigureRow } from '@/lib/indicators/queries/public-figures';
import { formatPeriod } from '@/lib/shared/dates';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: 'indicators' });
  return publicMetadata({ locale, path: '/figures', title: t('title'), description: t('intro') });
}

/** 数据口径与修订: every public figure, the definitions with their versions, what disagrees, and the sources. */
export default async function MethodologyPage({ params }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const [all, definitions] = await Promise.all([listPublicFigures(), listPublicDefinitions()]);
  const t = await getTranslations({ locale, namespace: 'indicators' });
  const ui = await getTranslations({ locale, namespace: 'ui' });
  const rowsOf = (figures: readonly StatedFigureRow[]) =>
    Promise.all(
      figures.map(async (figure) => ({
        id: figure.code,
        cells: [
          { text: textIn(figure.label, locale), href: localePath(locale, `/figures/${figure.code}`) },
          await figureText(figure, locale),
          textIn(figure.asOf, locale),
        ],
      })),
    );
  const columns = [
    { key: 'label', label: t('column.label'), kind: 'link' as const },
    { key: 'figure', label: t('column.figure'), align: 'end' as const },
    { key: 'asOf', label: t('column.asOf'), kind: 'muted' as const, wideOnly: true },
  ];
  const stated = await rowsOf(all.stated.filter((figure) => !figure.isDerived));
  const derived = await rowsOf(all.stated.filter((figure) => figure.isDerived));
  return (
    <div className="wrap pt-4">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('home'), href: localePath(locale, '/') }, { text: t('title') }]}
      />
      <PageHead title={t('title')} />
      <p className="prose">{t('intro')}</p>
      {all.counted.length > 0 ? (
        <section className="section" aria-labelledby="counted">
          <SectionHead id="counted" title={t('counted')} />
          <PlainTable
            caption={t('counted')}
            hideCaption
            columns={[
              { key: 'label', label: t('column.label'), kind: 'link' },
              { key: 'period', label: t('period'), kind: 'muted' },
            ]}
            rows={all.counted.map((figure) => ({
              id: figure.code,
              cells: [
                {
                  text: textIn(figure.label, locale),
                  href: localePath(locale, `/figures/${figure.code}`),
                  ...(figure.isSample ? { sub: t('sample') } : {}),
                },
                formatPeriod(figure.fromMonth, figure.toMonth),
              ],
            }))}
          />
        </section>
      ) : null}
      <section className="section" aria-labelledby="stated">
        <SectionHead id="stated" title={t('stated')} />
        <PlainTable caption={t('stated')} hideCaption columns={columns} rows={stated} />
      </section>
      {derived.length > 0 ? (
        <section className="section" aria-labelledby="derived">
          <SectionHead id="derived" title={t('derived')} />
          <PlainTable caption={t('derived')} hideCaption columns={columns} rows={derived} />
        </section>
      ) : null}
      <section className="section" aria-labelledby="definitions">
        <SectionHead id="definitions" title={t('definitions')} />
        {definitions.map((definition) => (
          <div key={definition.id} className="mt-4">
            <h3 className="font-bold">
              {textIn(definition.name, locale)}{' '}
              {definition.isSample ? <ExampleMark text={ui('example')} /> : null}
            </h3>
            <DefinitionVersions
              versions={definition.versions}
              caption={textIn(definition.name, locale)}
              locale={locale}
            />
          </div>
        ))}
      </section>
      <section className="section" aria-labelledby="discrepancies">
        <SectionHead id="discrepancies" title={t('discrepancies')} />
        {all.discrepancies.length === 0 ? <p>{t('none')}</p> : null}
        <dl className="prose" lang="zh-CN">
          {all.discrepancies.map((note) => (
            <div key={note.code}>
              <dt className="font-bold">{note.title}</dt>
              <dd>{note.text}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="section" aria-labelledby="sources">
        <SectionHead id="sources" title={t('sources')} />
        {all.sources.map((source) => (
          <div key={source.code} className="mt-4" lang="zh-CN">
            <SourceFacts source={source} locale={locale} />
          </div>
        ))}
      </section>
    </div>
  );
}
