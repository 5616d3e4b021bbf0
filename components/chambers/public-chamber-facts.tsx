import { getTranslations } from 'next-intl/server';
import { StatedMembers } from './stated-members';
import { ExampleMark } from '@/components/ui/badge';
import { DescriptionList } from '@/components/ui/description-list';
import type { PublicChamberDetail } from '@/lib/chambers/queries/public-chambers';
import type { Locale } from '@/lib/i18n/routing';

/** Status with its days, and the two numbers of members side by side, each saying how it came about (B1, B2). */
export async function PublicChamberFacts({
  chamber,
  locale,
}: {
  chamber: PublicChamberDetail;
  locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: 'chambers' });
  const ui = await getTranslations({ locale, namespace: 'ui' });
  const stated = { ...chamber, statedMembers: chamber.stated };
  // messages: chambers.status.* chambers.kind.*
  return (
    <DescriptionList
      facts={[
        { term: t('field.status'), value: t(`status.${chamber.status}`) },
        { term: t('field.kind'), value: t(`kind.${chamber.kind}`) },
        ...(chamber.city
          ? [{ term: t('field.cityName'), value: <span lang="zh-CN">{chamber.city}</span> }]
          : []),
        ...(chamber.aliases.length > 0
          ? [{ term: t('field.aliases'), value: <span lang="zh-CN">{chamber.aliases.join('、')}</span> }]
          : []),
        ...(chamber.foundedOn ? [{ term: t('field.foundedOn'), value: chamber.foundedOn.slice(0, 7) }] : []),
        ...(chamber.registeredOn ? [{ term: t('field.registeredOn'), value: chamber.registeredOn }] : []),
        ...(chamber.dissolvedOn ? [{ term: t('field.dissolvedOn'), value: chamber.dissolvedOn }] : []),
        { term: t('stated'), value: <StatedMembers chamber={stated} locale={locale} /> },
        {
          term: t('counted'),
          value:
            chamber.counted === null ? (
              <span className="note">{t('noRoster')}</span>
            ) : (
              <details>
                <summary className="cursor-pointer underline decoration-gold underline-offset-4">
                  {t('public.countedValue', { count: chamber.counted })}{' '}
                  {chamber.countedIsSample ? <ExampleMark text={ui('example')} /> : null}
                </summary>
                <p className="note">{t('public.countedRule')}</p>
              </details>
            ),
        },
        ...(chamber.contact?.phone ? [{ term: t('public.phone'), value: chamber.contact.phone }] : []),
        ...(chamber.contact?.address
          ? [{ term: t('public.address'), value: <span lang="zh-CN">{chamber.contact.address}</span> }]
          : []),
        ...(chamber.statusNote
          ? [{ term: t('field.statusNote'), value: <span lang="zh-CN">{chamber.statusNote}</span> }]
          : []),
        ...(chamber.source
          ? [
              {
                term: t('public.source'),
                value: (
                  <span lang="zh-CN">{[chamber.source, chamber.sourceOn].filter(Boolean).join('，')}</span>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
