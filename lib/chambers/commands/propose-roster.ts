import { recordChange } from '@/lib/audit/commands';
import type { Actor, PersonActor } from '@/lib/server/actor';
import { decryptValue, encryptValue } from '@/lib/server/crypto';
import { inTransaction, type Tx } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { AppError, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import {
  canDecideProposals,
  canProposeRoster,
  chamberScopeColumns,
  visibleRosters,
  visibleRosterWhere,
} from '../policy';
import { PROPOSAL_CONTEXT } from '../rules';
import { RosterProposalInput, type ProposalRefusal, type RosterModeInput } from '../schema';
import { requireChamber, requireMember } from './prepare';
import { addMembersIn, endMembershipIn, updateMemberIn } from './write-members';

const MOST_WAITING = 200;

/**
 * Proposes an entry, a change or an end of a membership of the own chamber, where the bureau keeps the roster. Another
 * chamber's answers 404. Nothing changes until the bureau accepts; at most 200 may wait.
 */
export async function proposeRosterChange(
  actor: PersonActor,
  input: RosterProposalInput,
): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const membershipId = input.kind === 'add' ? null : input.entry.id;
    const chamberId =
      input.kind === 'add'
        ? input.entry.chamberId
        : (await requireMember(tx, actor, input.entry.id)).chamberId;
    const chamber = await tx.chamber.findFirst({
      where: {
        AND: [{ id: chamberId, archivedAt: null }, scopeWhere(visibleRosters(actor), chamberScopeColumns)],
      },
      select: { id: true, ownerUnitId: true, rosterMode: true },
    });
    if (!chamber) throw new NotFoundError('chamber');
    if (!canProposeRoster(actor, chamber)) throw new ForbiddenError('chambers.propose');
    const waiting = await tx.rosterProposal.findMany({
      where: { chamberId, state: 'waiting' },
      select: { membershipId: true },
      take: MOST_WAITING,
    });
    if (waiting.length >= MOST_WAITING) throw new AppError('too_many_rows');
    if (membershipId && waiting.some((one) => one.membershipId === membershipId))
      throw new AppError('duplicate');
    const { cipher, keyId } = encryptValue(JSON.stringify(input), PROPOSAL_CONTEXT);
    const proposal = await tx.rosterProposal.create({
      data: {
        chamberId,
        membershipId,
        kind: input.kind,
        payloadCipher: Uint8Array.from(cipher),
        keyId,
        proposedBy: actor.userId,
      },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      noun: 'chambers',
      recordId: chamberId,
      verb: 'propose',
      after: { proposalId: proposal.id, proposalKind: input.kind },
    });
    return proposal;
  });
}

async function requireWaiting(tx: Tx, actor: Actor, id: string) {
  await tx.$queryRaw`SELECT 1 FROM roster_proposal WHERE id = ${id}::uuid FOR UPDATE`;
  const proposal = await tx.rosterProposal.findFirst({
    where: {
      id,
      chamber: visibleRosterWhere(actor),
    },
    select: {
      id: true,
      kind: true,
      state: true,
      chamberId: true,
      proposedBy: true,
      payloadCipher: true,
      keyId: true,
      chamber: { select: { id: true, ownerUnitId: true } },
    },
  });
  if (!proposal) throw new NotFoundError('roster_proposal');
  if (proposal.state !== 'waiting') throw new AppError('not_in_this_state');
  return proposal;
}

/**
 * Accepts a proposal: the act itself is done in the name of the bureau, in the same transaction. When the entry has
 * changed since, it answers with the conflict and the proposal waits on.
 */
export async function acceptProposal(
  actor: PersonActor,
  { id }: { id: string },
): Promise<{ chamberId: string }> {
  return inTransaction(async (tx) => {
    const proposal = await requireWaiting(tx, actor, id);
    if (!canDecideProposals(actor, proposal.chamber)) throw new ForbiddenError('chambers.decide');
    const input = readPayload(proposal);
    const done =
      input.kind === 'add'
        ? (await addMembersIn(tx, actor, proposal.chamberId, [input.entry])).ids[0]
        : input.kind === 'change'
          ? (await updateMemberIn(tx, actor, input.entry)).id
          : (await endMembershipIn(tx, actor, input.entry)).id;
    await decide(tx, actor, proposal, { state: 'accepted', reason: null, membershipId: done ?? null });
    return { chamberId: proposal.chamberId };
  });
}

/** Refuses a proposal; the officer reads the reason. */
export async function refuseProposal(
  actor: PersonActor,
  input: ProposalRefusal,
): Promise<{ chamberId: string }> {
  return inTransaction(async (tx) => {
    const proposal = await requireWaiting(tx, actor, input.id);
    if (!canDecideProposals(actor, proposal.chamber)) throw new ForbiddenError('chambers.decide');
    await decide(tx, actor, proposal, { state: 'refused', reason: input.reason });
    return { chamberId: proposal.chamberId };
  });
}

/** The officer takes the chamber's own proposal back. */
export async function withdrawProposal(
  actor: PersonActor,
  { id }: { id: string },
): Promise<{ chamberId: string }> {
  return inTransaction(async (tx) => {
    const proposal = await requireWaiting(tx, actor, id);
    if (actor.role !== 'chamber_officer') throw new ForbiddenError('chambers.propose');
    await decide(tx, actor, proposal, { state: 'withdrawn', reason: null });
    return { chamberId: proposal.chamberId };
  });
}

async function decide(
  tx: Tx,
  actor: PersonActor,
  proposal: { id: string; chamberId: string; kind: string },
  data: { state: string; reason: string | null; membershipId?: string | null },
): Promise<void> {
  await tx.rosterProposal.update({
    where: { id: proposal.id },
    data: { ...data, decidedBy: actor.userId, decidedAt: new Date() },
    select: { id: true },
  });
  await recordChange(tx, actor, {
    noun: 'chambers',
    recordId: proposal.chamberId,
    verb: `proposal_${data.state}`,
    after: { proposalId: proposal.id, proposalKind: proposal.kind },
    ...(data.reason ? { reason: data.reason } : {}),
  });
}

function readPayload(proposal: { payloadCipher: Uint8Array; keyId: string }): RosterProposalInput {
  // written by proposeRosterChange under the same schema; its shape is held by the parse, not by trust
  const stored: unknown = JSON.parse(decryptValue(proposal.payloadCipher, proposal.keyId, PROPOSAL_CONTEXT));
  return RosterProposalInput.parse(stored);
}

/** Sets whether the chamber's officer changes the roster directly or by proposals. */
export async function setRosterMode(actor: Actor, input: RosterModeInput): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const chamber = await requireChamber(tx, actor, input.id);
    if (chamber.version !== input.version)
      throw new AppError(
        'conflict',
        {},
        { rosterMode: chamber.rosterMode, version: String(chamber.version) },
      );
    await tx.chamber.update({
      where: { id: chamber.id },
      data: { rosterMode: input.rosterMode, version: { increment: 1 } },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      noun: 'chambers',
      recordId: chamber.id,
      verb: 'roster_mode',
      before: { rosterMode: chamber.rosterMode },
      after: { rosterMode: input.rosterMode },
    });
    return { id: chamber.id };
  });
}
