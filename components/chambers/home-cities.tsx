import Link from 'next/link';
import { TileGrid } from '@/components/charts/tile-grid';

type City = { city: string; count: number; preparing: number };

/** Fewer cities than this make no grid; the directory's link says enough beside a short line of names. */
const GRID_FROM = 4;

/** Where the chambers are: a square per city from four cities on, else the cities in a line. Zero is 筹 (preparing). */
export function HomeCities({
  cities,
  label,
  preparingText,
  hrefOf,
}: {
  cities: readonly City[];
  label: string;
  preparingText: string;
  hrefOf: (city: string) => string;
}) {
  const shown = cities.map(({ city, count, preparing }) => ({
    key: city,
    label: city.replace(/市$/, ''),
    value: count - preparing,
    valueText: count > preparing ? String(count - preparing) : preparingText,
    href: hrefOf(city),
  }));
  if (shown.length >= GRID_FROM) return <TileGrid label={label} tiles={shown} />;
  return (
    <ul className="border-t-2 border-ink">
      {shown.map((one) => (
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
  );
}
