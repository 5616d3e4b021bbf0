'use client';

import { useRouter } from 'next/navigation';
import Link from 'next/link';
import { useEffect, useRef, type ReactNode } from 'react';
import { useText } from './texts';

type SidePanelProps = {
  /** Same page without the panel. */
  closeHref: string;
  title: string;
  /** Whole record page. */
  href?: string;
  hrefText?: string;
  children: ReactNode;
};

/** The record beside the ledger: opened and closed by the address; Esc closes it. On narrow screens it covers the list. */
export function SidePanel({ closeHref, title, href, hrefText, children }: SidePanelProps) {
  const router = useRouter();
  const t = useText();
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const busy = document.querySelector('dialog[open], details.menu[open]');
      if (event.key === 'Escape' && !event.defaultPrevented && !busy)
        router.push(closeHref, { scroll: false });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [closeHref, router]);
  useEffect(() => {
    if (window.matchMedia('(max-width: 75rem)').matches) box.current?.focus();
  }, [title]);
  return (
    <aside ref={box} className="side-panel" aria-label={title} tabIndex={-1}>
      <div className="side-panel-bar">
        {href ? (
          <Link href={href} className="quiet-link">
            {hrefText ?? t('ui.openRecord')}
          </Link>
        ) : null}
        <Link href={closeHref} scroll={false} className="icon-btn close" aria-label={t('ui.closePanel')}>
          ×
        </Link>
      </div>
      {children}
    </aside>
  );
}
