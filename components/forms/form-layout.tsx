import type { ReactNode } from 'react';

/** A part of a long form that folds. Open from the start unless said. */
export function FormSection({
  title,
  note,
  folded,
  children,
}: {
  title: string;
  note?: string;
  folded?: boolean;
  children: ReactNode;
}) {
  return (
    <details className="form-section" open={!folded}>
      <summary>
        {title}
        {note ? <span className="note">{note}</span> : null}
        <span className="caret" aria-hidden="true" />
      </summary>
      <div className="fields">{children}</div>
    </details>
  );
}

/** The buttons at the end of a form: the act first, the way back second. */
export function FormActs({ children, note }: { children: ReactNode; note?: string }) {
  return (
    <div className="form-acts">
      {children}
      {note ? <span className="note">{note}</span> : null}
    </div>
  );
}
