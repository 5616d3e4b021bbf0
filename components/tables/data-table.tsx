'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useRef, useState, type MouseEvent, type ReactNode } from 'react';
import { useText } from '../ui/texts';
import { Cell, cellClass, isVoid, type CellValue, type Column } from './cells';
import { useRowKeys } from './use-row-keys';

export type DataRow = {
  id: string;
  /** Read out as the row's name (selection box). */
  name: string;
  /** Same page with this row's side panel open; the row click goes there. Falls back to `href`. */
  panelHref?: string;
  /** The record's own page (Enter). */
  href: string;
  /** Edit page (E); absent when the viewer may not edit. */
  editHref?: string;
  cells: readonly CellValue[];
};

export type BulkAct = {
  key: string;
  label: string;
  /** GET address that receives `ids=a,b,c`. */
  href: string;
};

type DataTableProps = {
  columns: readonly Column[];
  rows: readonly DataRow[];
  /** Says what the table holds; read out, not shown. */
  caption: string;
  /** Row whose side panel is open. */
  openId?: string;
  /** Acts on the chosen rows; without any there are no boxes. */
  bulk?: readonly BulkAct[];
  /** Shown in place of rows. */
  empty?: ReactNode;
};

function withIds(href: string, ids: readonly string[]): string {
  return `${href}${href.includes('?') ? '&' : '?'}ids=${ids.map(encodeURIComponent).join(',')}`;
}

/** The ledger table: plain arrays in, sticky head and first column, keys J K Enter E X, selection with a bulk bar. */
export function DataTable(props: DataTableProps) {
  if (props.rows.length === 0 && props.empty) return <div className="grid-scroll">{props.empty}</div>;
  return <FilledTable {...props} />;
}

function FilledTable({ columns, rows, caption, openId, bulk = [] }: DataTableProps) {
  const router = useRouter();
  const t = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const selectable = bulk.length > 0;
  const shown = rows.filter((row) => chosen.has(row.id)).map((row) => row.id);

  const toggle = (id: string) =>
    setChosen((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  const toggleAll = () => setChosen(new Set(shown.length === rows.length ? [] : rows.map((row) => row.id)));
  const open = (row: DataRow) => router.push(row.panelHref ?? row.href, { scroll: false });
  const here = useRowKeys(rows, scroller, {
    move: (row) => {
      if (openId && row.panelHref) router.replace(row.panelHref, { scroll: false });
    },
    enter: (row) => (openId === row.id ? router.push(row.href) : open(row)),
    edit: (row) => row.editHref && router.push(row.editHref),
    choose: (row) => selectable && toggle(row.id),
  });

  const onRowClick = (event: MouseEvent, row: DataRow) => {
    const target = event.target;
    if (!(target instanceof Element) || target.closest('a, input, label, button')) return;
    if (window.getSelection()?.toString()) return;
    open(row);
  };

  return (
    <>
      <div
        ref={scroller}
        className="grid-scroll"
        role="group"
        aria-label={caption}
        tabIndex={0}
        onScroll={(event) =>
          event.currentTarget.toggleAttribute('data-scrolled', event.currentTarget.scrollLeft > 2)
        }
      >
        {/* roles by name: the phone's style takes the table's own display away, and with it the browser's roles */}
        <table className="ledger-table" role="table">
          <caption className="sr-only">{caption}</caption>
          <thead role="rowgroup">
            <tr role="row">
              {selectable ? (
                <th className="pick" role="columnheader" scope="col">
                  <PickBox
                    label={t('ui.selectAll')}
                    checked={rows.length > 0 && shown.length === rows.length}
                    onChange={toggleAll}
                  />
                </th>
              ) : null}
              {columns.map((column, index) => (
                <HeadCell key={column.key} column={column} lead={index === 0} />
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {rows.map((row, rowIndex) => (
              <BodyRow
                key={row.id}
                row={row}
                index={rowIndex}
                columns={columns}
                isOpen={row.id === openId}
                isHere={rowIndex === here}
                chosen={selectable ? chosen.has(row.id) : null}
                onChoose={() => toggle(row.id)}
                onOpen={(event) => onRowClick(event, row)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {shown.length > 0 ? <BulkBar bulk={bulk} ids={shown} onClear={() => setChosen(new Set())} /> : null}
    </>
  );
}

type BodyRowProps = {
  row: DataRow;
  index: number;
  columns: readonly Column[];
  isOpen: boolean;
  isHere: boolean;
  /** Null: the table has no boxes. */
  chosen: boolean | null;
  onChoose: () => void;
  onOpen: (event: MouseEvent) => void;
};

function BodyRow({ row, index, columns, isOpen, isHere, chosen, onChoose, onOpen }: BodyRowProps) {
  const t = useText();
  return (
    <tr
      role="row"
      data-row={index}
      data-open={isOpen ? '' : undefined}
      data-here={isHere ? '' : undefined}
      aria-current={isOpen ? 'true' : undefined}
      onClick={onOpen}
    >
      {chosen === null ? null : (
        <td className="pick" role="cell">
          <PickBox label={t('ui.selectRow', { name: row.name })} checked={chosen} onChange={onChoose} />
        </td>
      )}
      {columns.map((column, at) => (
        <td
          key={column.key}
          role="cell"
          className={cellClass(column, at, 0)}
          data-label={at === 0 ? undefined : column.label}
          data-void={isVoid(row.cells[at]) ? '' : undefined}
        >
          <Cell column={column} value={row.cells[at]} />
        </td>
      ))}
    </tr>
  );
}

function BulkBar({
  bulk,
  ids,
  onClear,
}: {
  bulk: readonly BulkAct[];
  ids: readonly string[];
  onClear: () => void;
}) {
  const t = useText();
  return (
    <div className="bulk-bar" role="region" aria-label={t('ui.bulk')}>
      <span aria-live="polite">{t('ui.selected', { count: ids.length })}</span>
      {bulk.map((act) => (
        <Link key={act.key} className="btn" href={withIds(act.href, ids)} prefetch={false}>
          {act.label}
        </Link>
      ))}
      <button type="button" className="btn clear" onClick={onClear}>
        {t('ui.clearSelection')}
      </button>
    </div>
  );
}

function HeadCell({ column, lead }: { column: Column; lead: boolean }) {
  const mark = column.sorted === 'ascending' ? '↑' : column.sorted === 'descending' ? '↓' : null;
  return (
    <th
      role="columnheader"
      scope="col"
      className={cellClass(
        { ...column, kind: column.kind === 'muted' ? 'text' : column.kind },
        lead ? 0 : 1,
        0,
      )}
      aria-sort={column.sorted}
    >
      {column.sortHref ? (
        <Link href={column.sortHref} scroll={false} prefetch={false}>
          {column.label}
          {mark ? <span aria-hidden="true">{mark}</span> : null}
        </Link>
      ) : (
        column.label
      )}
    </th>
  );
}

function PickBox({ label, checked, onChange }: { label: string; checked: boolean; onChange: () => void }) {
  return (
    <label>
      <span className="sr-only">{label}</span>
      <input type="checkbox" checked={checked} onChange={onChange} />
    </label>
  );
}
