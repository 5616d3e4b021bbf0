import type { ReactNode } from 'react';

/** A key, as printed on it. */
export function Kbd({ children }: { children: string }) {
  return <kbd className="kbd">{children}</kbd>;
}

/** A short hint above its child on hover and focus. `tip` must also be part of the child's own name. */
export function Hint({ tip, children }: { tip: string; children: ReactNode }) {
  return (
    <span className="hint-wrap">
      {children}
      <span className="tip" aria-hidden="true">
        {tip}
      </span>
    </span>
  );
}
