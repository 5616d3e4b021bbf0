import type { ReactNode } from 'react';
import { Contours } from './contours';
import { Seal } from './seal';

/** Nothing here yet: says why and what to do next. `level` keeps the heading order of the page. */
export function EmptyState({
  title,
  children,
  acts,
  seed = 7,
  level = 2,
}: {
  title: string;
  children?: ReactNode;
  acts?: ReactNode;
  seed?: number;
  level?: 2 | 3;
}) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <div className="empty-state">
      <Contours seed={seed} variant="field" />
      <Heading>{title}</Heading>
      {children ? <p>{children}</p> : null}
      {acts ? <div className="acts">{acts}</div> : null}
    </div>
  );
}

/** A whole page that says one thing: not found, forbidden, failed, done. The seal shows one character. */
export function StatePage({
  seal,
  title,
  children,
  acts,
  code,
}: {
  seal: string;
  title: string;
  children: ReactNode;
  acts?: ReactNode;
  code?: string;
}) {
  return (
    <div className="state-page">
      <Seal text={seal} size={72} variant="line" />
      <h1>{title}</h1>
      <div className="body">
        {children}
        {acts ? <div className="acts">{acts}</div> : null}
        {code ? <p className="code">{code}</p> : null}
      </div>
    </div>
  );
}
