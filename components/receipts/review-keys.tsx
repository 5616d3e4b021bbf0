'use client';

import { useEffect } from 'react';

/** A passes, R goes to the reason of returning: the queue is worked without the mouse. Fields keep their letters. */
export function ReviewKeys() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target;
      const isTyping = target instanceof HTMLElement && target.closest('input, textarea, select, dialog');
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const key = event.key.toLowerCase();
      if (key !== 'a' && key !== 'r') return;
      const place = document.querySelector<HTMLElement>(`[data-review="${key}"]`);
      if (!place) return;
      event.preventDefault();
      const fold = place.closest('details');
      if (fold) fold.open = true;
      place.querySelector<HTMLElement>(key === 'a' ? 'button' : 'textarea')?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return null;
}
