import type { ReactNode } from 'react';

/** A chart with its table behind it: the table opens under the chart, without script. */
export function ChartFigure({
  title,
  note,
  tableText,
  table,
  children,
}: {
  title: string;
  note?: string;
  tableText: string;
  table: ReactNode;
  children: ReactNode;
}) {
  return (
    <figure className="chart">
      <figcaption>
        {title}
        {note ? <small>{note}</small> : null}
      </figcaption>
      {children}
      <details>
        <summary>
          {tableText}
          <span className="caret" aria-hidden="true" />
        </summary>
        {table}
      </details>
    </figure>
  );
}
