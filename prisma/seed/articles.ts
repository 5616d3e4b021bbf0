import { articleSearchText } from '@/lib/articles/commands/prepare';
import { indexNumber } from '@/lib/articles/rules';
import { bulkInsert } from '@/lib/server/bulk';
import { reserveNumbers } from '@/lib/server/counter';
import type { Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { addDays, today } from '@/lib/shared/dates';
import { htmlOfMarkup } from '@/lib/shared/light-markup';
import { idOf, type SeedContext } from './context';
import type { ArticleColumn, PresetArticle, PresetEvent, SourceCode } from './presets/preset';

const MINUTE_MS = 60_000;
const KINDS: Record<ArticleColumn, string> = {
  news: 'news',
  chamber: 'news',
  activity: 'news',
  environment: 'news',
  mechanism: 'mechanism',
  guide: 'guide',
};

type Draft = {
  slug: string;
  kind: string;
  title: string;
  summary: string;
  paragraphs: readonly string[];
  sourceCode: SourceCode | undefined;
  originalOn: string | null;
  eventOn: string | null;
  eventPlace: string | null;
  eventLevel: string | null;
  isSample: boolean;
};

const wholeDay = (date: string | undefined): string | null => (date && date.length === 10 ? date : null);

const fromArticle = (article: PresetArticle): Draft => ({
  slug: article.slug,
  kind: KINDS[article.column],
  title: article.title,
  summary: article.summary,
  paragraphs: article.paragraphs,
  sourceCode: article.sourceCode,
  originalOn: wholeDay(article.originalDate),
  eventOn: null,
  eventPlace: null,
  eventLevel: null,
  isSample: false,
});

/** An event of a source keeps the words of its date; an invented one lies ahead of the day of seeding. */
const fromEvent = (event: PresetEvent): Draft => ({
  slug: `event-${event.code}`,
  kind: 'event',
  title: `${event.edition ?? ''}${event.name.zh}`,
  summary: event.summary,
  paragraphs: [event.summary, ...(event.startsInDays === undefined ? [`日期：${event.dateText}。`] : [])],
  sourceCode: event.sourceCode,
  originalOn: null,
  eventOn: event.startsInDays === undefined ? wholeDay(event.date) : addDays(today(), event.startsInDays),
  eventPlace: event.online ? '线上' : (event.city ?? null),
  eventLevel: event.level,
  isSample: event.isSample,
});

/** Articles and events of the preset, published today with the source and the day of the facts beside (H5). */
export async function seedArticles(tx: Tx, context: SeedContext): Promise<void> {
  if (!context.isDemo) return;
  const { preset } = context;
  const ownerUnitId = idOf(context.unitIds, preset.units[0]?.code ?? '');
  const drafts = [...preset.articles.map(fromArticle), ...preset.events.map(fromEvent)];
  const year = Number(today().slice(0, 4));
  const first = await reserveNumbers(tx, 'articles.index', year, drafts.length);
  const now = Date.now();
  const rows = drafts.map(({ paragraphs, sourceCode, ...draft }, index) => {
    const body = htmlOfMarkup(paragraphs.join('\n\n'));
    const source = preset.sources.find((one) => one.code === sourceCode);
    return {
      id: newId(),
      ...draft,
      body,
      sourceId: context.sourceIds.get(sourceCode ?? '') ?? null,
      sourceName: source?.publisher ?? null,
      indexNo: indexNumber(preset.profile.placeCode, year, first + index),
      state: 'published',
      publishedAt: new Date(now - index * MINUTE_MS),
      ownerUnitId,
      searchText: articleSearchText({ title: draft.title, summary: draft.summary, body }),
    };
  });
  await bulkInsert(tx, 'article', rows);
}
