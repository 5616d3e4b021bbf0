import type { ComponentProps } from 'react';
import { PlainTable } from './plain-table';
import { LinkButton } from '@/components/ui/button';
import { SectionHead } from '@/components/ui/page-head';
import { Tabs } from '@/components/ui/tabs';
import { withQuery } from '@/lib/shared/search-query';

type Props<Outcome extends string> = {
  /** the page of the job, without the sub-path of the site */
  path: string;
  title: string;
  /** every outcome there is, in the order of the tabs; those that nothing came to have none */
  outcomes: readonly Outcome[];
  counts: Readonly<Partial<Record<Outcome, number>>>;
  /** the outcome that is looked at, and the row that the page begins with */
  page: { outcome?: Outcome | undefined; from?: number | undefined };
  nextFrom: number | null;
  texts: {
    all: string;
    outcome: (outcome: Outcome) => string;
    note: string | null;
    first: string;
    next: string;
  };
} & Pick<ComponentProps<typeof PlainTable>, 'columns' | 'rows'>;

const count = (value: number): string => value.toLocaleString('zh-CN');

/** What became of each record of a job: a tab per outcome with its count, the rows below, page by page. */
export function JobOutcomes<Outcome extends string>(props: Props<Outcome>) {
  const { path, title, outcomes, counts, page, nextFrom, texts } = props;
  const all = outcomes.reduce((sum, outcome) => sum + (counts[outcome] ?? 0), 0);
  return (
    <section className="part" aria-labelledby="results">
      <SectionHead id="results" title={title} />
      <Tabs
        label={title}
        tabs={[
          { text: texts.all, href: path, current: !page.outcome, count: count(all) },
          ...outcomes
            .filter((outcome) => counts[outcome])
            .map((outcome) => ({
              text: texts.outcome(outcome),
              href: withQuery(path, {}, { outcome }),
              current: page.outcome === outcome,
              count: count(counts[outcome] ?? 0),
            })),
        ]}
      />
      {texts.note ? <p className="hint">{texts.note}</p> : null}
      <PlainTable caption={title} hideCaption columns={props.columns} rows={props.rows} />
      <p className="mt-3 flex gap-3">
        {page.from ? (
          <LinkButton href={withQuery(path, {}, { outcome: page.outcome })}>{texts.first}</LinkButton>
        ) : null}
        {nextFrom === null ? null : (
          <LinkButton href={withQuery(path, { outcome: page.outcome }, { from: String(nextFrom) })}>
            {texts.next}
          </LinkButton>
        )}
      </p>
    </section>
  );
}
