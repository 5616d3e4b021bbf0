import { hasRole, type Actor } from '@/lib/server/actor';
import { inScope, seesAll, seesNone, type Scope } from '@/lib/server/scope';

/** Articles belong to the unit that wrote them. */
export const articleScopeColumns = { unit: 'ownerUnitId' } as const;

type ArticleRecord = { ownerUnitId: string };
type DecisionRecord = ArticleRecord & { submittedBy: string | null; createdBy: string | null };

/** Who sees which articles on the desk, drafts included. */
export function visibleArticles(actor: Actor): Scope {
  if (actor.kind === 'system') return seesAll;
  if (actor.kind !== 'person') return seesNone;
  switch (actor.role) {
    case 'clerk':
    case 'chief':
    case 'leader':
    case 'filler':
      return actor.isWholeProgramme ? seesAll : { kind: 'some', unitIds: actor.unitIds };
    case 'supervisor':
      return seesAll;
    default:
      return seesNone;
  }
}

export function canReadArticle(actor: Actor, article: ArticleRecord): boolean {
  return inScope(visibleArticles(actor), { unitId: article.ownerUnitId });
}

export function canListArticles(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'clerk', 'chief', 'leader', 'filler', 'supervisor');
}

export function canWriteArticles(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'clerk', 'chief', 'filler');
}

export function canWriteArticle(actor: Actor, article: ArticleRecord): boolean {
  return canWriteArticles(actor) && canReadArticle(actor, article);
}

/** Publishing is a chief's act, after the review that a government site owes before posting (domain.md 2.7). */
export function canDecideArticle(actor: Actor, article: ArticleRecord): boolean {
  return hasRole(actor, 'chief') && canReadArticle(actor, article);
}

/** The second person of the two: neither the writer nor who handed it in. */
export function isSecondPerson(actor: Actor, article: DecisionRecord): boolean {
  return (
    actor.kind === 'person' && actor.userId !== article.submittedBy && actor.userId !== article.createdBy
  );
}
