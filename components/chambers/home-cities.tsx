import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { TileGrid } from '@/components/charts/tile-grid';
import { SectionHead } from '@/components/ui/page-head';
import { localePath } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';

type City = { city: string; count: number; preparing: number };

/** Fewer cities than this make no grid: they stand in lines. */
const GRID_FROM = 4;

/** Where the chambers are: a square per city, deeper for more; a city that only prepares one says so. */
export async function HomeCities({ cities, locale }: { cities: readonly City[]; locale: Locale }) {
  const t = await getTranslations('home');
  if (cities.length === 0) return null;
  const list = localePath(locale, '/chambers');
  const tiles = cities.map(({ city, count, preparing }) => ({
    key: city,
    label: city.replace(/市$/, ''),
    value: count - preparing,
    valueText: count > preparing ? String(count - preparing) : t('preparing'),
    href: `${list}?city=${encodeURIComponent(city)}`,
  }));
  return (
    <section aria-labelledby="chambers">
      <SectionHead
        id="chambers"
        title={t('chambersTitle')}
        note={t('chambersNote')}
        href={list}
        linkText={t('allChambers')}
      />
      <div className="mt-6" lang={locale === 'zh-CN' ? undefined : 'zh-CN'}>
        {tiles.length >= GRID_FROM ? (
          <TileGrid label={t('chambersTitle')} tiles={tiles} />
        ) : (
          <ul className="border-t-2 border-ink">
            {tiles.map((one) => (
              <li key={one.key} className="border-b border-mist">
                <Link
                  href={one.href}
                  prefetch={false}
                  className="flex justify-between gap-2 py-3 text-ink no-underline hover:text-vermilion-ink"
                >
                  {one.label}
                  <span className="text-ink-3">{one.valueText}</span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
