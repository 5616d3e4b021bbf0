import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import type { Locale } from '@/lib/i18n/routing';

type Facts = {
  areaMu?: string | null;
  availableMu: string | null;
  plantSqm: string | null;
  rentYuan: string | null;
  landPriceWan?: string | null;
  floorLoadKg?: string | null;
  powerKva?: string | null;
};

const grouped = (value: string): string => {
  const [whole = '', rest] = value.split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (rest ? `.${rest}` : '');
};

/** Land, plants, prices, load and power of a park, as terms and values; what is not known is left out. */
export async function parkFacts(park: Facts, locale: Locale): Promise<{ term: string; value: string }[]> {
  const t = await getTranslations({ locale, namespace: 'parks.public.fact' });
  const rows: [string, string | null | undefined, (value: string) => string][] = [
    [t('area'), park.areaMu, (value) => t('mu', { value })],
    [t('available'), park.availableMu, (value) => t('mu', { value })],
    [t('plant'), park.plantSqm, (value) => t('sqm', { value })],
    [t('rent'), park.rentYuan, (value) => t('rentValue', { value })],
    [t('landPrice'), park.landPriceWan, (value) => t('landPriceValue', { value })],
    [t('load'), park.floorLoadKg, (value) => t('loadValue', { value })],
    [t('power'), park.powerKva, (value) => t('powerValue', { value })],
  ];
  return rows.flatMap(([term, value, print]) => (value ? [{ term, value: print(grouped(value)) }] : []));
}

type Source = { title: string; publisher: string; quote: string | null };

/** Where a stated fact comes from, with the quoted words where the source has them. */
export async function SourceNote({ source, locale }: { source: Source; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'parks.public' });
  return (
    <Notice tone="plain" title={t('source')}>
      <p lang="zh-CN">
        {source.quote ? `“${source.quote}” ` : ''}
        {source.publisher}：《{source.title.replace(/^《|》$/g, '')}》
      </p>
    </Notice>
  );
}
