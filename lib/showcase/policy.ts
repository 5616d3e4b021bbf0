import { hasRole, type Actor } from '@/lib/server/actor';
import { inScope, seesAll, seesNone, type Scope } from '@/lib/server/scope';

/** Stories belong to the unit that wrote them; the person told of sees the own story before and after it is public. */
export const storyScopeColumns = { unit: 'ownerUnitId', merchant: 'merchantId' } as const;

type StoryRecord = { ownerUnitId: string; merchantId: string | null };
type DecisionRecord = StoryRecord & { submittedBy: string | null; createdBy: string | null };

/** Who sees which stories on the desk, drafts included. The public sees published ones by other queries. */
export function visibleStories(actor: Actor): Scope {
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
    case 'merchant':
      return actor.merchantId ? { kind: 'some', merchantIds: [actor.merchantId] } : seesNone;
    default:
      return seesNone;
  }
}

/** May this actor see this story, whatever its state? The same rule as the list. */
export function canReadStory(actor: Actor, story: StoryRecord): boolean {
  return inScope(visibleStories(actor), { unitId: story.ownerUnitId, merchantId: story.merchantId });
}

/** The list is a desk page: the person told of finds the own story under 我的信息. */
export function canListStories(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'clerk', 'chief', 'leader', 'filler', 'supervisor');
}

/** Writing and handing in: those who keep people's records. */
export function canWriteStories(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'clerk', 'chief', 'filler');
}

export function canWriteStory(actor: Actor, story: StoryRecord): boolean {
  return canWriteStories(actor) && canReadStory(actor, story);
}

/** Approving and giving back: a chief whose scope holds the story. */
export function canDecideStory(actor: Actor, story: StoryRecord): boolean {
  return hasRole(actor, 'chief') && canReadStory(actor, story);
}

/** The second person of the two: neither who wrote the story nor who handed it in (F5; 2.7 review before posting). */
export function isSecondPerson(actor: Actor, story: DecisionRecord): boolean {
  return actor.kind === 'person' && actor.userId !== story.submittedBy && actor.userId !== story.createdBy;
}

/** Taking down is quicker than putting up: whoever may write the story may withdraw it. */
export function canWithdrawStory(actor: Actor, story: StoryRecord): boolean {
  return canWriteStory(actor, story);
}
