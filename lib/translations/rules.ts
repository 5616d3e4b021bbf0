/** Languages into which published texts are translated from Chinese. */
export const targetLocales = ['zh-Hant', 'en'] as const;
export type TargetLocale = (typeof targetLocales)[number];

export const translatableNouns = [
  'showcase',
  'articles',
  'offers',
  'policies',
  'chambers',
  'parks',
  'chains',
] as const;
export type TranslatableNoun = (typeof translatableNouns)[number];

export type FieldName = 'title' | 'name' | 'summary' | 'quote' | 'firm' | 'chamberText' | 'content' | 'body';

/** `markup`: sanitised HTML in the table, light markup in the form. */
export type FieldKind = 'line' | 'lines' | 'markup';

/** What of a noun is translated. */
export type Translatable = {
  table: string;
  /** table of its texts */
  texts: string;
  /** field that names the record */
  head: 'title' | 'name';
  /** in reading order */
  fields: readonly { field: FieldName; kind: FieldKind }[];
  /** SQL on alias r: the record is public */
  isPublic: string;
  /** first part of the public address, and the cache tag that lists hang on */
  section: string;
};

const line = (field: FieldName) => ({ field, kind: 'line' }) as const;
const lines = (field: FieldName) => ({ field, kind: 'lines' }) as const;
const markup = (field: FieldName) => ({ field, kind: 'markup' }) as const;
const published = `r.state = 'published'`;
const shown = `r."isPublic"`;

/** One table for screen, commands, queries and the trigger that marks a translation stale (migration translations). */
export const translatables: Readonly<Record<TranslatableNoun, Translatable>> = {
  showcase: {
    table: 'story',
    texts: 'story_text',
    head: 'title',
    fields: [line('title'), line('quote'), line('firm'), line('chamberText'), markup('body')],
    isPublic: published,
    section: 'showcase',
  },
  articles: {
    table: 'article',
    texts: 'article_text',
    head: 'title',
    fields: [line('title'), lines('summary'), markup('body')],
    isPublic: published,
    section: 'news',
  },
  offers: {
    table: 'offer',
    texts: 'offer_text',
    head: 'title',
    fields: [line('title'), lines('content')],
    isPublic: published,
    section: 'offers',
  },
  policies: {
    table: 'policy_document',
    texts: 'policy_text',
    head: 'title',
    fields: [line('title'), lines('summary')],
    isPublic: shown,
    section: 'policies',
  },
  chambers: {
    table: 'chamber',
    texts: 'chamber_text',
    head: 'name',
    fields: [line('name')],
    isPublic: shown,
    section: 'chambers',
  },
  parks: {
    table: 'park',
    texts: 'park_text',
    head: 'name',
    fields: [line('name'), lines('summary')],
    isPublic: shown,
    section: 'parks',
  },
  chains: {
    table: 'chain',
    texts: 'chain_text',
    head: 'name',
    fields: [line('name'), lines('summary')],
    isPublic: shown,
    section: 'chains',
  },
};

/** `missing`: nothing written yet; `stale`: the Chinese changed after it was written or reviewed. */
export type TextState = 'missing' | 'draft' | 'approved' | 'stale';

/** The state of a whole translation: what asks for work first. `filled` = fields that have Chinese. */
export function overallState(counts: {
  filled: number;
  draft: number;
  approved: number;
  stale: number;
}): TextState | 'partial' {
  if (counts.stale > 0) return 'stale';
  if (counts.draft > 0) return 'draft';
  if (counts.approved === 0) return 'missing';
  return counts.approved < counts.filled ? 'partial' : 'approved';
}

/** What happens to one field when a translation is saved. A text that stands and fits its Chinese is left as it is. */
export function actOnField(
  typed: string | undefined,
  held: { text: string; state: string; zhDigest: string | null } | null,
  zhDigest: string,
): 'keep' | 'write' | 'remove' | 'nothing' {
  if (!typed) return held ? 'remove' : 'nothing';
  if (!held) return 'write';
  const isCurrent = held.state === 'approved' || (held.state === 'draft' && held.zhDigest === zhDigest);
  return held.text === typed && isCurrent ? 'keep' : 'write';
}
