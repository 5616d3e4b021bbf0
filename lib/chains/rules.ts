export const linkStates = ['present', 'weak', 'missing'] as const;
export type LinkState = (typeof linkStates)[number];

/** One link of a chain as it is typed and kept. */
export type LinkLine = { name: string; state: LinkState };

const MARKS: Record<string, LinkState> = { 有: 'present', 弱: 'weak', 缺: 'missing' };
const WORDS: Record<LinkState, string> = { present: '有', weak: '弱', missing: '缺' };
const MOST_LINKS = 40;

/**
 * Reads one link per line, “缺 精密铸件”; a line without a mark is a link that is there. `badLine` is the number of
 * the first line that is too long, or the forty-first, from 1.
 */
export function parseLinkLines(text: string): { links: LinkLine[]; badLine: number | null } {
  const links: LinkLine[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '') continue;
    const match = /^([有弱缺])[\s　:：,，]+(\S.*)$/.exec(line);
    const name = (match?.[2] ?? line).trim();
    if (name.length > 30 || links.length >= MOST_LINKS) return { links, badLine: index + 1 };
    links.push({ name, state: MARKS[match?.[1] ?? '有'] ?? 'present' });
  }
  return { links, badLine: null };
}

/** The links as they are typed. */
export function linkLines(links: readonly LinkLine[]): string {
  return links.map((link) => `${WORDS[link.state]} ${link.name}`).join('\n');
}

/** A stored state; anything unknown counts as present. */
export function toLinkState(value: string): LinkState {
  return linkStates.find((state) => state === value) ?? 'present';
}
