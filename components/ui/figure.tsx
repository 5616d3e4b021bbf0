import Link from 'next/link';
import type { ReactNode } from 'react';
import { toneClass, type Tone } from './badge';

type FigureProps = {
  /** Already formatted (115.96). */
  value: string;
  unit?: string;
  /** 约, 近, 余, 多, 至少: kept from the source; `after` stands behind the number (90 多亿元). */
  qualifier?: string;
  qualifierAfter?: boolean;
  label: string;
  /** “截至 2021 年 5 月 · 看来源”. */
  asOf: string;
  /** The page that opens the figure. */
  href: string;
  large?: boolean;
};

/** A big number with unit, qualifier and as-of date; the whole is the link to its source or its rows. */
export function Figure({ value, unit, qualifier, qualifierAfter, label, asOf, href, large }: FigureProps) {
  return (
    <Link className={large ? 'figure figure-large' : 'figure'} href={href}>
      <span className="value">
        {qualifier && !qualifierAfter ? <em>{qualifier}</em> : null}
        {value}
        {unit || (qualifier && qualifierAfter) ? (
          <i>{`${qualifierAfter ? (qualifier ?? '') : ''}${unit ?? ''}`}</i>
        ) : null}
      </span>
      <span className="label">{label}</span>
      <span className="as-of more-link">{asOf}</span>
    </Link>
  );
}

/** Four figures in a row with hairlines between (two by two on a phone). */
export function FigureRow({ children }: { children: ReactNode }) {
  return <div className="figure-row">{children}</div>;
}

export type Stat = { label: string; value: string; unit?: string; hint?: string; tone?: Tone; href?: string };

/** A strip of small figures on the desk; each opens when it has an address. */
export function StatRow({ stats, label }: { stats: readonly Stat[]; label: string }) {
  return (
    <div className="stats" role="group" aria-label={label}>
      {stats.map((stat) => (
        <StatTile key={stat.label} {...stat} />
      ))}
    </div>
  );
}

/** One figure of the strip. */
export function StatTile({ label, value, unit, hint, tone, href }: Stat) {
  const body = (
    <>
      <span className="label">{label}</span>
      <span className="value">
        {value}
        {unit ? <i>{unit}</i> : null}
      </span>
      {hint ? <span className={`hint ${toneClass(tone)}`}>{hint}</span> : null}
    </>
  );
  return href ? (
    <Link className="stat" href={href}>
      {body}
    </Link>
  ) : (
    <div className="stat">{body}</div>
  );
}
