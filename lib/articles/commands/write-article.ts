import { recordChange } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { inTransaction } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { AppError, ForbiddenError } from '@/lib/shared/errors';
import { firmPinyin } from '@/lib/shared/pinyin';
import { canWriteArticle, canWriteArticles } from '../policy';
import { stateAfter } from '../rules';
import type { ArticleChange, ArticleInput } from '../schema';
import { articleColumns, loadArticle } from './prepare';

/** Begins an article as a draft of the writer's unit. */
export async function createArticle(actor: Actor, input: ArticleInput): Promise<{ id: string }> {
  if (!canWriteArticles(actor) || actor.kind !== 'person' || !actor.unitId) {
    throw new ForbiddenError('articles.write');
  }
  const ownerUnitId = actor.unitId;
  return inTransaction(async (tx) => {
    const id = newId();
    const columns = articleColumns(input);
    const initials = firmPinyin(input.title)
      .initials.replace(/[^a-z0-9]/g, '')
      .slice(0, 12);
    const slug = `${initials || input.kind}-${id.slice(-6)}`;
    await tx.article.create({ data: { id, slug, ...columns, ownerUnitId, createdBy: actor.userId } });
    const { searchText: _s, ...after } = columns;
    await recordChange(tx, actor, { noun: 'articles', recordId: id, verb: 'create', after });
    return { id };
  });
}

/** Changes a draft, or reopens a withdrawn article as one; what is handed in or published is not edited in place. */
export async function updateArticle(actor: Actor, input: ArticleChange): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const article = await loadArticle(tx, actor, input.id, input.version);
    if (!canWriteArticle(actor, article)) throw new ForbiddenError('articles.write');
    const state = stateAfter('edit', article.state);
    if (state === null) throw new AppError('not_in_this_state');
    const columns = articleColumns(input);
    await tx.article.update({
      where: { id: article.id },
      data: { ...columns, state, submittedBy: null, version: { increment: 1 } },
    });
    await tx.articleText.updateMany({ where: { recordId: article.id }, data: { state: 'stale' } });
    const { searchText: _s, ...after } = columns;
    await recordChange(tx, actor, {
      noun: 'articles',
      recordId: article.id,
      verb: 'update',
      before: Object.fromEntries(Object.entries(article).filter(([key]) => key in after)),
      after,
    });
    return { id: article.id };
  });
}
