import type { ReactNode } from 'react';

export type TimelineItem = {
  id: string;
  /** Machine date (2024-07-04) and what is printed (07-04). */
  date: string;
  dateText: string;
  title: string;
  body?: ReactNode;
  by?: string;
  /** Marks the newest or the open one. */
  now?: boolean;
};

/** What happened on a record, newest first. */
export function Timeline({ items, label }: { items: readonly TimelineItem[]; label: string }) {
  return (
    <ol className="timeline" aria-label={label}>
      {items.map((item) => (
        <li key={item.id} data-now={item.now ? '' : undefined}>
          <time dateTime={item.date}>{item.dateText}</time>
          <b>{item.title}</b>
          {item.body}
          {item.by ? <span className="by">{item.by}</span> : null}
        </li>
      ))}
    </ol>
  );
}

/** A path of life along the page: oldest first, three to six stations. */
export function LifePath({
  stations,
  label,
}: {
  stations: ReadonlyArray<{ year: string; text: string }>;
  label: string;
}) {
  return (
    <ol className="life-path" aria-label={label}>
      {stations.map((station) => (
        <li key={`${station.year}-${station.text}`}>
          <b>{station.year}</b>
          {station.text}
        </li>
      ))}
    </ol>
  );
}
