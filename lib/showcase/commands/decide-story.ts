import { recordChange } from '@/lib/audit/commands';
import { coverFields } from '@/lib/privacy/rules';
import type { Actor } from '@/lib/server/actor';
import { touchTags } from '@/lib/server/cache-tags';
import { inTransaction, type Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { AppError, FieldErrors, ForbiddenError, type FieldProblem } from '@/lib/shared/errors';
import { canDecideStory, canWithdrawStory, canWriteStory, isSecondPerson } from '../policy';
import { findingsOf, readStations, shownFields, stateAfter, type StoryAct, type StoryState } from '../rules';
import type { StoryStep, StoryStepWithReason } from '../schema';
import { keyOfStory, loadStory, storyTags, type LoadedStory } from './prepare';

function nextState(act: StoryAct, story: LoadedStory): StoryState {
  const state = stateAfter(act, story.state);
  if (state === null) throw new AppError('not_in_this_state');
  return state;
}

/** Refuses a text with telephone, ID or card numbers or e-mail addresses in it, naming the place (domain.md 2.5). */
function refuseNumbers(story: LoadedStory): void {
  const found = findingsOf({ ...story, path: readStations(story.path) });
  const problems: Record<string, FieldProblem[]> = {};
  for (const [field, findings] of Object.entries(found)) {
    problems[field] = findings.map(({ kind, line, excerpt }) => ({
      code: `published_${kind}`,
      values: { line, excerpt },
    }));
  }
  if (Object.keys(problems).length > 0) throw new FieldErrors(problems);
}

/** The consent behind each shown field; refuses when one is missing (PIPL 25). Examples show nobody. */
async function consentsOf(tx: Tx, story: LoadedStory): Promise<{ field: string; consentId: string }[]> {
  if (!story.merchantId) return [];
  const consents = await tx.consent.findMany({
    where: { merchantId: story.merchantId, purpose: 'publish', withdrawnAt: null },
    select: { id: true, purpose: true, fields: true, withdrawnAt: true },
    orderBy: [{ givenAt: 'desc' }, { id: 'desc' }],
    take: 50,
  });
  const { covered, missing } = coverFields(
    shownFields({ ...story, path: readStations(story.path) }),
    consents,
  );
  if (missing.length > 0) throw new AppError('consent_missing', {}, { fields: missing });
  return covered;
}

async function note(
  tx: Tx,
  actor: Actor,
  story: LoadedStory,
  change: { verb: string; state: StoryState; reason?: string; consents?: string[] },
): Promise<void> {
  await recordChange(tx, actor, {
    noun: 'showcase',
    recordId: story.id,
    verb: change.verb,
    before: { state: story.state },
    after: { state: change.state, ...(change.consents ? { consents: change.consents } : {}) },
    reason: change.reason ?? null,
    personKey: await keyOfStory(tx, story),
  });
}

/** Hands a draft in for approval. Refuses numbers in the text and shown fields without consent. */
export async function submitStory(actor: Actor, input: StoryStep): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const story = await loadStory(tx, actor, input.id, input.version);
    if (!canWriteStory(actor, story)) throw new ForbiddenError('showcase.write');
    const state = nextState('submit', story);
    refuseNumbers(story);
    await consentsOf(tx, story);
    await tx.story.update({
      where: { id: story.id },
      data: {
        state,
        submittedBy: actor.kind === 'person' ? actor.userId : null,
        submittedAt: new Date(),
        returnNote: null,
        version: { increment: 1 },
      },
    });
    await note(tx, actor, story, { verb: 'submit', state });
    return { id: story.id };
  });
}

/** Gives a handed-in story back to its writer with a remark. */
export async function returnStory(actor: Actor, input: StoryStepWithReason): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const story = await loadStory(tx, actor, input.id, input.version);
    if (!canDecideStory(actor, story)) throw new ForbiddenError('showcase.approve');
    const state = nextState('return', story);
    await tx.story.update({
      where: { id: story.id },
      data: { state, returnNote: input.reason, version: { increment: 1 } },
    });
    await note(tx, actor, story, { verb: 'return', state, reason: input.reason });
    return { id: story.id };
  });
}

/**
 * Approves a handed-in story: public at commit. The second of two persons; every shown field is bound to the consent it
 * stands on now, and the pages are dropped from every cache in the same transaction.
 */
export async function approveStory(actor: Actor, input: StoryStep): Promise<{ id: string; slug: string }> {
  return inTransaction(async (tx) => {
    const story = await loadStory(tx, actor, input.id, input.version);
    if (!canDecideStory(actor, story)) throw new ForbiddenError('showcase.approve');
    const state = nextState('approve', story);
    if (!isSecondPerson(actor, story)) throw new AppError('needs_second_person');
    refuseNumbers(story);
    const covered = await consentsOf(tx, story);
    await tx.storyField.deleteMany({ where: { storyId: story.id } });
    await tx.storyField.createMany({
      data: covered.map((one) => ({ id: newId(), storyId: story.id, ...one })),
    });
    await tx.story.update({
      where: { id: story.id },
      data: {
        state,
        approvedBy: actor.kind === 'person' ? actor.userId : null,
        publishedAt: new Date(),
        withdrawnAt: null,
        withdrawReason: null,
        version: { increment: 1 },
      },
    });
    await note(tx, actor, story, {
      verb: 'publish',
      state,
      consents: [...new Set(covered.map((one) => one.consentId))],
    });
    await touchTags(tx, storyTags(story.slug));
    return { id: story.id, slug: story.slug };
  });
}

/** Takes a published story down, at once and everywhere, with a reason. */
export async function withdrawStory(actor: Actor, input: StoryStepWithReason): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const story = await loadStory(tx, actor, input.id, input.version);
    if (!canWithdrawStory(actor, story)) throw new ForbiddenError('showcase.withdraw');
    nextState('withdraw', story);
    await takeDownIn(tx, actor, story, input.reason);
    return { id: story.id };
  });
}

/** The taking down itself, in the caller's transaction. */
export async function takeDownIn(tx: Tx, actor: Actor, story: LoadedStory, reason: string): Promise<void> {
  await tx.story.update({
    where: { id: story.id },
    data: { state: 'withdrawn', withdrawnAt: new Date(), withdrawReason: reason, version: { increment: 1 } },
  });
  await note(tx, actor, story, { verb: 'withdraw', state: 'withdrawn', reason });
  await touchTags(tx, storyTags(story.slug));
}
