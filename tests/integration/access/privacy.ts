import { endBasis, expireBases, giveConsent, recordBasis } from '@/lib/privacy/commands';
import { getPersonPrivacy } from '@/lib/privacy/queries';
import { BasisInput, ConsentInput } from '@/lib/privacy/schema';
import { systemActor } from '@/lib/server/actor-of-job';
import { seedConsentTexts } from '@/tests/factories/showcase';
import type { AccessTable } from '../access-table';

const keepers = ['clerk', 'chief', 'filler', 'system'] as const;
const readers = [...keepers, 'leader', 'supervisor', 'merchant'] as const;
const basis = (merchantId: string) =>
  BasisInput.parse({ merchantId, kind: 'consent', evidence: '示例登记表', purposes: 'contact' });

export const privacyAccess: AccessTable = {
  'privacy.getPersonPrivacy': {
    allow: readers,
    outside: 404,
    call: (actor, side) => getPersonPrivacy(actor, side.merchantId),
  },
  'privacy.recordBasis': {
    allow: keepers,
    outside: 404,
    call: (actor, side) => recordBasis(actor, basis(side.merchantId)),
  },
  'privacy.endBasis': {
    allow: keepers,
    outside: 404,
    call: async (actor, side) => {
      const { id } = await recordBasis(systemActor('test'), basis(side.merchantId));
      return endBasis(actor, { id, reason: '示例' });
    },
  },
  'privacy.expireBases': { allow: ['system'], outside: '-', call: (actor) => expireBases(actor) },
  'privacy.giveConsent': {
    allow: keepers,
    outside: 404,
    call: async (actor, side) => {
      await seedConsentTexts();
      return giveConsent(
        actor,
        ConsentInput.parse({
          merchantId: side.merchantId,
          purpose: 'publish',
          fields: ['name'],
          channel: 'paper',
          evidence: '示例同意书',
          givenOn: '2026-01-05',
        }),
      );
    },
  },
};
