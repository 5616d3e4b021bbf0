import type { Actor } from '@/lib/server/actor';
import type { Tx } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { NotFoundError } from '@/lib/shared/errors';
import { firmPinyin } from '@/lib/shared/pinyin';
import { buildSearchText } from '@/lib/shared/search-text';
import { policyScopeColumns, visiblePolicies } from '../policy';

/** What a document is found by: title, number, issuer and the readings of the title (H7). */
export function policySearchText(document: {
  title: string;
  docNo?: string | null | undefined;
  issuer?: string | null | undefined;
}): string {
  const reading = firmPinyin(document.title);
  return buildSearchText([document.title, document.docNo, document.issuer, reading.full, reading.initials]);
}

/** What a clause is found by: its words and the readings of its title. */
export function clauseSearchText(clause: {
  title: string;
  body: string;
  who?: string | null | undefined;
  support?: string | null | undefined;
  conditions?: string | null | undefined;
  departmentText?: string | null | undefined;
}): string {
  const reading = firmPinyin(clause.title);
  return buildSearchText([
    clause.title,
    clause.body,
    clause.who,
    clause.support,
    clause.conditions,
    clause.departmentText,
    reading.full,
    reading.initials,
  ]);
}

/** Loads a document of the actor's sight. */
export async function loadPolicy(tx: Tx, actor: Actor, id: string) {
  const document = await tx.policyDocument.findFirst({
    where: { AND: [{ id, archivedAt: null }, scopeWhere(visiblePolicies(actor), policyScopeColumns)] },
    select: {
      id: true,
      slug: true,
      version: true,
      ownerUnitId: true,
      title: true,
      docNo: true,
      issuer: true,
      status: true,
      summary: true,
      sourceQuote: true,
      isPublic: true,
      isSample: true,
    },
  });
  if (!document) throw new NotFoundError('policy');
  return document;
}

/** Loads a clause with its document, of the actor's sight. */
export async function loadClause(tx: Tx, actor: Actor, id: string) {
  const clause = await tx.policyClause.findFirst({
    where: {
      id,
      archivedAt: null,
      document: { AND: [{ archivedAt: null }, scopeWhere(visiblePolicies(actor), policyScopeColumns)] },
    },
    select: {
      id: true,
      version: true,
      number: true,
      classCode: true,
      title: true,
      body: true,
      who: true,
      support: true,
      conditions: true,
      materials: true,
      departmentText: true,
      draftedBy: true,
      review: true,
      reviewNo: true,
      document: { select: { id: true, slug: true, ownerUnitId: true } },
    },
  });
  if (!clause) throw new NotFoundError('clause');
  return clause;
}

/** Tags of every public page that shows this document or its clauses. */
export function policyTags(slug: string): string[] {
  return ['policies', `policies/${slug}`];
}
