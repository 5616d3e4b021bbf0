import { getTranslations } from 'next-intl/server';
import { isValidElement, type ReactElement, type ReactNode } from 'react';
import { withQuery } from '@/lib/shared/search-query';
import { LinkButton } from '../ui/button';
import { PageHead } from '../ui/page-head';
import { Pager } from '../ui/pager';
import { Tabs } from '../ui/tabs';
import { FilterChips, type FilterChip } from './filter-chips';
import { LedgerPage } from './ledger-page';

/** A view of the list: the same page with some conditions set, others taken away (undefined). */
export type ListView = {
  text: string;
  change: Readonly<Record<string, string | undefined>>;
  current: boolean;
  count?: number;
};

/** A condition that is on or off, such as 我的草稿. */
export type ListFlag = { name: string; label: string; text: string; on: boolean };

type ListPageProps = {
  /** Path of the list, /desk/offers, and what stands before it in addresses of plain forms. */
  path: string;
  basePath: string;
  title: string;
  /** Text of the button to the form of a new record; null for who may not write. */
  newText: string | null;
  /** All conditions of the address, without cursors. */
  here: Readonly<Record<string, string | undefined>>;
  /** A list without words to search has none. */
  search?: { label: string; hint: string };
  /** tabs: a list of conditions, or the bar of a ledger that has saved views */
  views?: { label: string; list: readonly ListView[] } | ReactElement;
  flags?: readonly ListFlag[];
  chips?: readonly FilterChip[];
  notice?: ReactNode;
  aside?: ReactNode;
  marks: { previous: string | null; next: string | null };
  table: ReactNode;
};

/** The page of a ledger of records: title with 新建, views, conditions with a search, table, pager. */
export async function ListPage(props: ListPageProps) {
  const { path, here, views, marks, search } = props;
  const ui = await getTranslations('ui');
  const q = here['q'];
  const onOff = (flag: ListFlag): FilterChip => ({
    name: flag.name,
    label: flag.label,
    value: flag.on ? flag.text : null,
    clearHref: withQuery(path, here, { [flag.name]: undefined }),
    input: { kind: 'one', options: [{ value: '1', text: flag.text, on: flag.on }] },
  });
  return (
    <LedgerPage
      head={
        <>
          <PageHead
            title={props.title}
            acts={
              props.newText ? (
                <LinkButton href={`${path}/new`} look="primary" hotkey="N">
                  {props.newText}
                </LinkButton>
              ) : null
            }
          />
          {props.notice}
          {isValidElement(views) ? (
            views
          ) : views ? (
            <Tabs
              label={views.label}
              tabs={views.list.map(({ text, change, current, count }) => ({
                text,
                href: withQuery(path, here, change),
                current,
                ...(count === undefined ? {} : { count: String(count) }),
              }))}
            />
          ) : null}
          <FilterChips
            action={`${props.basePath}${path}`}
            keep={Object.entries(here).flatMap(([name, value]) => (value ? [[name, value] as const] : []))}
            texts={{
              any: ui('filter.any'),
              apply: ui('filter.apply'),
              clear: ui.raw('filter.clear'),
              from: ui('filter.from'),
              to: ui('filter.to'),
              label: ui('filter.label'),
            }}
            chips={[
              ...(props.chips ?? []),
              ...(props.flags ?? []).map(onOff),
              ...(search
                ? [
                    {
                      name: 'q',
                      label: search.label,
                      value: q ?? null,
                      clearHref: withQuery(path, here, { q: undefined }),
                      input: { kind: 'text' as const, placeholder: search.hint, ...(q ? { value: q } : {}) },
                    },
                  ]
                : []),
            ]}
            aside={props.aside}
          />
        </>
      }
      table={props.table}
      pager={
        <Pager
          label={ui('pager.label')}
          previousText={ui('pager.previous')}
          nextText={ui('pager.next')}
          previousHref={marks.previous ? withQuery(path, here, { before: marks.previous }) : null}
          nextHref={marks.next ? withQuery(path, here, { after: marks.next }) : null}
        />
      }
    />
  );
}
