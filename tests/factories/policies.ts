import { db } from '@/lib/server/db';
import { clauseSearchText } from '@/lib/policies/commands/prepare';

let number = 0;

/** A class of policy. */
export async function seedPolicyClass(code = 'industry'): Promise<string> {
  await db.policyClass.createMany({ data: [{ code, nameZh: '工业产业', sortNo: 0 }], skipDuplicates: true });
  return code;
}

/** A public document with one clause of one class in a state of review. */
export async function seedClause(
  ownerUnitId: string,
  over: {
    review?: 'unreviewed' | 'passed' | 'excepted';
    exceptionEndsOn?: string;
    title?: string;
    isPublic?: boolean;
  } = {},
): Promise<{ documentId: string; slug: string; id: string; version: number }> {
  number += 1;
  const classCode = await seedPolicyClass();
  const review = over.review ?? 'unreviewed';
  const title = over.title ?? '标准厂房预约看房';
  const body = '园区每月公布可租标准厂房。';
  const document = await db.policyDocument.create({
    data: {
      slug: `example-policy-${number}`,
      title: '示例政策汇编',
      ownerUnitId,
      isPublic: over.isPublic ?? true,
      isSample: true,
      clauses: {
        create: {
          number: 1,
          classCode,
          title,
          body,
          review,
          reviewedOn: review === 'unreviewed' ? null : new Date('2026-01-05'),
          exceptionEndsOn: over.exceptionEndsOn ? new Date(over.exceptionEndsOn) : null,
          searchText: clauseSearchText({ title, body }),
        },
      },
    },
    select: { id: true, slug: true, clauses: { select: { id: true, version: true } } },
  });
  const clause = document.clauses[0];
  if (!clause) throw new Error('the clause was not made');
  return { documentId: document.id, slug: document.slug, ...clause };
}
