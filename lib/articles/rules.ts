import { plainTextOf } from '@/lib/shared/light-markup';
import { scanForPublication, type PublicationFinding } from '@/lib/shared/publication-scan';

export type ArticleState = 'draft' | 'submitted' | 'published' | 'withdrawn';
export type ArticleAct = 'edit' | 'submit' | 'return' | 'publish' | 'withdraw';

const STEPS: Record<ArticleAct, Partial<Record<ArticleState, ArticleState>>> = {
  edit: { draft: 'draft', withdrawn: 'draft' },
  submit: { draft: 'submitted' },
  return: { submitted: 'draft' },
  publish: { submitted: 'published' },
  withdraw: { published: 'withdrawn' },
};

/** Where an act leads, or null when the article's state does not allow it. */
export function stateAfter(act: ArticleAct, state: ArticleState): ArticleState | null {
  return STEPS[act][state] ?? null;
}

/** `610700/2026-00001`: body's code, year and five digits (domain.md 2.10); never reused, never changed. */
export function indexNumber(bodyCode: string, year: number, number: number): string {
  return `${bodyCode}/${year}-${String(number).padStart(5, '0')}`;
}

/** Private numbers in the text, by form field. An office's landline and mailbox may stand in a notice (H12). */
export function findingsOf(article: {
  title: string;
  summary: string | null;
  body: string;
}): Record<string, PublicationFinding[]> {
  const texts = { title: article.title, summary: article.summary ?? '', body: plainTextOf(article.body) };
  const found = Object.entries(texts).map(
    ([field, text]) =>
      [
        field,
        scanForPublication(text).filter(({ kind }) => kind !== 'landline' && kind !== 'email'),
      ] as const,
  );
  return Object.fromEntries(found.filter(([, list]) => list.length > 0));
}
