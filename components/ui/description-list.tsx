import type { ReactNode } from 'react';

export type Fact = { term: string; value: ReactNode };

/** Facts of a record. An empty value (null, undefined, '') prints `emptyText`, never a blank. */
export function DescriptionList({
  facts,
  emptyText = '—',
  wide,
}: {
  facts: readonly Fact[];
  emptyText?: string;
  /** Two pairs per line from 720 px. */
  wide?: boolean;
}) {
  return (
    <dl className={wide ? 'dl dl-wide' : 'dl'}>
      {facts.map((fact) => (
        <div key={fact.term} className="contents">
          <dt>{fact.term}</dt>
          <dd>
            {fact.value === null || fact.value === undefined || fact.value === '' ? (
              <span className="empty">{emptyText}</span>
            ) : (
              fact.value
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
