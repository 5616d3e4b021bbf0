'use client';

import { useState } from 'react';

type Item = { key: string; text: string; on: boolean };
type Props = { columns: readonly Item[]; texts: { earlier: string; later: string } };

/**
 * Columns as ticks with a step up and down. The order of the ticks is what the form sends; without script each step is
 * a post of its own.
 */
export function ColumnList({ columns, texts }: Props) {
  const [items, setItems] = useState(columns);
  const step = (from: number, to: number) =>
    setItems((before) => {
      const after = [...before];
      const [moved] = after.splice(from, 1);
      if (moved) after.splice(to, 0, moved);
      return after;
    });
  const tick = (key: string, on: boolean) =>
    setItems((before) => before.map((item) => (item.key === key ? { ...item, on } : item)));
  return (
    <ul className="column-list">
      {items.map((item, index) => (
        <li key={item.key}>
          <label>
            <input
              className="check"
              type="checkbox"
              name="columns"
              value={item.key}
              checked={item.on}
              onChange={(event) => tick(item.key, event.target.checked)}
            />
            {item.text}
          </label>
          {(
            [
              ['earlier', '↑', index - 1],
              ['later', '↓', index + 1],
            ] as const
          ).map(([way, mark, to]) => (
            <button
              key={way}
              type="submit"
              className="icon-btn"
              name="move"
              value={`${way}:${item.key}`}
              aria-label={texts[way].replace('{name}', item.text)}
              disabled={to < 0 || to >= items.length}
              onClick={(event) => {
                event.preventDefault();
                step(index, to);
              }}
            >
              <span aria-hidden="true">{mark}</span>
            </button>
          ))}
        </li>
      ))}
    </ul>
  );
}
