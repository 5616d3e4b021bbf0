import './indicators.css';
import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { DescriptionList } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import { SectionHead } from '@/components/ui/page-head';
import { localePath } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import type {
  FigureSource,
  StatedFigureDetail,
  StatedFigureRow,
  Texts,
} from '@/lib/indicators/queries/public-figures';
import { qualifierStandsAfter } from '@/lib/indicators/rules';

/** The text of a language, Chinese where it has none. */
export function textIn(texts: Texts, locale: string): string {
  if (locale === 'en') return texts.en ?? texts.zh;
  return locale === 'zh-Hant' ? (texts.hant ?? texts.zh) : texts.zh;
}

/** Language of the text that `textIn` gives: a Chinese label on an English page says so. */
export function langOf(texts: Texts, locale: string): string | undefined {
  const own = locale === 'en' ? texts.en : locale === 'zh-Hant' ? texts.hant : texts.zh;
  return own === null ? 'zh-CN' : undefined;
}

/** The words around a number: 约 before it, 余 behind it; in English all before. */
export async function qualifierOf(
  figure: StatedFigureRow,
  locale: string,
): Promise<{ before: string; after: string }> {
  if (figure.qualifier === 'exact') return { before: '', after: '' };
  const t = await getTranslations({ locale, namespace: 'indicators.qualifier' });
  // messages: indicators.qualifier.*
  const word = t(figure.qualifier);
  return locale !== 'en' && qualifierStandsAfter(figure.qualifier)
    ? { before: '', after: word }
    : { before: word, after: '' };
}

/** `90 多亿元` in one line. */
export async function figureText(figure: StatedFigureRow, locale: string): Promise<string> {
  const { before, after } = await qualifierOf(figure, locale);
  return `${before}${before ? ' ' : ''}${figure.value} ${after}${figure.unit}`;
}

/** A stated figure opened: number, words of the source, how a derived one is made, what disagrees. */
export async function StatedFigureOpen({ figure, locale }: { figure: StatedFigureDetail; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'indicators' });
  const { before, after } = await qualifierOf(figure, locale);
  return (
    <>
      <div className="figure-open">
        <p className="figure-number">
          {before ? <em>{before}</em> : null}
          {figure.value}
          <i lang="zh-CN">{`${after}${figure.unit}`}</i>
        </p>
        <div className="figure-formula">
          {figure.formula ? (
            <>
              <span lang="zh-CN">= {figure.formula.text}</span>
              {figure.formula.recomputed ? (
                <span className="aside">
                  {t('recomputed', { value: `${figure.formula.recomputed} ${figure.unit}` })}
                </span>
              ) : null}
            </>
          ) : (
            <span lang={langOf(figure.asOf, locale)}>{textIn(figure.asOf, locale)}</span>
          )}
        </div>
      </div>
      <Facts figure={figure} locale={locale} />
      {figure.discrepancies.map((note) => (
        <div key={note.code} className="mt-5" lang="zh-CN">
          <Notice tone="warn" title={note.title}>
            {note.text}
          </Notice>
        </div>
      ))}
      <section className="section" aria-labelledby="quote">
        <SectionHead
          id="quote"
          title={t('quote')}
          note={locale === 'zh-CN' ? undefined : t('untranslated')}
        />
        <blockquote className="figure-quote" lang="zh-CN">
          {figure.quote}
        </blockquote>
        <SourceFacts source={figure.source} locale={locale} />
      </section>
      {figure.formula && figure.formula.operands.length > 0 ? (
        <FigureLinks title={t('operands')} id="operands" figures={figure.formula.operands} locale={locale} />
      ) : null}
      {figure.derived.length > 0 ? (
        <FigureLinks title={t('alsoDerived')} id="derived" figures={figure.derived} locale={locale} />
      ) : null}
    </>
  );
}

async function Facts({ figure, locale }: { figure: StatedFigureDetail; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'indicators' });
  const facts = [
    [t('nature'), figure.isDerived ? t('natureDerived') : t('natureStated')],
    [t('asOf'), textIn(figure.asOf, locale)],
    [t('period'), figure.periodText],
    [t('note'), figure.note],
  ] as const;
  return (
    <dl className="figure-facts">
      {facts.map(([term, value]) =>
        value ? (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

/** The document that a figure is quoted from, with what is damaged in the stored copy. */
export async function SourceFacts({ source, locale }: { source: FigureSource; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'indicators' });
  const facts = [
    { term: t('source'), value: source.title },
    { term: t('publisher'), value: source.publisher },
    { term: t('published'), value: source.originalText },
    { term: t('repost'), value: source.repostOn },
    { term: t('docNo'), value: source.docNo },
    { term: t('indexNo'), value: source.indexNo },
    { term: t('sourceNote'), value: source.note },
  ];
  return <DescriptionList facts={facts.filter((fact) => fact.value)} />;
}

async function FigureLinks({
  title,
  id,
  figures,
  locale,
}: {
  title: string;
  id: string;
  figures: readonly StatedFigureRow[];
  locale: Locale;
}) {
  const texts = await Promise.all(figures.map((figure) => figureText(figure, locale)));
  return (
    <section className="section" aria-labelledby={id}>
      <SectionHead id={id} title={title} />
      <ul className="grid gap-2">
        {figures.map((figure, index) => (
          <li key={figure.code} lang={langOf(figure.label, locale)}>
            <Link className="more-link" href={localePath(locale, `/figures/${figure.code}`)}>
              {textIn(figure.label, locale)}
            </Link>
            {`　${texts[index] ?? ''}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
