import { ArticleInput } from '@/lib/articles/schema';
import { db } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';

/** What a clerk types for a piece of news. */
export function articleInput(change: Partial<Record<keyof ArticleInput, unknown>> = {}): ArticleInput {
  return ArticleInput.parse({
    kind: 'news',
    title: '汉商恳谈会在深圳举行',
    body: '来自各地的客商谈回乡的打算。\n\n> 家里有人等。',
    sourceName: '示例报',
    originalOn: '2024-07-04',
    ...change,
  });
}

/** An article of a unit, straight into the table: for doors that change it. */
export async function seedArticle(
  ownerUnitId: string,
  state: 'draft' | 'submitted' | 'published' | 'withdrawn' = 'draft',
): Promise<{ id: string; version: number }> {
  const id = newId();
  return db.article.create({
    data: {
      id,
      slug: `article-${id}`,
      kind: 'news',
      title: '示例文章',
      body: '<p>示例正文，足够长。</p>',
      ownerUnitId,
      state,
      ...(state === 'published' ? { publishedAt: new Date(), indexNo: `000000/${id}` } : {}),
    },
    select: { id: true, version: true },
  });
}
