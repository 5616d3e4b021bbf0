import { storySearchText } from '@/lib/showcase/commands/prepare';
import { bulkInsert } from '@/lib/server/bulk';
import type { Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { htmlOfMarkup } from '@/lib/shared/light-markup';
import { idOf, type SeedContext } from './context';

const MINUTE_MS = 60_000;

/** The invented stories of the preset, published, in the preset's order (the first is the newest). All marked 示例. */
export async function seedShowcase(tx: Tx, context: SeedContext): Promise<void> {
  if (!context.isDemo) return;
  const { preset } = context;
  const ownerUnitId = idOf(context.unitIds, preset.units[0]?.code ?? '');
  const now = Date.now();
  const rows = preset.stories.map((story, index) => {
    const body = htmlOfMarkup(story.paragraphs.join('\n\n'));
    const firm = `${story.company}${story.companyTitle}`;
    const chamberText = preset.chambers.find((chamber) => chamber.code === story.chamber)?.name.zh ?? null;
    return {
      id: newId(),
      slug: story.slug,
      shownName: story.personName,
      sealText: story.sealText,
      title: story.title,
      quote: story.pullQuote,
      firm,
      chamberText,
      industryTagId: context.tagIds.get(story.industry) ?? null,
      path: story.path,
      body,
      state: 'published',
      publishedAt: new Date(now - index * MINUTE_MS),
      isSample: true,
      ownerUnitId,
      searchText: storySearchText({
        title: story.title,
        shownName: story.personName,
        firm,
        chamberText,
        quote: story.pullQuote,
        body,
      }),
    };
  });
  await bulkInsert(tx, 'story', rows);
}
