import { endBasis, expireBases, giveConsent, recordBasis } from '@/lib/privacy/commands';
import { everyKeptLink } from '@/lib/api/links';
import { removeCare, saveBirthday, saveFamily } from '@/lib/privacy/commands-care';
import { birthdayDays, getCare, listBirthdays } from '@/lib/privacy/queries-care';
import { BirthdayInput, FamilyInput } from '@/lib/privacy/schema-care';
import { decideErasure, freezePerson, proposeErasure } from '@/lib/privacy/commands-erase';
import {
  askForOneself,
  cancelRequest,
  changeTerm,
  decideRequest,
  recordRequest,
  verifyRequest,
} from '@/lib/privacy/commands-requests';
import { getRetention, getRetentionOf } from '@/lib/privacy/queries-retention';
import { countRequests, getRequest, listOwnRequests, listRequests } from '@/lib/privacy/queries-requests';
import {
  DecideErasureInput,
  DecideRequestInput,
  OwnRequestInput,
  RecordRequestInput,
  RequestPage,
} from '@/lib/privacy/schema-requests';
import { db } from '@/lib/server/db';
import { today } from '@/lib/shared/dates';
import { seedMerchant } from '@/tests/factories/merchants';
import { signedIn, type World } from '@/tests/support/world';
import { getPersonPrivacy } from '@/lib/privacy/queries';
import { BasisInput, ConsentInput } from '@/lib/privacy/schema';
import { systemActor } from '@/lib/server/actor-of-job';
import { seedConsentTexts } from '@/tests/factories/showcase';
import type { AccessTable } from '../access-table';

const keepers = ['clerk', 'chief', 'filler', 'system'] as const;
const readers = [...keepers, 'leader', 'supervisor', 'merchant'] as const;
const basis = (merchantId: string) =>
  BasisInput.parse({ merchantId, kind: 'consent', evidence: '示例登记表', purposes: 'contact' });

const asked = (merchantId: string) =>
  RecordRequestInput.parse({ merchantId, kind: 'copy', channel: 'paper', receivedOn: today() });

const chief = (world: World) => signedIn(world.people.chief.userId, world.people.chief.grantId);

/** A request of a person of the county, recorded by the chief. */
const seedRequest = async (world: World, merchantId: string) =>
  recordRequest(await chief(world), asked(merchantId));

/** A person of the county whose record is set aside, as long ago as the term asks; proposed by the clerk on demand. */
async function seedFrozen(
  world: World,
  countyId: string,
  proposed = false,
): Promise<{ id: string; erasureId: string }> {
  const { id } = await seedMerchant(countyId);
  const clerk = await signedIn(world.people.clerk.userId, world.people.clerk.grantId);
  await freezePerson(clerk, { id, version: 1, reason: '示例' });
  await db.merchant.update({ where: { id }, data: { frozenAt: new Date('2020-01-01T00:00:00Z') } });
  const erasureId = proposed
    ? (await proposeErasure(clerk, { merchantId: id, ground: 'no_contact', reason: '示例理由' })).id
    : '';
  return { id, erasureId };
}

/** A person of the county who agreed to care; the birthday entered by the chief on demand. */
async function seedCared(world: World, countyId: string, entered = false): Promise<string> {
  await seedConsentTexts();
  const { id: merchantId } = await seedMerchant(countyId);
  const given = { channel: 'paper', evidence: '示例同意书', givenOn: '2026-01-05' };
  const consent = { merchantId, purpose: 'care', care: ['birthday', 'family'], ...given };
  await giveConsent(systemActor('test'), ConsentInput.parse(consent));
  if (entered) await saveBirthday(await chief(world), birthday(merchantId));
  return merchantId;
}
const birthday = (merchantId: string) =>
  BirthdayInput.parse({ merchantId, calendar: 'solar', month: 3, day: 5 });

