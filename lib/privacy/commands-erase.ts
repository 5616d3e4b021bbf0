import { loadPersonKeys, recordChange, recordChanges } from '@/lib/audit/commands';
import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import type { Actor } from '@/lib/server/actor';
import { touchTags } from '@/lib/server/cache-tags';
import { inTransaction, type Tx } from '@/lib/server/db';
import { scopeSql } from '@/lib/server/scope-sql';
import { newId } from '@/lib/server/uuid';
import { dayOf, today } from '@/lib/shared/dates';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import type { KeptLink } from '@/lib/shared/kept-links';
import { eraseRows } from './commands-erase-rows';
import { termsIn } from './commands-requests';
import { canDecideErasure, canSetAside } from './policy-requests';
import { erasableFrom } from './rules-requests';
import type { DecideErasureInput, FreezeInput, ProposeErasureInput } from './schema-requests';

type Person = {
  id: string;
  version: number;
  fileNo: string;
  keeperUnitIds: string[];
  personKeyId: string | null;
  archived: boolean;
  frozenAt: Date | null;
  erased: boolean;
  merged: boolean;
};

async function lockPerson(tx: Tx, actor: Actor, id: string): Promise<Person> {
  const [person] = await tx.$queryRaw<Person[]>`
    SELECT m.id, m.version, m."fileNo", m."keeperUnitIds", m."personKeyId", m."archivedAt" IS NOT NULL AS archived,
           m."frozenAt", m."erasedAt" IS NOT NULL AS erased, m."mergedIntoId" IS NOT NULL AS merged
      FROM merchant m
     WHERE m.id = ${id}::uuid AND ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')} FOR UPDATE`;
  if (!person) throw new NotFoundError('merchant');
  if (person.erased || person.merged) throw new AppError('not_in_this_state');
  return person;
}

/**
 * Sets a record aside before erasing, or takes it back into use (PIPL 47): out of every list, search, figure and
 * export like an archived one, and opened by few. Needs the version and a reason. The bureau.
 */
export async function freezePerson(actor: Actor, input: FreezeInput, thaw = false): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const person = await lockPerson(tx, actor, input.id);
    if (!canSetAside(actor, person)) throw new ForbiddenError('privacy.set_aside');
    if (person.version !== input.version) throw new AppError('conflict', {}, {});
    if ((person.frozenAt !== null) !== thaw) throw new AppError('not_in_this_state');
    const open = await tx.erasure.count({ where: { merchantId: person.id, state: 'proposed' } });
    if (thaw && open > 0) throw new AppError('not_in_this_state');
    const now = new Date();
    await tx.merchant.update({
      where: { id: person.id },
      data: {
        frozenAt: thaw ? null : now,
        archivedAt: thaw ? null : now,
        archivedReason: thaw ? null : input.reason,
        version: { increment: 1 },
      },
      select: { id: true },
    });
    const keys = await loadPersonKeys(tx, person.personKeyId ? [person.personKeyId] : []);
    await recordChange(tx, actor, {
      noun: 'merchants',
      recordId: person.id,
      verb: thaw ? 'thaw' : 'freeze',
      reason: input.reason,
      personKey: keys.get(person.personKeyId ?? '') ?? null,
    });
    // a chamber's page may name the person
    await touchTags(tx, ['chambers']);
    return { id: person.id };
  });
}

/**
 * Proposes to erase a person whose record has been set aside. Without the person's own request the record must have
 * been set aside for the term. One open proposal at a time; a chief who is somebody else decides.
 */
export async function proposeErasure(actor: Actor, input: ProposeErasureInput): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const person = await lockPerson(tx, actor, input.merchantId);
    if (!canSetAside(actor, person) || actor.kind !== 'person') throw new ForbiddenError('privacy.set_aside');
    if (!person.frozenAt) throw new AppError('not_in_this_state');
    const request = await tx.rightsRequest.findFirst({
      where: { merchantId: person.id, kind: 'delete', state: { in: ['granted', 'partly'] } },
      select: { id: true },
      orderBy: { id: 'desc' },
    });
    if (input.ground === 'request' && !request) throw FieldErrors.of('ground', 'no_granted_request');
    const from = erasableFrom(dayOf(person.frozenAt), await termsIn(tx));
    if (input.ground !== 'request' && from > today()) {
      throw FieldErrors.of('ground', 'not_before', { date: from });
    }
    const open = await tx.erasure.count({ where: { merchantId: person.id, state: 'proposed' } });
    if (open > 0) throw new AppError('duplicate');
    const id = newId();
    await tx.erasure.create({
      data: {
        id,
        merchantId: person.id,
        requestId: input.ground === 'request' ? (request?.id ?? null) : null,
        ground: input.ground,
        reason: input.reason,
        proposedBy: actor.userId,
      },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      noun: 'merchants',
      recordId: person.id,
      verb: 'erasure_proposed',
      reason: input.ground,
    });
    return { id };
  });
}

