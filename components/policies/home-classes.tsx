import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { SectionHead } from '@/components/ui/page-head';
import { localePath } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import type { PublicPolicyClass } from '@/lib/policies/queries/public-policies';

/** The classes of policy with their open clauses, in two columns. Nothing when there is none. */
export async function HomeClasses({
  classes,
  locale,
}: {
  classes: readonly PublicPolicyClass[];
  locale: Locale;
}) {
  const t = await getTranslations('home');
  if (classes.length === 0) return null;
  const list = localePath(locale, '/policies');
  return (
    <section aria-labelledby="policies">
      <SectionHead
        id="policies"
        title={t('policiesTitle')}
        note={classes.some((one) => one.isSample) ? t('policiesSample') : t('policiesNote')}
        href={list}
        linkText={t('allPolicies')}
      />
      <ul className="mt-6 columns-2 gap-4 border-t-2 border-ink">
        {classes.map((one) => (
          <li key={one.code} className="break-inside-avoid border-b border-mist">
            <Link
              href={`${list}?class=${encodeURIComponent(one.code)}`}
              prefetch={false}
              className="flex justify-between gap-2 py-3 text-ink no-underline hover:text-vermilion-ink"
            >
              {one.name}
              <span className="whitespace-nowrap text-ink-3">{t('clauses', { count: one.count })}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
