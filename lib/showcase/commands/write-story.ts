import { recordChange } from '@/lib/audit/commands';
import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import type { Actor } from '@/lib/server/actor';
import { inTransaction, type Tx } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { newId } from '@/lib/server/uuid';
import { AppError, FieldErrors, ForbiddenError } from '@/lib/shared/errors';
import { firmPinyin } from '@/lib/shared/pinyin';
import { canWriteStories, canWriteStory } from '../policy';
import { stateAfter } from '../rules';
import type { StoryChange, StoryInput } from '../schema';
import { keyOfStory, loadStory, storyColumns } from './prepare';

/** The person must be one that the actor sees; without a person the story is an example, which only a demo may hold. */
async function checkPerson(tx: Tx, actor: Actor, merchantId: string | undefined) {
  if (!merchantId) {
    const programme = await tx.programme.findFirst({ select: { isDemo: true } });
    if (!programme?.isDemo) throw FieldErrors.of('merchantId', 'required');
    return { isSample: true, ownerUnitId: null, personKeyId: null };
  }
  const person = await tx.merchant.findFirst({
    where: {
      AND: [{ id: merchantId, archivedAt: null }, scopeWhere(visibleMerchants(actor), merchantScopeColumns)],
    },
    select: { isSample: true, ownerUnitId: true, personKeyId: true },
  });
  if (!person) throw FieldErrors.of('merchantId', 'not_in_list');
  return person;
}

/**
 * Begins a story as a draft (A19). It belongs to the writer's unit. Refuses a person outside the writer's scope, and a
 * story without a person outside a demo.
 */
export async function createStory(actor: Actor, input: StoryInput): Promise<{ id: string }> {
  if (!canWriteStories(actor)) throw new ForbiddenError('showcase.write');
  return inTransaction(async (tx) => {
    const person = await checkPerson(tx, actor, input.merchantId);
    const ownerUnitId = actor.kind === 'person' ? actor.unitId : person.ownerUnitId;
    if (!ownerUnitId) throw new ForbiddenError('showcase.write');
    const id = newId();
    const columns = storyColumns(input);
    const initials = firmPinyin(input.title)
      .initials.replace(/[^a-z0-9]/g, '')
      .slice(0, 12);
    await tx.story.create({
      data: {
        id,
        slug: `${initials || 'story'}-${id.slice(-6)}`,
        ...columns,
        isSample: person.isSample,
        ownerUnitId,
        createdBy: actor.kind === 'person' ? actor.userId : null,
      },
    });
    const { searchText: _s, ...shown } = columns;
    await recordChange(tx, actor, {
      noun: 'showcase',
      recordId: id,
      verb: 'create',
      after: shown,
      personKey: await keyOfStory(tx, { merchant: person }),
    });
    return { id };
  });
}

/**
 * Changes a draft, or reopens a withdrawn story as a draft; handed-in and published texts are not edited in place.
 * Translations of the old text no longer count.
 */
export async function updateStory(actor: Actor, input: StoryChange): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const story = await loadStory(tx, actor, input.id, input.version);
    if (!canWriteStory(actor, story)) throw new ForbiddenError('showcase.write');
    const state = stateAfter('edit', story.state);
    if (state === null) throw new AppError('not_in_this_state');
    const person = await checkPerson(tx, actor, input.merchantId);
    const columns = storyColumns(input);
    await tx.story.update({
      where: { id: story.id },
      data: {
        ...columns,
        isSample: person.isSample,
        state,
        submittedBy: null,
        submittedAt: null,
        version: { increment: 1 },
      },
    });
    await tx.storyField.deleteMany({ where: { storyId: story.id } });
    await tx.storyText.updateMany({ where: { recordId: story.id }, data: { state: 'stale' } });
    const { searchText: _s, ...after } = columns;
    await recordChange(tx, actor, {
      noun: 'showcase',
      recordId: story.id,
      verb: 'update',
      before: Object.fromEntries(Object.entries(story).filter(([key]) => key in after)),
      after,
      personKey: await keyOfStory(tx, { merchant: person }),
    });
    return { id: story.id };
  });
}
