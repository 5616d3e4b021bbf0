import { db } from '@/lib/server/db';

/**
 * Does a public page with this address part exist now? Asked in front of the cached detail pages of stories and news,
 * so that a withdrawn one answers 404 with a whole page, also without scripts (a thrown notFound() sends an empty
 * body there). Sections that are not listed here answer true: their pages decide for themselves.
 */
export async function isPublicSlug(section: string, slug: string): Promise<boolean> {
  const where = { slug, state: 'published', archivedAt: null } as const;
  if (section === 'showcase') return (await db.story.count({ where })) > 0;
  if (section === 'news') return (await db.article.count({ where })) > 0;
  return true;
}