/**
 * The second person's word on a proposal (two persons by a rule of the database too). Erasing makes the person
 * anonymous for good in one transaction: every table of the registry as it says (rows go, lose their link, or stay),
 * every column of the record but its number and unit emptied, the data key destroyed, so that the values of the
 * history can never be read again while its chain still verifies; accounts closed, portraits removed. The records that
 * were merged into this one go with it. `links` is the registry of all nouns.
 */
export async function decideErasure(
  actor: Actor,
  links: readonly KeptLink[],
  input: DecideErasureInput,
): Promise<{ id: string; merchantId: string; erased: boolean }> {
  return inTransaction(async (tx) => {
    const proposal = await tx.erasure.findUnique({
      where: { id: input.id },
      select: { id: true, merchantId: true, proposedBy: true, state: true, ground: true },
    });
    if (!proposal) throw new NotFoundError('erasure');
    const person = await lockPerson(tx, actor, proposal.merchantId);
    if (!canSetAside(actor, person)) throw new ForbiddenError('privacy.erase');
    if (proposal.state !== 'proposed') throw new AppError('not_in_this_state');
    const isErase = input.decision === 'erase';
    if (isErase && actor.kind === 'person' && actor.userId === proposal.proposedBy) {
      throw new AppError('needs_second_person');
    }
    if (isErase && !canDecideErasure(actor, person, proposal.proposedBy)) {
      throw new ForbiddenError('privacy.erase');
    }
    if (isErase && input.fileNo !== person.fileNo) throw FieldErrors.of('fileNo', 'file_no_differs');
    await tx.erasure.update({
      where: { id: proposal.id },
      data: {
        state: isErase ? 'done' : 'rejected',
        decidedBy: actor.kind === 'person' ? actor.userId : null,
        decidedAt: new Date(),
        decideReason: input.reason,
      },
      select: { id: true },
    });
    if (isErase) await eraseIn(tx, actor, links, person, proposal.ground);
    else {
      await recordChange(tx, actor, {
        noun: 'merchants',
        recordId: person.id,
        verb: 'erasure_rejected',
        reason: input.reason,
      });
    }
    return { id: proposal.id, merchantId: person.id, erased: isErase };
  }, 60_000);
}

async function eraseIn(
  tx: Tx,
  actor: Actor,
  links: readonly KeptLink[],
  person: Person,
  ground: string,
): Promise<void> {
  const merged = await tx.merchant.findMany({
    where: { mergedIntoId: person.id },
    select: { id: true, personKeyId: true },
    take: 200,
  });
  const ids = [person.id, ...merged.map(({ id }) => id)];
  const keyIds = [person, ...merged].flatMap(({ personKeyId }) => personKeyId ?? []);
  await closeAccounts(tx, ids);
  await eraseRows(tx, links, ids);
  await tx.personKey.updateMany({
    where: { id: { in: keyIds } },
    data: { wrapped: null, destroyedAt: new Date() },
  });
  await tx.merchantMerge.updateMany({ where: { winnerId: { in: ids } }, data: { reason: '' } });
  await touchTags(tx, ['chambers', 'showcase']);
  await recordChanges(
    tx,
    actor,
    ids.map((recordId) => ({ noun: 'merchants', recordId, verb: 'erased', reason: ground })),
  );
}

/** Grants of the person end with their sessions; an account that holds no other grant is closed and loses its name. */
async function closeAccounts(tx: Tx, ids: readonly string[]): Promise<void> {
  const now = new Date();
  const grants = await tx.grant.findMany({
    where: { merchantId: { in: [...ids] } },
    select: { id: true, userId: true },
    take: 200,
  });
  const userIds = [...new Set(grants.map(({ userId }) => userId))];
  await tx.grant.updateMany({
    where: { id: { in: grants.map(({ id }) => id) }, revokedAt: null },
    data: { revokedAt: now },
  });
  await tx.session.updateMany({
    where: { userId: { in: userIds }, revokedAt: null },
    data: { revokedAt: now },
  });
  await tx.invitation.updateMany({
    where: { merchantId: { in: [...ids] } },
    data: { name: '', expiresAt: now },
  });
  await tx.$executeRaw`
    UPDATE app_user u SET name = '', account = 'closed-' || u.id, "passwordHash" = NULL, state = 'closed',
           version = version + 1, "updatedAt" = now()
     WHERE u.id = ANY (${userIds}::uuid[])
       AND NOT EXISTS (SELECT 1 FROM user_grant g WHERE g."userId" = u.id AND g."revokedAt" IS NULL)`;
}
