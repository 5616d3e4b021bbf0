import { plainTextOf } from '@/lib/shared/light-markup';
import { scanForPublication, type PublicationFinding } from '@/lib/shared/publication-scan';

export type StoryState = 'draft' | 'submitted' | 'published' | 'withdrawn';
export type StoryAct = 'edit' | 'submit' | 'return' | 'approve' | 'withdraw';

const STEPS: Record<StoryAct, Partial<Record<StoryState, StoryState>>> = {
  edit: { draft: 'draft', withdrawn: 'draft' },
  submit: { draft: 'submitted' },
  return: { submitted: 'draft' },
  approve: { submitted: 'published' },
  withdraw: { published: 'withdrawn' },
};

/** Where an act leads, or null when the story's state does not allow it. A published text is never edited in place. */
export function stateAfter(act: StoryAct, state: StoryState): StoryState | null {
  return STEPS[act][state] ?? null;
}

/** A station of a life path: a year, or year and month, and what happened. */
export type PathStation = { year: string; text: string };

const STATION = /^(\d{4}(?:[-./年]\d{1,2}月?)?年?)[\s　，,：:、-]+(\S.*)$/;

/** One station per line; at most eight. `badLine` is the number of the first line that has no year, from 1. */
export function parsePathLines(text: string): { stations: PathStation[]; badLine: number | null } {
  const lines = text.split('\n').map((line) => line.trim());
  const stations: PathStation[] = [];
  for (const [index, line] of lines.entries()) {
    if (line === '') continue;
    const match = STATION.exec(line);
    if (!match?.[1] || !match[2] || stations.length >= 8) return { stations, badLine: index + 1 };
    stations.push({ year: match[1].replace(/年$/, ''), text: match[2].trim() });
  }
  return { stations, badLine: null };
}

/** The stations as they are typed. */
export function pathLines(stations: readonly PathStation[]): string {
  return stations.map((station) => `${station.year} ${station.text}`).join('\n');
}

/** Reads the stored path; anything that is no station is dropped. */
export function readStations(value: unknown): PathStation[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) =>
    typeof one === 'object' && one !== null && 'year' in one && 'text' in one
      ? [{ year: String(one.year), text: String(one.text) }]
      : [],
  );
}

/** What a story shows of a person, by the names of the publish consent: each needs its own (PIPL 25). */
export function shownFields(story: {
  firm: string | null;
  chamberText: string | null;
  path: readonly PathStation[];
}): string[] {
  return [
    'name',
    'story',
    ...(story.firm ? ['firm'] : []),
    ...(story.chamberText ? ['chamber'] : []),
    ...(story.path.length > 0 ? ['path'] : []),
  ];
}

/** Numbers and addresses that must not be published, by form field. */
export function findingsOf(story: {
  title: string;
  quote: string | null;
  shownName: string;
  firm: string | null;
  chamberText: string | null;
  path: readonly PathStation[];
  body: string;
}): Record<string, PublicationFinding[]> {
  const texts: Record<string, string> = {
    title: story.title,
    quote: story.quote ?? '',
    shownName: story.shownName,
    firm: story.firm ?? '',
    chamberText: story.chamberText ?? '',
    pathText: pathLines(story.path),
    body: plainTextOf(story.body),
  };
  const found = Object.entries(texts).map(([field, text]) => [field, scanForPublication(text)] as const);
  return Object.fromEntries(found.filter(([, list]) => list.length > 0));
}
