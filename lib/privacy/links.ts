import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { canReadPrivacyPapers } from './policy';
import type { KeptLink } from '@/lib/shared/kept-links';

const personSelect = { id: true, keeperUnitIds: true, basisState: true } as const;

/** Papers of a basis or of a consent, by the id of either: under the rule of the person's record. */
export async function mayReadPrivacyFiles(actor: Actor, recordId: string): Promise<boolean> {
  const [basis, consent] = await Promise.all([
    db.basis.findUnique({ where: { id: recordId }, select: { merchant: { select: personSelect } } }),
    db.consent.findUnique({ where: { id: recordId }, select: { merchant: { select: personSelect } } }),
  ]);
  const person = basis?.merchant ?? consent?.merchant;
  return person ? canReadPrivacyPapers(actor, person) : false;
}

/**
 * Bases, consents, requests and erasures outlive the data as proof of lawful handling (PIPL 55, 56, 69); the words of a
 * request are under the person's key and go with it.
 */
export const privacyLinks: readonly KeptLink[] = [
  { from: 'basis.merchantId', to: 'merchant', onMerge: 'move', onErase: 'stay' },
  { from: 'rights_request.merchantId', to: 'merchant', onMerge: 'move', onErase: 'stay' },
  { from: 'erasure.merchantId', to: 'merchant', onMerge: 'stay', onErase: 'stay' },
  { from: 'consent.merchantId', to: 'merchant', onMerge: 'move', onErase: 'stay' },
  { from: 'care_fact.merchantId', to: 'merchant', onMerge: 'move', onErase: 'delete' },
];
