import { canCreateMerchants } from '@/lib/merchants/policy';
import { findDuplicates, type DuplicateMatch } from '@/lib/merchants/queries/find-duplicates';
import { DuplicateDraft } from '@/lib/merchants/schema-duplicates';
import type { Actor } from '@/lib/server/actor';
import { decryptValue } from '@/lib/server/crypto';
import { db } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { dayOf } from '@/lib/shared/dates';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canListLeads, leadScopeColumns, visibleLeads } from '../policy';
import { LEAD_PHONE_CONTEXT, type LeadState } from '../rules';

/** Another lead that may be about the same matter: what they have in common is told, not the number itself. */
export type LeadCandidate = {
  id: string;
  number: string;
  sender: string;
  firm: string | null;
  state: LeadState;
  receivedOn: string;
  reasons: ('phone' | 'firm')[];
};

export type LeadCandidates = { leads: LeadCandidate[]; people: DuplicateMatch[] };

/**
 * Who and what may already be known behind a lead (A22, duplicate check): other leads of the same number or firm, and
 * people of the ledger with score and reasons, each within the actor's own scope. Outside the scope: 404.
 */
export async function listLeadCandidates(actor: Actor, id: string): Promise<LeadCandidates> {
  if (!canListLeads(actor)) throw new ForbiddenError('leads.list');
  const scope = scopeWhere(visibleLeads(actor), leadScopeColumns);
  const lead = await db.lead.findFirst({
    where: { AND: [{ id }, scope] },
    select: { senderName: true, firm: true, phoneIndex: true, phoneCipher: true, phoneKeyId: true },
  });
  if (!lead) throw new NotFoundError('lead');
  const same = [
    ...(lead.phoneIndex ? [{ phoneIndex: lead.phoneIndex }] : []),
    ...(lead.firm ? [{ firm: lead.firm }] : []),
  ];
  const [others, people] = await Promise.all([
    same.length === 0
      ? []
      : db.lead.findMany({
          where: { AND: [{ id: { not: id }, OR: same }, scope] },
          select: {
            id: true,
            number: true,
            senderName: true,
            firm: true,
            phoneIndex: true,
            state: true,
            receivedAt: true,
          },
          orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
          take: 5,
        }),
    canCreateMerchants(actor) ? findDuplicates(actor, draftOf(lead)) : { own: [] },
  ]);
  const number = lead.phoneIndex ? Buffer.from(lead.phoneIndex) : null;
  return {
    people: people.own,
    leads: others.map(({ phoneIndex, receivedAt, senderName, ...row }) => ({
      ...row,
      sender: senderName,
      receivedOn: dayOf(receivedAt),
      reasons: [
        ...(number && phoneIndex && number.equals(phoneIndex) ? (['phone'] as const) : []),
        ...(lead.firm !== null && lead.firm === row.firm ? (['firm'] as const) : []),
      ],
    })),
  };
}

/** The number is opened for the keyed look-up alone and goes nowhere else. */
function draftOf(lead: {
  senderName: string;
  firm: string | null;
  phoneCipher: Uint8Array | null;
  phoneKeyId: string | null;
}): DuplicateDraft {
  const phone =
    lead.phoneCipher && lead.phoneKeyId
      ? decryptValue(Buffer.from(lead.phoneCipher), lead.phoneKeyId, LEAD_PHONE_CONTEXT)
      : null;
  return DuplicateDraft.parse({
    name: lead.senderName,
    post: { employerText: lead.firm ?? undefined },
    contactPoints: phone ? [{ kind: 'mobile', value: phone }] : [],
  });
}
