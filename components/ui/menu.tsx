'use client';

import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';

type MenuProps = {
  /** What the closed menu shows; a string or short markup. */
  summary: ReactNode;
  /** Name read out when the summary is a picture; before a text, what the text is about. */
  label?: string;
  summaryClass?: string;
  /** Opens towards the start of the line. */
  end?: boolean;
  caret?: boolean;
  children: ReactNode;
};

function items(root: HTMLElement): HTMLElement[] {
  return [
    ...root.querySelectorAll<HTMLElement>('.menu-item, .menu-pop input, .menu-pop select, .menu-pop button'),
  ];
}

/**
 * A disclosure of links, buttons or a small form. Opens without script (details/summary); with script Esc and a
 * click elsewhere close it and the arrow keys walk through it.
 */
export function Menu({ summary, label, summaryClass = 'btn', end, caret = true, children }: MenuProps) {
  const root = useRef<HTMLDetailsElement>(null);
  // the name holds what is to be seen (WCAG 2.5.3)
  const spoken = label !== undefined && typeof summary === 'string' ? `${label}：${summary}` : label;

  useEffect(() => {
    const closeOutside = (event: Event) => {
      const element = root.current;
      if (!element?.open || !(event.target instanceof Node) || element.contains(event.target)) return;
      // pressing words inside moves the focus to what can take it around the menu: that is no step outside, and
      // a menu that vanished under the pointer would lose the choice
      if (event.type === 'focusin' && event.target.contains(element)) return;
      element.open = false;
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
    };
  }, []);

  const onKeyDown = (event: KeyboardEvent<HTMLDetailsElement>) => {
    const element = root.current;
    if (!element?.open) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      element.open = false;
      element.querySelector('summary')?.focus();
      return;
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement) return;
    event.preventDefault();
    const all = items(element);
    const here = all.findIndex((one) => one === document.activeElement);
    const step = event.key === 'ArrowDown' ? 1 : -1;
    all[(here + step + all.length) % all.length]?.focus();
  };

  return (
    <details
      ref={root}
      className={end ? 'menu menu-end' : 'menu'}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const target = event.target;
        if (target instanceof Element && target.closest('a.menu-item') && root.current)
          root.current.open = false;
      }}
    >
      <summary className={summaryClass} aria-label={spoken}>
        {summary}
        {caret ? <span className="caret" aria-hidden="true" /> : null}
      </summary>
      <div className="menu-pop">{children}</div>
    </details>
  );
}
