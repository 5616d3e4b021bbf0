'use client';

import { useEffect, useRef, useState, type RefObject } from 'react';

type RowActs<Row> = {
  move: (row: Row) => void;
  enter: (row: Row) => void;
  edit: (row: Row) => void;
  choose: (row: Row) => void;
};

/** True while the keys belong to somebody else: a field, a link, a dialog, an open menu. */
function keysAreTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
    return true;
  if (document.querySelector('dialog[open], details.menu[open]')) return true;
  const target = event.target;
  if (!(target instanceof Element)) return false;
  if (target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable="true"]')) return true;
  return event.key === 'Enter' && target.closest('a, button, summary, input') !== null;
}

/** J and K walk the rows, Enter opens, E edits, X chooses. Returns the index of the current row, -1 for none. */
export function useRowKeys<Row>(
  rows: readonly Row[],
  scroller: RefObject<HTMLElement | null>,
  acts: RowActs<Row>,
): number {
  const [here, setHere] = useState(-1);
  const latest = useRef({ rows, acts, here });
  useEffect(() => {
    latest.current = { rows, acts, here };
  });

  useEffect(() => {
    const go = (to: number) => {
      const { rows: all, acts: act } = latest.current;
      const next = Math.min(all.length - 1, Math.max(0, to));
      const row = all[next];
      if (!row) return;
      setHere(next);
      scroller.current?.querySelector(`[data-row="${next}"]`)?.scrollIntoView({ block: 'nearest' });
      act.move(row);
    };
    const onKey = (event: KeyboardEvent) => {
      if (keysAreTaken(event)) return;
      const { rows: all, acts: act, here: at } = latest.current;
      const key = event.key.toLowerCase();
      if (key === 'j') return go(at + 1);
      if (key === 'k') return go(at - 1);
      const row = all[at];
      if (!row) return;
      if (event.key === 'Enter') act.enter(row);
      else if (key === 'e') act.edit(row);
      else if (key === 'x') act.choose(row);
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [scroller]);

  return here < rows.length ? here : -1;
}
