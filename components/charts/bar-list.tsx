import Link from 'next/link';

export type Bar = { key: string; label: string; value: number; valueText: string; href?: string };

/** Ranked bars from a zero baseline, labelled directly; the first one carries the accent. Widths only illustrate. */
export function BarList({ bars, unit, label }: { bars: readonly Bar[]; unit?: string; label: string }) {
  const most = Math.max(1e-9, ...bars.map((bar) => bar.value));
  return (
    <ol className="bar-list" aria-label={label}>
      {bars.map((bar, index) => (
        <li key={bar.key} data-first={index === 0 ? '' : undefined}>
          {bar.href ? <Link href={bar.href}>{bar.label}</Link> : <span>{bar.label}</span>}
          <span className="track" aria-hidden="true">
            <span style={{ width: `${(Math.max(0, bar.value) / most) * 100}%` }} />
          </span>
          <span className="value">
            {bar.valueText}
            {unit ? <i>{unit}</i> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}
