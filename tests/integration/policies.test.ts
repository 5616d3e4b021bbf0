import { beforeAll, describe, expect, it } from 'vitest';
import { createClause, reviewClause, updateClause } from '@/lib/policies/commands/write-clause';
import { publishPolicy } from '@/lib/policies/commands/write-policy';
import { getPolicy } from '@/lib/policies/queries/policies';
import {
  countPublicClausesByClass,
  getPublicPolicy,
  listPublicClauses,
} from '@/lib/policies/queries/public-policies';
import { ClauseInput, ClauseReviewInput } from '@/lib/policies/schema';
import { PublicClausePage } from '@/lib/policies/search-params';
import { db } from '@/lib/server/db';
import { addDays, today } from '@/lib/shared/dates';
import { FieldErrors } from '@/lib/shared/errors';
import { seedClause } from '@/tests/factories/policies';
import { makeWorld, type World } from '@/tests/support/world';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

/** Everywhere the public could meet the clause. */
async function whereSeen(slug: string, q: string): Promise<string[]> {
  const [page, search, counts] = await Promise.all([
    getPublicPolicy(slug, 'zh-CN'),
    listPublicClauses(PublicClausePage.parse({ q }), 'zh-CN'),
    countPublicClausesByClass('zh-CN'),
  ]);
  return [
    ...(page && page.clauses.length > 0 ? ['page'] : []),
    ...(search.rows.some((row) => row.documentSlug === slug) ? ['search'] : []),
    ...(counts.some((one) => one.count > 0) ? ['count'] : []),
  ];
}

const review = (input: { id: string; version: number }, over: object) =>
  ClauseReviewInput.parse({
    id: input.id,
    version: input.version,
    reviewNo: '示例审1号',
    reviewedOn: today(),
    ...over,
  });

describe('only reviewed clauses are public', () => {
  it('unreviewed: nowhere; passed: everywhere; edited: nowhere again', async () => {
    const clause = await seedClause(world.rootId, { title: '审查后公开的条款' });
    const chief = await world.actor('chief');
    expect(await whereSeen(clause.slug, '审查后公开')).toEqual([]);
    await reviewClause(chief, review(clause, { review: 'passed' }));
    expect(await whereSeen(clause.slug, '审查后公开')).toEqual(['page', 'search', 'count']);
    const input = {
      documentId: clause.documentId,
      number: 1,
      classCode: 'industry',
      title: '审查后公开的条款',
      body: '改动后的条文。',
    };
    await updateClause(await world.actor('clerk'), {
      ...ClauseInput.parse(input),
      id: clause.id,
      version: 2,
    });
    expect(await whereSeen(clause.slug, '审查后公开')).toEqual([]);
  });

  it('an exception is shown to its last day and not a day longer', async () => {
    const clause = await seedClause(world.rootId, {
      review: 'excepted',
      exceptionEndsOn: today(),
      title: '例外期内的条款',
    });
    expect(await whereSeen(clause.slug, '例外期内')).toEqual(['page', 'search', 'count']);
    const yesterday = new Date(`${addDays(today(), -1)}T00:00:00Z`);
    await db.policyClause.update({ where: { id: clause.id }, data: { exceptionEndsOn: yesterday } });
    expect(await whereSeen(clause.slug, '例外期内')).toEqual([]);
  });

  it('a document taken off the site takes its clauses with it', async () => {
    const clause = await seedClause(world.rootId, { review: 'passed', title: '随文件撤下的条款' });
    const chief = await world.actor('chief');
    await publishPolicy(chief, { id: clause.documentId, version: 1, to: 'hidden', reason: '文件调整' });
    expect(await whereSeen(clause.slug, '随文件撤下')).toEqual([]);
  });

  it('a review of tomorrow is refused, and the database refuses a decision without its day', async () => {
    const clause = await seedClause(world.rootId);
    const input = review(clause, { review: 'passed', reviewedOn: addDays(today(), 1) });
    await expect(reviewClause(await world.actor('chief'), input)).rejects.toThrow(FieldErrors);
    await expect(
      db.policyClause.update({ where: { id: clause.id }, data: { review: 'passed' } }),
    ).rejects.toThrow(/policy_clause_review/);
    await expect(
      db.policyClause.update({
        where: { id: clause.id },
        data: { review: 'excepted', reviewedOn: new Date() },
      }),
    ).rejects.toThrow(/policy_clause_exception/);
  });
});

describe('the search over clauses', () => {
  it.each(['看房', '標準廠房', 'biaozhun', 'bzcf', '标准 看房'])('finds it by %s', async (q) => {
    const { slug } = await seedClause(world.rootId, { review: 'passed' });
    const { rows } = await listPublicClauses(PublicClausePage.parse({ q }), 'zh-CN', 100);
    expect(rows.map((row) => row.documentSlug)).toContain(slug);
  });
});

describe('who writes a clause does not review it', () => {
  it('refuses the writer every outcome but taking it back, in the command and in the database', async () => {
    const chief = await world.actor('chief');
    const { documentId } = await seedClause(world.rootId);
    const input = {
      documentId,
      number: 7,
      classCode: 'industry',
      title: '科长写的条款',
      body: '由科长撰写的条文。',
    };
    const { id } = await createClause(chief, ClauseInput.parse(input));
    await expect(reviewClause(chief, review({ id, version: 1 }, { review: 'passed' }))).rejects.toMatchObject(
      {
        code: 'needs_second_person',
      },
    );
    const direct = db.policyClause.update({
      where: { id },
      data: { review: 'passed', reviewedOn: new Date('2026-01-05'), reviewedBy: chief.userId },
    });
    await expect(direct).rejects.toThrow(/policy_clause_two_persons/);
    await reviewClause(chief, review({ id, version: 1 }, { review: 'withdrawn', reviewNote: '暂不发布' }));
    expect(await db.policyClause.findUniqueOrThrow({ where: { id }, select: { review: true } })).toEqual({
      review: 'withdrawn',
    });
  });

  it('lets the chief review what a clerk wrote, and asks for a second person again after an own change', async () => {
    const [clerk, chief] = [await world.actor('clerk'), await world.actor('chief')];
    const { documentId } = await seedClause(world.rootId);
    const input = {
      documentId,
      number: 8,
      classCode: 'industry',
      title: '科员写的条款',
      body: '由科员撰写的条文。',
    };
    const { id } = await createClause(clerk, ClauseInput.parse(input));
    await reviewClause(chief, review({ id, version: 1 }, { review: 'passed' }));
    await updateClause(chief, {
      ...ClauseInput.parse({ ...input, body: '科长改过的条文。' }),
      id,
      version: 2,
    });
    await expect(reviewClause(chief, review({ id, version: 3 }, { review: 'passed' }))).rejects.toMatchObject(
      {
        code: 'needs_second_person',
      },
    );
    const clause = (await getPolicy(chief, documentId)).clauses.find((one) => one.id === id);
    expect(clause?.outcomes).toEqual(['withdrawn']);
  });
});
