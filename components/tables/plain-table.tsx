import { Cell, cellClass, type CellValue, type Column } from './cells';

export type PlainRow = { id: string; cells: readonly CellValue[] };

type PlainTableProps = {
  columns: readonly Column[];
  rows: readonly PlainRow[];
  /** Says what the table holds; visible unless `hideCaption`. */
  caption: string;
  hideCaption?: boolean;
  /** Closing line, one value per column. */
  total?: readonly CellValue[];
  /** Column printed as the row's name; -1 for none. */
  leadIndex?: number;
};

/** A day, a time or a few characters: a narrow page breaks them nowhere. */
const isShort = (value: CellValue): boolean =>
  typeof value === 'string' && (value.length <= 4 || /^[\d.:/ -]{1,16}$/.test(value));

/** A table to read: public pages, small tables, the table behind a chart. Server component, no script. */
export function PlainTable({ columns, rows, caption, hideCaption, total, leadIndex = 0 }: PlainTableProps) {
  return (
    <div className="table-scroll" role="group" aria-label={caption} tabIndex={0}>
      <table className="plain-table">
        <caption className={hideCaption ? 'sr-only' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th
                key={column.key}
                scope="col"
                className={cellClass(column, index, -1)}
                aria-sort={column.sorted}
              >
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {columns.map((column, index) => (
                <td
                  key={column.key}
                  className={cellClass(column, index, leadIndex, isShort(row.cells[index]))}
                >
                  <Cell column={column} value={row.cells[index]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {total ? (
          <tfoot>
            <tr>
              {columns.map((column, index) => (
                <td key={column.key} className={cellClass(column, index, -1)}>
                  {total[index] === null ? null : <Cell column={column} value={total[index]} />}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  );
}
