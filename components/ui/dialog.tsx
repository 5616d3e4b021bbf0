'use client';

import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useText } from './texts';

type DialogProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** Buttons, the safe one first. */
  acts?: ReactNode;
};

/** The browser's own modal dialog: focus stays inside, Esc closes, focus returns to where it was. */
export function Dialog({ open, onClose, title, children, acts }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const t = useText();
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    if (open && !element.open) element.showModal();
    if (!open && element.open) element.close();
  }, [open]);
  return (
    <dialog
      ref={box}
      className="dialog"
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === box.current) onClose();
      }}
    >
      {open ? (
        <>
          <div className="dialog-head">
            <h2 id={titleId}>{title}</h2>
            <button type="button" className="icon-btn close" onClick={onClose} aria-label={t('ui.close')}>
              ×
            </button>
          </div>
          <div className="dialog-body">{children}</div>
          {acts ? <div className="dialog-acts">{acts}</div> : null}
        </>
      ) : null}
    </dialog>
  );
}
