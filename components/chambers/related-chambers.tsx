import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import type { RelatedChamber } from '@/lib/chambers/queries/public-chambers';
import { localePath } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { statusTone } from './status-tone';

/** The branches of an alliance, or the alliances of a chamber: name, state, city, since when, members by the roster. */
export async function RelatedChambers({
  related,
  locale,
}: {
  related: readonly RelatedChamber[];
  locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: 'chambers' });
  // messages: chambers.status.*
  return (
    <ul className="mt-4 border-s-2 border-gold ps-6">
      {related.map((one) => (
        <li key={one.slug} className="border-b border-line py-3 last:border-b-0">
          <Link
            href={localePath(locale, `/chambers/${one.slug}`)}
            className="inline-flex min-h-11 items-center font-serif text-lg"
            lang={one.isTranslated ? undefined : 'zh-CN'}
            prefetch={false}
          >
            {one.name}
          </Link>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-2">
            <Badge tone={statusTone(one.status)}>{t(`status.${one.status}`)}</Badge>
            {one.city ? <span lang="zh-CN">{one.city}</span> : null}
            {one.from ? <span>{t('public.memberSince', { date: one.from })}</span> : null}
            {one.counted === null ? null : <span>{t('public.countedShort', { count: one.counted })}</span>}
          </p>
        </li>
      ))}
    </ul>
  );
}
