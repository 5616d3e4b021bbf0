import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { hashToken } from '@/lib/server/session';
import { today } from '@/lib/shared/dates';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canInvite } from './policy';
import { grantState } from './rules';

/** Who has access to a chamber or to a person's own page: accounts with their grants, and open invitations. */
export type AccessOfRecord = {
  holders: {
    grantId: string;
    name: string;
    account: string;
    validFrom: string;
    validTo: string | null;
    state: 'in_force' | 'grace' | 'coming';
  }[];
  invitations: { id: string; name: string; createdAt: Date; expiresAt: Date }[];
};

const iso = (date: Date): string => date.toISOString().slice(0, 10);

/**
 * Access to one chamber or one merchant, for those who may invite. Refuses records of other units (404 comes from the
 * record's own page, which is read first).
 */
export async function getAccessOfRecord(
  actor: Actor,
  record: { chamberId?: string; merchantId?: string; unitIds: readonly string[] },
): Promise<AccessOfRecord> {
  if (!canInvite(actor, record)) throw new ForbiddenError('users.invite');
  const bound = record.chamberId ? { chamberId: record.chamberId } : { merchantId: record.merchantId ?? '' };
  const [grants, invitations] = await Promise.all([
    db.grant.findMany({
      where: { ...bound, revokedAt: null },
      select: {
        id: true,
        role: true,
        validFrom: true,
        validTo: true,
        revokedAt: true,
        user: { select: { name: true, account: true } },
      },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: 50,
    }),
    db.invitation.findMany({
      where: { ...bound, usedAt: null, revokedAt: null, expiresAt: { gt: new Date() } },
      select: { id: true, name: true, createdAt: true, expiresAt: true },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: 20,
    }),
  ]);
  const day = today();
  return {
    holders: grants.flatMap((grant) => {
      const period = { validFrom: iso(grant.validFrom), validTo: grant.validTo && iso(grant.validTo) };
      const state = grantState({ role: grant.role, revokedAt: grant.revokedAt, ...period }, day);
      return state === 'ended' || state === 'revoked'
        ? []
        : [{ grantId: grant.id, ...grant.user, ...period, state }];
    }),
    invitations,
  };
}

/** What the page behind an invitation link says before anything is filled in. */
export type PublicInvitation = {
  name: string;
  role: 'chamber_officer' | 'merchant';
  chamber: string | null;
  state: 'open' | 'expired' | 'used';
};

/** The invitation of a link; an unknown one does not exist (404). The link itself is the right to read it. */
export async function getPublicInvitation(token: string): Promise<PublicInvitation> {
  const row = await db.invitation.findUnique({
    where: { tokenHash: hashToken(token) },
    select: {
      name: true,
      role: true,
      usedAt: true,
      revokedAt: true,
      expiresAt: true,
      chamber: { select: { name: true } },
    },
  });
  if (!row) throw new NotFoundError('invitation');
  const state = row.usedAt || row.revokedAt ? 'used' : row.expiresAt < new Date() ? 'expired' : 'open';
  return {
    name: row.name,
    role: row.role === 'merchant' ? 'merchant' : 'chamber_officer',
    chamber: row.chamber?.name ?? null,
    state,
  };
}