export const privacyAccess: AccessTable = {
  'privacy.getCare': {
    allow: ['clerk', 'chief', 'filler', 'merchant'],
    outside: 404,
    emptyWhenRefused: true,
    call: (actor, side) => getCare(actor, side.merchantId),
  },
  'privacy.birthdayDays': {
    allow: ['clerk', 'chief', 'filler'],
    outside: '-',
    call: (actor) => birthdayDays(actor),
  },
  'privacy.listBirthdays': {
    allow: ['clerk', 'chief', 'filler'],
    outside: '-',
    call: (actor) => listBirthdays(actor),
  },
  'privacy.saveBirthday': {
    allow: ['clerk', 'chief', 'filler'],
    outside: 404,
    call: async (actor, side, world) => saveBirthday(actor, birthday(await seedCared(world, side.countyId))),
  },
  'privacy.saveFamily': {
    allow: ['clerk', 'chief', 'filler'],
    outside: 404,
    call: async (actor, side, world) => {
      const merchantId = await seedCared(world, side.countyId);
      return saveFamily(actor, FamilyInput.parse({ merchantId, parents: '居家乡（示例）' }));
    },
  },
  'privacy.removeCare': {
    allow: ['clerk', 'chief', 'filler'],
    outside: 404,
    call: async (actor, side, world) => {
      const merchantId = await seedCared(world, side.countyId, true);
      return removeCare(actor, { merchantId, kind: 'birthday', version: 1 });
    },
  },
  'privacy.listRequests': {
    allow: ['clerk', 'chief', 'filler'],
    outside: '-',
    call: (actor) => listRequests(actor, RequestPage.parse({})),
  },
  'privacy.countRequests': {
    allow: ['clerk', 'chief', 'filler'],
    outside: '-',
    call: (actor) => countRequests(actor),
  },
  'privacy.getRequest': {
    allow: ['clerk', 'chief', 'filler'],
    outside: 404,
    call: async (actor, side, world) => getRequest(actor, (await seedRequest(world, side.merchantId)).id),
  },
  'privacy.listOwnRequests': { allow: ['merchant'], outside: '-', call: (actor) => listOwnRequests(actor) },
  'privacy.askForOneself': {
    allow: ['merchant'],
    outside: '-',
    call: (actor) => askForOneself(actor, OwnRequestInput.parse({ kind: 'explain' })),
  },
  'privacy.cancelRequest': {
    allow: ['merchant'],
    outside: 404,
    call: async (actor, side, world) =>
      cancelRequest(actor, { id: (await seedRequest(world, side.merchantId)).id, version: 1 }),
  },
  'privacy.recordRequest': {
    allow: ['clerk', 'chief', 'filler'],
    outside: 404,
    call: (actor, side) => recordRequest(actor, asked(side.merchantId)),
  },
  'privacy.verifyRequest': {
    allow: ['clerk', 'chief', 'filler'],
    outside: 404,
    call: async (actor, side, world) =>
      verifyRequest(actor, {
        id: (await seedRequest(world, side.merchantId)).id,
        version: 1,
        note: '回拨手机核实',
      }),
  },
  'privacy.decideRequest': {
    allow: ['clerk', 'chief'],
    outside: 404,
    call: async (actor, side, world) => {
      const { id } = await seedRequest(world, side.merchantId);
      await verifyRequest(await chief(world), { id, version: 1, note: '回拨手机核实' });
      const input = { id, version: 2, outcome: 'granted', reason: '示例', letter: '示例答复函，足够长。' };
      return decideRequest(actor, DecideRequestInput.parse(input));
    },
  },
  'privacy.changeTerm': {
    allow: ['chief'],
    outside: '-',
    call: (actor) => changeTerm(actor, { code: 'no_basis_months', value: 6, reason: '示例理由' }),
  },
  'privacy.getRetention': {
    allow: ['clerk', 'chief'],
    outside: '-',
    call: (actor) => getRetention(actor, 'no_contact'),
  },
  'privacy.getRetentionOf': {
    allow: ['clerk', 'chief'],
    outside: 404,
    emptyWhenRefused: true,
    call: (actor, side) => getRetentionOf(actor, side.merchantId),
  },
  'privacy.freezePerson': {
    allow: ['clerk', 'chief'],
    outside: 404,
    call: async (actor, side) =>
      freezePerson(actor, { id: (await seedMerchant(side.countyId)).id, version: 1, reason: '示例' }),
  },
  'privacy.proposeErasure': {
    allow: ['clerk', 'chief'],
    outside: 404,
    call: async (actor, side, world) =>
      proposeErasure(actor, {
        merchantId: (await seedFrozen(world, side.countyId)).id,
        ground: 'no_contact',
        reason: '示例理由',
      }),
  },
  'privacy.decideErasure': {
    allow: ['clerk', 'chief'],
    outside: 404,
    call: async (actor, side, world) => {
      const { erasureId } = await seedFrozen(world, side.countyId, true);
      const input = { id: erasureId, decision: 'reject', reason: '示例理由' };
      return decideErasure(actor, everyKeptLink, DecideErasureInput.parse(input));
    },
  },
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
