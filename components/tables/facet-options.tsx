'use client';

import { useEffect, useRef, useState } from 'react';

type Option = { value: string; text: string };

type Props = {
  name: string;
  options: readonly Option[];
  chosen?: string | undefined;
  /** GET address answering `{ counts: Record<value, number> }`; asked once, when the list is opened. */
  countsUrl: string;
};

/** Options of a filter chip with live counts: counting a quarter million rows waits until somebody looks. */
export function FacetOptions({ name, options, chosen, countsUrl }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [counts, setCounts] = useState<Readonly<Record<string, number>> | null>(null);

  useEffect(() => {
    const details = box.current?.closest('details');
    if (!details) return;
    const stop = new AbortController();
    const load = async () => {
      if (!details.open) return;
      details.removeEventListener('toggle', onToggle);
      try {
        const answer = await fetch(countsUrl, {
          signal: stop.signal,
          headers: { accept: 'application/json' },
        });
        if (answer.ok) setCounts(readCounts(await answer.json()));
      } catch {
        // the options stay usable without their counts
      }
    };
    const onToggle = () => void load();
    details.addEventListener('toggle', onToggle);
    return () => {
      stop.abort();
      details.removeEventListener('toggle', onToggle);
    };
  }, [countsUrl]);

  const shown = counts
    ? options.filter((option) => option.value === chosen || counts[option.value])
    : options;
  return (
    <div ref={box} className="options">
      {shown.map((option) => (
        <label key={option.value}>
          <input
            className="check"
            type="radio"
            name={name}
            value={option.value}
            defaultChecked={option.value === chosen}
          />
          {option.text}
          {counts ? (
            <span className="count">{(counts[option.value] ?? 0).toLocaleString('zh-CN')}</span>
          ) : null}
        </label>
      ))}
    </div>
  );
}

function readCounts(body: unknown): Record<string, number> {
  if (typeof body !== 'object' || body === null || !('counts' in body)) return {};
  const { counts } = body;
  return typeof counts === 'object' && counts !== null
    ? Object.fromEntries(
        Object.entries(counts).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
      )
    : {};
}
