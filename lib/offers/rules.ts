import { parseMoney } from '@/lib/shared/money';
import { scanForPublication, type PublicationFinding } from '@/lib/shared/publication-scan';

export type OfferState = 'draft' | 'submitted' | 'published' | 'withdrawn';
export type OfferAct = 'edit' | 'submit' | 'return' | 'publish' | 'withdraw';

const STEPS: Record<OfferAct, Partial<Record<OfferState, OfferState>>> = {
  edit: { draft: 'draft', withdrawn: 'draft' },
  submit: { draft: 'submitted' },
  return: { submitted: 'draft' },
  publish: { submitted: 'published' },
  withdraw: { published: 'withdrawn' },
};

/** Where an act leads, or null when the state does not allow it. A published offer is never edited in place. */
export function stateAfter(act: OfferAct, state: OfferState): OfferState | null {
  return STEPS[act][state] ?? null;
}

/** The three questions of the pre-review: 合法性、合规性、可行性 (E2). */
export const aspects = ['legal', 'compliant', 'feasible'] as const;
export type Aspect = (typeof aspects)[number];
export type ReviewResult = 'pending' | 'passed' | 'failed';

/** A stored result; anything unknown counts as pending. */
export function toResult(value: string): ReviewResult {
  return value === 'passed' || value === 'failed' ? value : 'pending';
}

/** Aspects that still stand between an offer and the public site. Empty: the gate is open. */
export function openAspects(reviews: Readonly<Record<Aspect, string>>): Aspect[] {
  return aspects.filter((aspect) => reviews[aspect] !== 'passed');
}

/** Telephone, ID and card numbers or addresses in the text, by form field. The office's own contact line is not scanned. */
export function findingsOf(offer: {
  title: string;
  content: string;
  cooperation: string | null;
  conditions: string | null;
  benefit: string | null;
}): Record<string, PublicationFinding[]> {
  const texts = {
    title: offer.title,
    content: offer.content,
    cooperation: offer.cooperation ?? '',
    conditions: offer.conditions ?? '',
    benefit: offer.benefit ?? '',
  };
  const found = Object.entries(texts).map(([field, text]) => [field, scanForPublication(text)] as const);
  return Object.fromEntries(found.filter(([, list]) => list.length > 0));
}

/** An amount as people type it (“5000”, “0.5亿”, “3,000万元”) as 万元 text; null for nothing, false when it can't be read. */
export function readAmount(text: string | undefined): string | null | false {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') return null;
  const parsed = parseMoney(trimmed);
  return parsed.ok ? parsed.wan : false;
}

/** The paragraphs of an offer: what is there, what is to be built, what is still open. */
export function paragraphsOf(content: string): string[] {
  return content
    .split(/\n+/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}

export const MOST_COMPARED = 3;

/** The address parts to compare: up to three, each once, in the order of the address. */
export function comparedSlugs(values: string | string[] | undefined): string[] {
  const list = (Array.isArray(values) ? values : [values ?? '']).flatMap((value) => value.split(','));
  const good = list.map((one) => one.trim()).filter((one) => /^[a-z0-9-]{1,60}$/.test(one));
  return [...new Set(good)].slice(0, MOST_COMPARED);
}
