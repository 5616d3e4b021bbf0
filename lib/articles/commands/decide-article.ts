import { recordChange } from '@/lib/audit/commands';
import { ProgrammeProfile } from '@/lib/programme/schema';
import type { Actor } from '@/lib/server/actor';
import { touchTags } from '@/lib/server/cache-tags';
import { reserveNumbers } from '@/lib/server/counter';
import { inTransaction, type Tx } from '@/lib/server/db';
import { today } from '@/lib/shared/dates';
import { AppError, FieldErrors, ForbiddenError, type FieldProblem } from '@/lib/shared/errors';
import { canDecideArticle, canWriteArticle, isSecondPerson } from '../policy';
import { findingsOf, indexNumber, stateAfter, type ArticleAct, type ArticleState } from '../rules';
import type { ArticleStep, ArticleStepWithReason } from '../schema';
import { articleTags, loadArticle, type LoadedArticle } from './prepare';

function nextState(act: ArticleAct, article: LoadedArticle): ArticleState {
  const state = stateAfter(act, article.state);
  if (state === null) throw new AppError('not_in_this_state');
  return state;
}

/** Refuses a text with private numbers in it, naming the place. */
function refuseNumbers(article: LoadedArticle): void {
  const problems: Record<string, FieldProblem[]> = {};
  for (const [field, findings] of Object.entries(findingsOf(article))) {
    problems[field] = findings.map(({ kind, line, excerpt }) => ({
      code: `published_${kind}`,
      values: { line, excerpt },
    }));
  }
  if (Object.keys(problems).length > 0) throw new FieldErrors(problems);
}

async function note(
  tx: Tx,
  actor: Actor,
  article: LoadedArticle,
  verb: string,
  state: ArticleState,
  reason?: string,
) {
  await recordChange(tx, actor, {
    noun: 'articles',
    recordId: article.id,
    verb,
    before: { state: article.state },
    after: { state },
    reason: reason ?? null,
  });
}

/** The code of the publishing body: its 网站标识码, or the code of the programme's place while it has none. */
async function bodyCode(tx: Tx): Promise<string> {
  const programme = await tx.programme.findFirst({ select: { profile: true, placeCode: true } });
  const profile = ProgrammeProfile.safeParse(programme?.profile);
  return (profile.success ? profile.data.marks.siteCode : null) ?? programme?.placeCode ?? '000000';
}

/** Hands a draft in for publication. Refuses private numbers in the text. */
export async function submitArticle(actor: Actor, input: ArticleStep): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const article = await loadArticle(tx, actor, input.id, input.version);
    if (!canWriteArticle(actor, article)) throw new ForbiddenError('articles.write');
    const state = nextState('submit', article);
    refuseNumbers(article);
    await tx.article.update({
      where: { id: article.id },
      data: { state, submittedBy: actor.kind === 'person' ? actor.userId : null, version: { increment: 1 } },
    });
    await note(tx, actor, article, 'submit', state);
    return { id: article.id };
  });
}

/** Gives a handed-in article back with a remark; it stays in the history. */
export async function returnArticle(actor: Actor, input: ArticleStepWithReason): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const article = await loadArticle(tx, actor, input.id, input.version);
    if (!canDecideArticle(actor, article)) throw new ForbiddenError('articles.publish');
    const state = nextState('return', article);
    await tx.article.update({ where: { id: article.id }, data: { state, version: { increment: 1 } } });
    await note(tx, actor, article, 'return', state, input.reason);
    return { id: article.id };
  });
}

/**
 * Publishes a handed-in article; the second of two persons. The first publication draws the 索引号 and fixes the
 * publish time for good: a later return to the site keeps both (domain.md 2.7, 2.10).
 */
export async function publishArticle(
  actor: Actor,
  input: ArticleStep,
): Promise<{ id: string; slug: string }> {
  return inTransaction(async (tx) => {
    const article = await loadArticle(tx, actor, input.id, input.version);
    if (!canDecideArticle(actor, article)) throw new ForbiddenError('articles.publish');
    const state = nextState('publish', article);
    if (!isSecondPerson(actor, article)) throw new AppError('needs_second_person');
    refuseNumbers(article);
    const year = Number(today().slice(0, 4));
    const indexNo =
      article.indexNo ??
      indexNumber(await bodyCode(tx), year, await reserveNumbers(tx, 'articles.index', year));
    await tx.article.update({
      where: { id: article.id },
      data: {
        state,
        indexNo,
        publishedAt: article.publishedAt ?? new Date(),
        publishedBy: actor.kind === 'person' ? actor.userId : null,
        withdrawnAt: null,
        withdrawReason: null,
        version: { increment: 1 },
      },
    });
    await note(tx, actor, article, 'publish', state);
    await touchTags(tx, articleTags(article.slug));
    return { id: article.id, slug: article.slug };
  });
}

/** Takes a published article down, at once and everywhere, with a reason. */
export async function withdrawArticle(actor: Actor, input: ArticleStepWithReason): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const article = await loadArticle(tx, actor, input.id, input.version);
    if (!canWriteArticle(actor, article)) throw new ForbiddenError('articles.write');
    const state = nextState('withdraw', article);
    await tx.article.update({
      where: { id: article.id },
      data: { state, withdrawnAt: new Date(), withdrawReason: input.reason, version: { increment: 1 } },
    });
    await note(tx, actor, article, 'withdraw', state, input.reason);
    await touchTags(tx, articleTags(article.slug));
    return { id: article.id };
  });
}
