'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { Suspense, use } from 'react';
import type { DueTexts, RailGroup, RailItem } from './desk-types';

type Due = { due: Promise<DueTexts> };

/** The number beside an entry, which opens the list of what waits there. */
function RailCount({ due, entry }: Due & { entry: string }) {
  const waiting = use(due).entries[entry];
  if (!waiting) return null;
  return (
    <Link className="count" href={waiting.href} aria-label={waiting.label} prefetch={false}>
      {waiting.count}
    </Link>
  );
}

function BarCount({ due, entry }: Due & { entry: string }) {
  const waiting = use(due).entries[entry];
  return waiting ? <small>{waiting.count}</small> : null;
}

function TotalCount({ due }: Due) {
  const { total } = use(due);
  return total === null ? null : <span className="dot">{total}</span>;
}

/** All things that wait, beside 待办 in the top bar. */
export function DeskTotal({ due }: Due) {
  return (
    <Suspense>
      <TotalCount due={due} />
    </Suspense>
  );
}

/** Every page of the desk lies under the address of its first page, which is current only itself. */
const FIRST_PAGE = '/desk';

/** The longest address that the path lies under: /desk/merchants/new belongs to /desk/merchants. */
function currentKey(path: string, items: readonly RailItem[]): string | null {
  let best: RailItem | null = null;
  for (const item of items) {
    const under = path === item.href || (item.href !== FIRST_PAGE && path.startsWith(`${item.href}/`));
    if (under && item.href.length > (best?.href.length ?? 0)) best = item;
  }
  return best?.key ?? null;
}

/** Left rail: nouns grouped by work. */
export function DeskRail({ groups, label, due }: Due & { groups: readonly RailGroup[]; label: string }) {
  const path = usePathname();
  const here = currentKey(
    path,
    groups.flatMap((group) => group.items),
  );
  return (
    <nav className="desk-rail" aria-label={label}>
      {groups.map((group) => (
        <div key={group.key} role="group" aria-labelledby={group.title ? `rail-${group.key}` : undefined}>
          {group.title ? <h2 id={`rail-${group.key}`}>{group.title}</h2> : null}
          <ul>
            {group.items.map((item) => (
              <li key={item.key}>
                <Link href={item.href} aria-current={item.key === here ? 'page' : undefined} prefetch={false}>
                  {item.text}
                </Link>
                <Suspense>
                  <RailCount due={due} entry={item.key} />
                </Suspense>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

/** Bottom bar of a phone: the five things that this role does. */
export function DeskPhoneBar({ items, label, due }: Due & { items: readonly RailItem[]; label: string }) {
  const path = usePathname();
  const here = currentKey(path, items);
  return (
    <nav className="desk-phone-bar" aria-label={label}>
      {items.slice(0, 5).map((item) => (
        <Link
          key={item.key}
          href={item.href}
          aria-current={item.key === here ? 'page' : undefined}
          prefetch={false}
        >
          {item.text}
          <Suspense>
            <BarCount due={due} entry={item.key} />
          </Suspense>
        </Link>
      ))}
    </nav>
  );
}
