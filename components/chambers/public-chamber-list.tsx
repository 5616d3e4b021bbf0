import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { Badge, ExampleMark } from '@/components/ui/badge';
import type { PublicChamber } from '@/lib/chambers/queries/public-chambers';
import { localePath } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { statusTone } from './status-tone';

/** The directory: name, city and status, and what is known of the number of members. */
export async function PublicChamberList({
  chambers,
  locale,
}: {
  chambers: readonly PublicChamber[];
  locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: 'chambers' });
  const ui = await getTranslations({ locale, namespace: 'ui' });
  // messages: chambers.status.* chambers.kind.* chambers.qualified.*
  return (
    <ul className="mt-4 grid gap-x-14 lg:grid-cols-2">
      {chambers.map((chamber) => (
        <li key={chamber.id} className="border-b border-line py-5">
          <h3 className="font-serif text-lg" lang={chamber.isTranslated ? undefined : 'zh-CN'}>
            <Link
              href={localePath(locale, `/chambers/${chamber.slug}`)}
              className="inline-flex min-h-11 items-center"
              prefetch={false}
            >
              {chamber.name}
            </Link>
          </h3>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-2">
            <Badge tone={statusTone(chamber.status)}>{t(`status.${chamber.status}`)}</Badge>
            {chamber.kind === 'own' ? null : <span>{t(`kind.${chamber.kind}`)}</span>}
            {chamber.city ? <span lang="zh-CN">{chamber.city}</span> : null}
            {chamber.stated ? (
              <span>
                {t('public.statedShort', {
                  figure: t(`qualified.${chamber.statedQualifier ?? 'exact'}`, { count: chamber.stated }),
                })}
              </span>
            ) : null}
            {chamber.counted === null ? null : (
              <span>
                {t('public.countedShort', { count: chamber.counted })}
                {chamber.countedIsSample ? <ExampleMark text={ui('example')} /> : null}
              </span>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
