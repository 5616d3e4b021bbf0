import { getTranslations } from 'next-intl/server';
import type { FilterChip } from '@/components/tables/filter-chips';
import { articleKinds } from '@/lib/articles/schema';
import type { ArticlePage } from '@/lib/articles/search-params';
import { withQuery } from '@/lib/shared/search-query';

/** The condition 栏目 of the desk's list of articles. */
export async function articleKindChip(
  path: string,
  here: Omit<ArticlePage, 'after' | 'before'>,
): Promise<FilterChip> {
  const t = await getTranslations('articles.desk');
  const kinds = await getTranslations('articles');
  return {
    name: 'kind',
    label: t('column.kind'),
    value: here.kind ? kinds(`kind.${here.kind}`) : null,
    clearHref: withQuery(path, here, { kind: undefined }),
    input: {
      kind: 'one',
      options: articleKinds.map((kind) => ({
        value: kind,
        text: kinds(`kind.${kind}`),
        on: here.kind === kind,
      })),
    },
  };
}
