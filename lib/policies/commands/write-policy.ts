import { recordChange } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { touchTags } from '@/lib/server/cache-tags';
import { inTransaction } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { AppError, ForbiddenError } from '@/lib/shared/errors';
import { firmPinyin } from '@/lib/shared/pinyin';
import { canReviewPolicy, canWritePolicies, canWritePolicy } from '../policy';
import type { PolicyChange, PolicyInput, PolicyPublication } from '../schema';
import { loadPolicy, policySearchText, policyTags } from './prepare';

const dateOf = (day: string | undefined): Date | null => (day ? new Date(`${day}T00:00:00Z`) : null);

const columnsOf = (input: PolicyInput) => ({
  title: input.title,
  docNo: input.docNo ?? null,
  issuer: input.issuer,
  issuedOn: dateOf(input.issuedOn),
  validFrom: dateOf(input.validFrom),
  validTo: dateOf(input.validTo),
  status: input.status,
  summary: input.summary ?? null,
  sourceQuote: input.sourceQuote ?? null,
  searchText: policySearchText(input),
});

const logged = (input: PolicyInput) => ({
  title: input.title,
  docNo: input.docNo ?? null,
  issuer: input.issuer,
  issuedOn: input.issuedOn ?? null,
  validFrom: input.validFrom ?? null,
  validTo: input.validTo ?? null,
  status: input.status,
  summary: input.summary ?? null,
});

/** Enters a policy document (F1), not yet public. It belongs to the writer's unit. Bureau only. */
export async function createPolicy(actor: Actor, input: PolicyInput): Promise<{ id: string }> {
  if (!canWritePolicies(actor)) throw new ForbiddenError('policies.write');
  const ownerUnitId = actor.kind === 'person' ? actor.unitId : null;
  if (!ownerUnitId) throw new ForbiddenError('policies.write');
  return inTransaction(async (tx) => {
    const id = newId();
    const initials = firmPinyin(input.title)
      .initials.replace(/[^a-z0-9]/g, '')
      .slice(0, 12);
    const slug = `${initials || 'policy'}-${id.slice(-6)}`;
    await tx.policyDocument.create({
      data: { id, slug, ...columnsOf(input), ownerUnitId },
      select: { id: true },
    });
    await recordChange(tx, actor, { noun: 'policies', recordId: id, verb: 'create', after: logged(input) });
    return { id };
  });
}

/** Changes a document. A newer version is a conflict. */
export async function updatePolicy(actor: Actor, input: PolicyChange): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const document = await loadPolicy(tx, actor, input.id);
    if (!canWritePolicy(actor, document)) throw new ForbiddenError('policies.write');
    if (document.version !== input.version) {
      throw new AppError(
        'conflict',
        {},
        {
          version: String(document.version),
          title: document.title,
          issuer: document.issuer ?? '',
          summary: document.summary ?? '',
        },
      );
    }
    await tx.policyDocument.update({
      where: { id: document.id },
      data: { ...columnsOf(input), version: { increment: 1 } },
      select: { id: true },
    });
    const { title, docNo, issuer, status, summary } = document;
    await recordChange(tx, actor, {
      noun: 'policies',
      recordId: document.id,
      verb: 'update',
      before: { title, docNo, issuer, status, summary },
      after: logged(input),
    });
    await touchTags(tx, policyTags(document.slug));
    return { id: document.id };
  });
}

/** Puts a document on the public site, or takes it off with a reason. A chief of the bureau. */
export async function publishPolicy(actor: Actor, input: PolicyPublication): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const document = await loadPolicy(tx, actor, input.id);
    if (!canReviewPolicy(actor, document)) throw new ForbiddenError('policies.publish');
    if (document.version !== input.version)
      throw new AppError('conflict', {}, { version: String(document.version) });
    const isPublic = input.to === 'public';
    if (document.isPublic === isPublic) throw new AppError('not_in_this_state');
    await tx.policyDocument.update({
      where: { id: document.id },
      data: { isPublic, version: { increment: 1 } },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      noun: 'policies',
      recordId: document.id,
      verb: isPublic ? 'publish' : 'withdraw',
      before: { isPublic: document.isPublic },
      after: { isPublic },
      reason: input.reason ?? null,
    });
    await touchTags(tx, policyTags(document.slug));
    return { id: document.id };
  });
}
