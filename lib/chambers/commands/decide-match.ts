import { recordChange } from '@/lib/audit/commands';
import { companyScopeColumns, visibleCompanies } from '@/lib/companies/policy';
import { createMerchantsIn } from '@/lib/merchants/commands/create-merchants';
import { canCreateMerchants, merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import { WARN_FROM } from '@/lib/merchants/rules-duplicates';
import { MerchantInput } from '@/lib/merchants/schema';
import type { PersonActor } from '@/lib/server/actor';
import { decryptValue } from '@/lib/server/crypto';
import { inTransaction, type Tx } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canLinkMembers, visibleRosterWhere } from '../policy';
import { MEMBER_PHONE_CONTEXT } from '../rules';
import type { MatchDecision, MemberRegistration } from '../schema-links';
import { keepMatchesIn } from './keep-matches';
import { memberKey, requireMember } from './prepare';

/** Matches whose person or firm the actor may read: those of other units are nobody's to decide here. */
const visibleMatchWhere = (actor: PersonActor) => ({
  OR: [
    {
      merchant: {
        AND: [
          { archivedAt: null, frozenAt: null },
          scopeWhere(visibleMerchants(actor), merchantScopeColumns),
        ],
      },
    },
    { company: { AND: [{ archivedAt: null }, scopeWhere(visibleCompanies(actor), companyScopeColumns)] } },
  ],
});

/** A match of an entry in care with somebody whom the actor may read, for a decision; everything else answers 404. */
async function requireMatch(tx: Tx, actor: PersonActor, id: string) {
  const match = await tx.rosterMatch.findFirst({
    where: { AND: [{ id, membership: { chamber: visibleRosterWhere(actor) } }, visibleMatchWhere(actor)] },
    select: { id: true, membershipId: true, merchantId: true, companyId: true, state: true },
  });
  if (!match) throw new NotFoundError('roster_match');
  const stored = await requireMember(tx, actor, match.membershipId);
  if (!canLinkMembers(actor, stored.chamber)) throw new ForbiddenError('chambers.link');
  return { match, stored };
}

async function decide(actor: PersonActor, input: MatchDecision, to: 'not_same' | 'open') {
  return inTransaction(async (tx) => {
    const { match, stored } = await requireMatch(tx, actor, input.id);
    const { count } = await tx.rosterMatch.updateMany({
      where: { id: match.id, state: to === 'open' ? 'not_same' : 'open' },
      data: {
        state: to,
        decidedBy: actor.userId,
        decidedAt: new Date(),
        decidedReason: input.reason ?? null,
      },
    });
    if (count === 0) throw new AppError('not_in_this_state');
    await tx.membership.update({
      where: { id: stored.id },
      data: { metOn: null },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      noun: 'memberships',
      recordId: stored.id,
      verb: to === 'open' ? 'match_again' : 'match_apart',
      after: { merchantId: match.merchantId, companyId: match.companyId },
      reason: input.reason ?? null,
      personKey: await memberKey(tx, stored),
    });
    // taken back, the rules are asked anew whether they still say so
    if (to === 'open') await keepMatchesIn(tx, [stored.id]);
    return { id: stored.id, chamberId: stored.chamberId };
  });
}

/** Remembers that the entry is not this person or firm of the ledger: neither the bureau nor the officer is asked again. */
export async function markMatchApart(actor: PersonActor, input: MatchDecision) {
  return decide(actor, input, 'not_same');
}

/** Takes that back. */
export async function reopenMatch(actor: PersonActor, input: MatchDecision) {
  return decide(actor, input, 'open');
}

/**
 * Enters the person of an entry into the ledger and links it, in one transaction. Only where the member agreed that the
 * chamber hands the data over (PIPL 23); a lawful basis of its own is asked for on the record, as for everybody. Where
 * the rules name somebody, a reason is asked for, and those are remembered as not the same.
 */
