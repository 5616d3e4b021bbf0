import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { CountedFigureOpen } from '@/components/indicators/counted-figure';
import { langOf, StatedFigureOpen, textIn } from '@/components/indicators/stated-figure';
import { publicMetadata } from '@/components/programme/public-metadata';
import { ExampleMark } from '@/components/ui/badge';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { getPublicFigure } from '@/lib/indicators/queries/public-figures';
import { getPublicProgramme } from '@/lib/programme/queries';
import { inLocale } from '@/lib/programme/schema';
import { guarded } from '@/lib/server/guarded';
import { formatPeriod } from '@/lib/shared/dates';

type Props = { params: Promise<{ locale: string; code: string }> };

export function generateStaticParams() {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale: given, code } = await params;
  const locale = toLocale(given);
  const figure = await guarded(() => getPublicFigure(code));
  const t = await getTranslations({ locale, namespace: 'indicators' });
  const title = textIn(figure.label, locale);
  return publicMetadata({ locale, path: `/figures/${code}`, title, description: `${title}。${t('intro')}` });
}

/** One public figure opened: stated ones to the words of the source, counted ones to their lines. */
export default async function PublicFigurePage({ params }: Props) {
  const { locale: given, code } = await params;
  const locale = toLocale(given);
  setRequestLocale(locale);
  const figure = await guarded(() => getPublicFigure(code));
  const t = await getTranslations({ locale, namespace: 'indicators' });
  const ui = await getTranslations({ locale, namespace: 'ui' });
  const { profile } = await getPublicProgramme();
  const isCounted = figure.kind === 'counted';
  const label = textIn(figure.label, locale);
  return (
    <div className="wrap pt-4">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: t('home'), href: localePath(locale, '/') },
          { text: t('data'), href: localePath(locale, '/figures') },
          { text: label },
        ]}
      />
      <PageHead
        title={<span lang={langOf(figure.label, locale)}>{label}</span>}
        note={
          isCounted ? (
            <>
              {figure.unitName ?? inLocale(profile.region, locale)} ·{' '}
              {formatPeriod(figure.figure.from, figure.figure.to)}{' '}
              {figure.isSample ? <ExampleMark text={t('sample')} /> : null}
            </>
          ) : figure.isEstimate ? (
            t('estimate')
          ) : undefined
        }
      />
      {isCounted ? (
        <CountedFigureOpen opened={figure} locale={locale} />
      ) : (
        <StatedFigureOpen figure={figure} locale={locale} />
      )}
    </div>
  );
}
