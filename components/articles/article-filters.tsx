import { getTranslations } from 'next-intl/server';
import { FilterChips } from '@/components/tables/filter-chips';
import { articleKinds } from '@/lib/articles/schema';
import type { ArticlePage } from '@/lib/articles/search-params';
import { env } from '@/lib/server/env';
import { withQuery } from '@/lib/shared/search-query';

const PATH = '/desk/articles';

/** Conditions of the desk's list of articles: kind and words. The state stands in the tabs. */
export async function ArticleFilters({ page }: { page: ArticlePage }) {
  const t = await getTranslations('articles.desk');
  const kinds = await getTranslations('articles');
  const ui = await getTranslations('ui');
  const here = { q: page.q, state: page.state, kind: page.kind };
  return (
    <FilterChips
      action={`${env.basePath}${PATH}`}
      keep={[...(page.state ? [['state', page.state] as const] : [])]}
      texts={{
        any: ui('filter.any'),
        apply: ui('filter.apply'),
        clear: ui.raw('filter.clear'),
        from: ui('filter.from'),
        to: ui('filter.to'),
        label: ui('filter.label'),
      }}
      chips={[
        {
          name: 'kind',
          label: t('column.kind'),
          value: page.kind ? kinds(`kind.${page.kind}`) : null,
          clearHref: withQuery(PATH, here, { kind: undefined }),
          input: {
            kind: 'one',
            options: articleKinds.map((kind) => ({
              value: kind,
              text: kinds(`kind.${kind}`),
              on: page.kind === kind,
            })),
          },
        },
        {
          name: 'q',
          label: t('search'),
          value: page.q ?? null,
          clearHref: withQuery(PATH, here, { q: undefined }),
          input: { kind: 'text', placeholder: t('searchHint'), ...(page.q ? { value: page.q } : {}) },
        },
      ]}
    />
  );
}