export async function registerMember(
  actor: PersonActor,
  input: MemberRegistration,
): Promise<{ id: string; chamberId: string; merchantId: string }> {
  return inTransaction(async (tx) => {
    const stored = await requireMember(tx, actor, input.id);
    if (!canLinkMembers(actor, stored.chamber) || !canCreateMerchants(actor))
      throw new ForbiddenError('chambers.link');
    if (stored.version !== input.version) throw new AppError('conflict', {}, { entryName: stored.entryName });
    if (stored.leftOn !== null || stored.merchantId !== null || stored.partyKind !== 'person')
      throw new AppError('not_in_this_state');
    if (stored.providedOn === null) throw FieldErrors.of('reason', 'member_not_provided');
    await settleMatches(tx, actor, stored.id, input.reason);
    const merchantId = await enterPerson(tx, actor, stored);
    await tx.membership.update({
      where: { id: stored.id },
      data: { merchantId, metOn: null, version: { increment: 1 } },
      select: { id: true },
    });
    await tx.memberPublication.updateMany({ where: { membershipId: stored.id }, data: { merchantId } });
    await keepMatchesIn(tx, [stored.id]);
    await recordChange(tx, actor, {
      noun: 'memberships',
      recordId: stored.id,
      verb: 'register',
      after: { merchantId },
      reason: input.reason ?? null,
      personKey: await memberKey(tx, stored),
    });
    return { id: stored.id, chamberId: stored.chamberId, merchantId };
  });
}

async function settleMatches(tx: Tx, actor: PersonActor, membershipId: string, reason: string | undefined) {
  const likely = { membershipId, state: 'open', score: { gte: WARN_FROM }, merchantId: { not: null } };
  const all = await tx.rosterMatch.findMany({
    where: likely,
    select: { id: true, merchant: { select: { name: true, fileNo: true, keeperUnitIds: true } } },
    take: 5,
  });
  if (all.length === 0) return;
  if (!reason) {
    const told = await tx.rosterMatch.findMany({
      where: { AND: [likely, visibleMatchWhere(actor)] },
      select: { merchant: { select: { name: true, fileNo: true } } },
      take: 5,
    });
    const who = told.map(({ merchant }) => `${merchant?.name}（${merchant?.fileNo}）`).join('、');
    throw told.length > 0
      ? FieldErrors.of('reason', 'duplicate_likely', { who })
      : FieldErrors.of('reason', 'duplicate_elsewhere');
  }
  await tx.rosterMatch.updateMany({
    where: likely,
    data: { state: 'not_same', decidedBy: actor.userId, decidedAt: new Date(), decidedReason: reason },
  });
}

async function enterPerson(tx: Tx, actor: PersonActor, stored: Awaited<ReturnType<typeof requireMember>>) {
  const chamber = await tx.chamber.findUniqueOrThrow({
    where: { id: stored.chamberId },
    select: { name: true },
  });
  const company = stored.creditCode
    ? await tx.company.findFirst({
        where: {
          AND: [
            { codes: { some: { creditCode: stored.creditCode } }, archivedAt: null },
            scopeWhere(visibleCompanies(actor), companyScopeColumns),
          ],
        },
        select: { id: true },
        orderBy: { id: 'asc' },
      })
    : null;
  const phone =
    stored.phoneCipher && stored.phoneKeyId
      ? decryptValue(Buffer.from(stored.phoneCipher), stored.phoneKeyId, MEMBER_PHONE_CONTEXT)
      : null;
  const entry = MerchantInput.parse({
    name: stored.entryName,
    hometownText: stored.entryHometown ?? undefined,
    mainBusiness: stored.entryBusiness ?? undefined,
    post: {
      ...(company ? { companyId: company.id } : {}),
      employerText: stored.entryFirm ?? undefined,
      title: stored.entryTitle ?? undefined,
    },
    source: `${chamber.name}会员名册`.slice(0, 120),
    contactPoints: phone ? [{ kind: 'mobile', value: phone }] : [],
  });
  const { ids } = await createMerchantsIn(tx, actor, [entry]);
  const merchantId = ids[0];
  if (!merchantId) throw new Error('nobody was entered');
  return merchantId;
}
