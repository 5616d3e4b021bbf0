import { articleScopeColumns, canWriteArticle, visibleArticles } from '@/lib/articles/policy';
import { canWriteChain, chainScopeColumns, visibleChains } from '@/lib/chains/policy';
import { canUpdateChamber, chamberScopeColumns, visibleChambers } from '@/lib/chambers/policy';
import { canWriteOffer, offerScopeColumns, visibleOffers } from '@/lib/offers/policy';
import { canWritePark, parkScopeColumns, visibleParks } from '@/lib/parks/policy';
import { canWritePolicy, policyScopeColumns, visiblePolicies } from '@/lib/policies/policy';
import { hasRole, type Actor } from '@/lib/server/actor';
import type { Scope, ScopeColumns } from '@/lib/server/scope';
import { canWriteStory, storyScopeColumns, visibleStories } from '@/lib/showcase/policy';
import type { TranslatableNoun } from './rules';

type TranslatedRecord = { id: string; ownerUnitId: string; merchantId: string | null };

/** Who sees what of a noun is the noun's own rule: a translation is part of its record. */
export function visibleTranslations(
  actor: Actor,
  noun: TranslatableNoun,
): { scope: Scope; columns: ScopeColumns } {
  switch (noun) {
    case 'showcase':
      return { scope: visibleStories(actor), columns: storyScopeColumns };
    case 'articles':
      return { scope: visibleArticles(actor), columns: articleScopeColumns };
    case 'offers':
      return { scope: visibleOffers(actor), columns: offerScopeColumns };
    case 'policies':
      return { scope: visiblePolicies(actor), columns: policyScopeColumns };
    case 'chambers':
      return { scope: visibleChambers(actor), columns: chamberScopeColumns };
    case 'parks':
      return { scope: visibleParks(actor), columns: parkScopeColumns };
    case 'chains':
      return { scope: visibleChains(actor), columns: chainScopeColumns };
  }
}

/** The desk's pages of translations: those who write what is published. */
export function canListTranslations(actor: Actor): boolean {
  return hasRole(actor, 'clerk', 'chief', 'filler');
}

/** Writing a translation: whoever may write the record itself. */
export function canTranslate(actor: Actor, noun: TranslatableNoun, record: TranslatedRecord): boolean {
  if (!canListTranslations(actor)) return false;
  switch (noun) {
    case 'showcase':
      return canWriteStory(actor, record);
    case 'articles':
      return canWriteArticle(actor, record);
    case 'offers':
      return canWriteOffer(actor, record);
    case 'policies':
      return canWritePolicy(actor, record);
    case 'chambers':
      return canUpdateChamber(actor, record);
    case 'parks':
      return canWritePark(actor, record);
    case 'chains':
      return canWriteChain(actor, record);
  }
}

/** Reviewing translations: clerk or chief of the bureau. Never of the own hand: `isSecondReader`. */
export function canReviewTranslations(actor: Actor): boolean {
  return hasRole(actor, 'clerk', 'chief') && actor.isWholeProgramme;
}

/** The second person: has written none of the fields that wait (review before posting, 2.7). */
export function isSecondReader(actor: Actor, writers: readonly (string | null)[]): boolean {
  return actor.kind === 'person' && !writers.includes(actor.userId);
}
