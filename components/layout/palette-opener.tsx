'use client';

import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { useText } from '../ui/texts';

const Palette = dynamic(() => import('./palette').then((module) => module.Palette), { ssr: false });

/** The search box of the top bar; Ctrl/⌘ K or a click fetches the palette's code and opens it. */
export function PaletteOpener({ searchUrl }: { searchUrl: string }) {
  const [wanted, setWanted] = useState(false);
  const [open, setOpen] = useState(false);
  const t = useText();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const slash =
        event.key === '/' &&
        !(event.target instanceof Element && event.target.closest('input, textarea, select'));
      if (!((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') && !slash) return;
      event.preventDefault();
      setWanted(true);
      setOpen(true);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <button
        type="button"
        className="palette-open"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K"
        onClick={() => {
          setWanted(true);
          setOpen(true);
        }}
      >
        <span className="words">{t('ui.palette.placeholder')}</span>
        <kbd className="kbd" aria-hidden="true">
          Ctrl K
        </kbd>
      </button>
      {wanted ? <Palette open={open} onClose={() => setOpen(false)} searchUrl={searchUrl} /> : null}
    </>
  );
}
