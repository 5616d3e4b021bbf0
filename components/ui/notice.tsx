import type { ReactNode } from 'react';

export type NoticeTone = 'plain' | 'good' | 'warn' | 'late' | 'info';

/** A remark beside the matter. `live` announces one that appears after an act. */
export function Notice({
  tone = 'plain',
  title,
  children,
  live,
}: {
  tone?: NoticeTone;
  title?: string;
  children: ReactNode;
  live?: boolean;
}) {
  return (
    <div className={tone === 'plain' ? 'notice' : `notice notice-${tone}`} role={live ? 'status' : undefined}>
      {title ? <b>{title} </b> : null}
      {children}
    </div>
  );
}
