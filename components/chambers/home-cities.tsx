import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { TileGrid } from '@/components/charts/tile-grid';
import { ExampleMark } from '@/components/ui/badge';
import { SectionHead } from '@/components/ui/page-head';
import { Seal } from '@/components/ui/seal';
import type { PublicChamber } from '@/lib/chambers/queries/public-chambers';
import { localePath } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';

type City = { city: string; count: number; preparing: number };

/** Fewer cities than this make no grid: the chambers themselves stand there by name. */
const GRID_FROM = 4;

/** Where the chambers are: a square per city, deeper for more; where there are few, each chamber with its seal. */
export async function HomeCities({
  cities,
  chambers,
  locale,
}: {
  cities: readonly City[];
  chambers: readonly PublicChamber[];
  locale: Locale;
}) {
  const t = await getTranslations('home');
  if (chambers.length === 0) return null;
  const isGrid = cities.length >= GRID_FROM;
  const list = localePath(locale, '/chambers');
  return (
    <section aria-labelledby="chambers">
      <SectionHead
        id="chambers"
        title={t('chambersTitle')}
        note={t(isGrid ? 'chambersNote' : 'chambersNoteFew')}
        href={list}
        linkText={t('allChambers')}
      />
      <div className="mt-6">
        {isGrid ? (
          <div lang={locale === 'zh-CN' ? undefined : 'zh-CN'}>
            <TileGrid
              label={t('chambersTitle')}
              tiles={cities.map(({ city, count, preparing }) => ({
                key: city,
                label: city.replace(/市$/, ''),
                value: count - preparing,
                valueText: count > preparing ? String(count - preparing) : t('preparing'),
                href: `${list}?city=${encodeURIComponent(city)}`,
              }))}
            />
          </div>
        ) : (
          <ChamberLines chambers={chambers} list={list} locale={locale} />
        )}
      </div>
    </section>
  );
}

async function ChamberLines({
  chambers,
  list,
  locale,
}: {
  chambers: readonly PublicChamber[];
  list: string;
  locale: Locale;
}) {
  // messages: chambers.status.*
  const t = await getTranslations('chambers');
  const ui = await getTranslations('ui');
  return (
    <ul className="border-t-2 border-ink">
      {chambers.map((chamber) => (
        <li key={chamber.id} className="border-b border-mist">
          <Link
            href={`${list}/${chamber.slug}`}
            prefetch={false}
            className="grid grid-cols-[auto_1fr] items-center gap-x-4 py-4 text-ink no-underline hover:text-vermilion-ink"
          >
            <Seal text={chamber.name.replace(/.*?([\u4e00-\u9fff]{2})商会$/u, '$1').slice(0, 2)} size={44} />
            <span className="grid gap-1">
              <span
                className="font-serif text-lg leading-snug"
                lang={chamber.isTranslated || locale === 'zh-CN' ? undefined : 'zh-CN'}
              >
                {chamber.name} {chamber.isSample ? <ExampleMark text={ui('example')} /> : null}
              </span>
              <span className="text-sm text-ink-3">
                <span lang={locale === 'zh-CN' ? undefined : 'zh-CN'}>{chamber.city}</span>
                {chamber.city ? ' · ' : null}
                {t(`status.${chamber.status}`)}
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
