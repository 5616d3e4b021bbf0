import { getTranslations } from 'next-intl/server';
import { SectionHead } from '@/components/ui/page-head';
import type { Locale } from '@/lib/i18n/routing';
import type { OwnTie } from '@/lib/ties/queries/own-ties';

/** Ties that are kept about the person who reads this (PIPL 45). */
export async function OwnTies({ locale, ties }: { locale: Locale; ties: readonly OwnTie[] }) {
  // messages: ties.my.word.*
  const t = await getTranslations({ locale, namespace: 'ties.my' });
  return (
    <section aria-labelledby="own-ties">
      <SectionHead id="own-ties" title={t('title')} />
      <p className="note">{ties.length === 0 ? t('none') : t('note')}</p>
      <ul className="grid gap-3">
        {ties.map((tie) => (
          <li key={tie.id}>
            {t('line', { word: t(`word.${tie.word}`), other: tie.other })}{' '}
            <span className="note">
              {[tie.since, t('detail', { unit: tie.unit ?? '', source: tie.source })]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
