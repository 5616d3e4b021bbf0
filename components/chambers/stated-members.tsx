import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/routing';

type Stated = {
  statedMembers: string | null;
  statedQualifier: string | null;
  statedAsOf: string | null;
  statedQuote: string | null;
  statedSource: string | null;
};

/** What a source says of the number of members, with its qualifier and day; opens to the quotation. */
export async function StatedMembers({ chamber, locale }: { chamber: Stated; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'chambers' });
  if (!chamber.statedMembers) return <span className="note">{t('notStated')}</span>;
  // messages: chambers.qualified.*
  const figure = t(`qualified.${chamber.statedQualifier ?? 'exact'}`, { count: chamber.statedMembers });
  return (
    <details>
      <summary className="cursor-pointer underline decoration-gold underline-offset-4">
        {chamber.statedAsOf ? t('statedAsOf', { figure, date: chamber.statedAsOf }) : figure}
      </summary>
      {chamber.statedQuote ? (
        <blockquote className="border-s-2 border-gold ps-4" lang="zh-CN">
          {chamber.statedQuote}
        </blockquote>
      ) : null}
      <p className="note" lang="zh-CN">
        {t('statedSource', { source: chamber.statedSource ?? t('sourceUnknown') })}
      </p>
    </details>
  );
}
