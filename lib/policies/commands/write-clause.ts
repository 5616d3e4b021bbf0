import { recordChange } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { touchTags } from '@/lib/server/cache-tags';
import { inTransaction, type Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { today } from '@/lib/shared/dates';
import { AppError, FieldErrors, ForbiddenError } from '@/lib/shared/errors';
import { canReviewPolicy, canWritePolicy, outcomesFor } from '../policy';
import type { ClauseChange, ClauseInput, ClauseReviewInput } from '../schema';
import { clauseSearchText, loadClause, loadPolicy, policyTags } from './prepare';

const columnsOf = (input: ClauseInput) => ({
  number: input.number,
  classCode: input.classCode,
  title: input.title,
  body: input.body,
  who: input.who ?? null,
  support: input.support ?? null,
  conditions: input.conditions ?? null,
  materials: input.materials ?? null,
  departmentText: input.departmentText ?? null,
});

async function checkClause(
  tx: Tx,
  documentId: string,
  input: ClauseInput,
  ownId: string | null,
): Promise<void> {
  const [known, twin] = await Promise.all([
    tx.policyClass.count({ where: { code: input.classCode } }),
    tx.policyClause.findFirst({ where: { documentId, number: input.number }, select: { id: true } }),
  ]);
  if (known === 0) throw FieldErrors.of('classCode', 'not_in_list');
  if (twin && twin.id !== ownId) throw FieldErrors.of('number', 'duplicate');
}

const userOf = (actor: Actor): string | null => (actor.kind === 'person' ? actor.userId : null);

/** Adds a clause to a document, unreviewed and so not public (公平竞争审查条例 18). Bureau only. */
export async function createClause(
  actor: Actor,
  input: ClauseInput,
): Promise<{ id: string; documentId: string }> {
  return inTransaction(async (tx) => {
    const document = await loadPolicy(tx, actor, input.documentId);
    if (!canWritePolicy(actor, document)) throw new ForbiddenError('policies.write');
    await checkClause(tx, document.id, input, null);
    const id = newId();
    await tx.policyClause.create({
      data: {
        id,
        documentId: document.id,
        ...columnsOf(input),
        searchText: clauseSearchText(input),
        draftedBy: userOf(actor),
        isSample: document.isSample,
      },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      noun: 'policies',
      recordId: document.id,
      verb: 'clause_create',
      after: { clauseId: id, ...columnsOf(input) },
    });
    return { id, documentId: document.id };
  });
}

/** Changes a clause. Its review falls back to unreviewed: what was reviewed was another text, so it leaves the site. */
export async function updateClause(
  actor: Actor,
  input: ClauseChange,
): Promise<{ id: string; documentId: string }> {
  return inTransaction(async (tx) => {
    const clause = await loadClause(tx, actor, input.id);
    if (!canWritePolicy(actor, clause.document)) throw new ForbiddenError('policies.write');
    if (clause.version !== input.version) {
      throw new AppError(
        'conflict',
        {},
        { version: String(clause.version), title: clause.title, body: clause.body },
      );
    }
    await checkClause(tx, clause.document.id, input, clause.id);
    await tx.policyClause.update({
      where: { id: clause.id },
      data: {
        ...columnsOf(input),
        searchText: clauseSearchText(input),
        draftedBy: userOf(actor),
        review: 'unreviewed',
        reviewNo: null,
        reviewedOn: null,
        reviewedBy: null,
        exceptionEndsOn: null,
        reviewNote: null,
        version: { increment: 1 },
      },
      select: { id: true },
    });
    const { id: _id, version: _v, document: _d, review, reviewNo: _n, draftedBy: _w, ...before } = clause;
    await recordChange(tx, actor, {
      noun: 'policies',
      recordId: clause.document.id,
      verb: 'clause_update',
      before: { ...before, review },
      after: { ...columnsOf(input), review: 'unreviewed' },
    });
    await touchTags(tx, policyTags(clause.document.slug));
    return { id: clause.id, documentId: clause.document.id };
  });
}

/**
 * Records the outcome of a clause's fair-competition review with its number and day; an exception names its last day.
 * Refuses a day in the future, and whoever wrote the clause (`needs_second_person`), who may only take it back. A chief
 * of the bureau. The public site follows at commit; the database holds the two persons too.
 */
export async function reviewClause(
  actor: Actor,
  input: ClauseReviewInput,
): Promise<{ id: string; documentId: string }> {
  return inTransaction(async (tx) => {
    const clause = await loadClause(tx, actor, input.id);
    if (!canReviewPolicy(actor, clause.document)) throw new ForbiddenError('policies.review');
    if (clause.version !== input.version)
      throw new AppError('conflict', {}, { version: String(clause.version) });
    if (!outcomesFor(actor, clause).includes(input.review)) throw new AppError('needs_second_person');
    if (input.reviewedOn && input.reviewedOn > today()) throw FieldErrors.of('reviewedOn', 'not_in_future');
    const state = {
      review: input.review,
      reviewNo: input.reviewNo ?? null,
      reviewedOn: input.reviewedOn ?? null,
      exceptionEndsOn: input.review === 'excepted' ? (input.exceptionEndsOn ?? null) : null,
      reviewNote: input.reviewNote ?? null,
    };
    const dateOf = (day: string | null): Date | null => (day ? new Date(`${day}T00:00:00Z`) : null);
    await tx.policyClause.update({
      where: { id: clause.id },
      data: {
        ...state,
        reviewedOn: dateOf(state.reviewedOn),
        exceptionEndsOn: dateOf(state.exceptionEndsOn),
        reviewedBy: userOf(actor),
        version: { increment: 1 },
      },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      noun: 'policies',
      recordId: clause.document.id,
      verb: 'clause_review',
      before: { clause: clause.number, review: clause.review, reviewNo: clause.reviewNo },
      after: { clause: clause.number, ...state },
    });
    await touchTags(tx, policyTags(clause.document.slug));
    return { id: clause.id, documentId: clause.document.id };
  });
}
