import Link from 'next/link';
import type { CSSProperties } from 'react';

export type Tile = {
  key: string;
  label: string;
  value: number;
  valueText: string;
  href?: string;
  /** Its place where neighbours shall stand as they lie: row and column from 1. Tiles without one follow in turn. */
  at?: readonly [row: number, column: number];
};

/** A grid of places in place of a map: deeper colour means more, the number says how much. Zero is a dashed box. */
export function TileGrid({ tiles, label }: { tiles: readonly Tile[]; label: string }) {
  const most = Math.max(1, ...tiles.map((tile) => tile.value));
  return (
    <ul className="tiles" aria-label={label} data-placed={tiles.some((tile) => tile.at) ? '' : undefined}>
      {tiles.map((tile) => {
        const share = tile.value / most;
        const look = {
          className: 'tile',
          // cast: React's type of styles knows no custom properties
          style: { '--share': `${Math.round(6 + share * 50)}%` } as CSSProperties,
          'data-full': share > 0.85 ? '' : undefined,
          'data-empty': tile.value === 0 ? '' : undefined,
        };
        const body = (
          <>
            <b>{tile.valueText}</b>
            {tile.label}
          </>
        );
        return (
          <li key={tile.key} style={tile.at ? { gridRow: tile.at[0], gridColumn: tile.at[1] } : undefined}>
            {tile.href ? (
              <Link href={tile.href} {...look} prefetch={false}>
                {body}
              </Link>
            ) : (
              <span {...look}>{body}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
