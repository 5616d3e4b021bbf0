import { getTranslations } from 'next-intl/server';
import { Figure, FigureRow } from '@/components/ui/figure';
import { groupDigits } from '@/components/tables/cells';
import { localePath } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import type { StatedFigureRow, Texts } from '@/lib/indicators/queries/public-figures';

/** Words that a source puts behind the number (90 多亿元); the others stand before it. */
const BEHIND = new Set(['over', 'more']);

const textIn = (texts: Texts, locale: Locale): string =>
  (locale === 'en' ? texts.en : locale === 'zh-Hant' ? texts.hant : null) ?? texts.zh;

/** The programme's figures on the home page: value with its qualifier, as-of date; each opens to its source. */
export async function HomeFigures({
  figures,
  locale,
  label,
}: {
  figures: readonly StatedFigureRow[];
  locale: Locale;
  label: string;
}) {
  const t = await getTranslations('home');
  if (figures.length === 0) return null;
  return (
    <section aria-label={label}>
      <FigureRow>
        {figures.map((figure) => {
          const asOf = textIn(figure.asOf, locale);
          const word = figure.qualifier === 'exact' ? null : t(`qualifier.${figure.qualifier}`);
          return (
            <Figure
              key={figure.code}
              value={groupDigits(figure.value)}
              unit={figure.unit}
              {...(word ? { qualifier: word } : {})}
              qualifierAfter={locale !== 'en' && BEHIND.has(figure.qualifier)}
              label={textIn(figure.label, locale)}
              asOf={t('asOf', {
                asOf: figure.isEstimate && !/预计|預計|estimate/.test(asOf) ? t('estimate', { asOf }) : asOf,
              })}
              href={localePath(locale, `/figures/${figure.code}`)}
            />
          );
        })}
      </FigureRow>
    </section>
  );
}
