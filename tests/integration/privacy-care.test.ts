import { beforeAll, describe, expect, it } from 'vitest';
import { everyKeptLink } from '@/lib/api/links';
import { pairMerchants } from '@/lib/merchants/commands/decide-duplicate';
import { mergeMerchants } from '@/lib/merchants/commands/merge-merchants';
import { setOfficer } from '@/lib/merchants/commands/set-officer';
import { examineMerge, undoMerge } from '@/lib/merchants/commands/undo-merge';
import { updateMerchants } from '@/lib/merchants/commands/update-merchants';
import { getMerchant, getMerchantHistory } from '@/lib/merchants/queries/get-merchant';
import { MergeInput } from '@/lib/merchants/schema-duplicates';
import { giveConsent } from '@/lib/privacy/commands';
import { removeCare, saveBirthday, saveFamily } from '@/lib/privacy/commands-care';
import { decideErasure, freezePerson, proposeErasure } from '@/lib/privacy/commands-erase';
import { changeTerm } from '@/lib/privacy/commands-requests';
import { getCare, listBirthdays } from '@/lib/privacy/queries-care';
import { ConsentInput } from '@/lib/privacy/schema';
import { BirthdayInput, FamilyInput } from '@/lib/privacy/schema-care';
import { DecideErasureInput } from '@/lib/privacy/schema-requests';
import { systemActor } from '@/lib/server/actor-of-job';
import { db } from '@/lib/server/db';
import { addDays, today } from '@/lib/shared/dates';
import { AppError, ForbiddenError } from '@/lib/shared/errors';
import { withdrawConsent } from '@/lib/showcase/commands/withdraw-consent';
import { seedMerchant } from '@/tests/factories/merchants';
import { seedConsentTexts } from '@/tests/factories/showcase';
import { makeWorld, type World } from '@/tests/support/world';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await seedConsentTexts();
});

const SECRET = '母亲独居老街，想有人常去看看';

const agree = async (merchantId: string, care: string[] = ['birthday', 'family'], purpose = 'care') =>
  (
    await giveConsent(
      await world.actor('clerk'),
      ConsentInput.parse({
        merchantId,
        purpose,
        care,
        channel: 'paper',
        evidence: '示例同意书 9 号',
        givenOn: '2026-02-01',
      }),
    )
  ).id;
const inDays = (days: number) => {
  const [, month, day] = addDays(today(), days).split('-').map(Number);
  return { calendar: 'solar', month, day };
};
const born = async (merchantId: string, days: number, change: object = {}) =>
  saveBirthday(await world.actor('clerk'), BirthdayInput.parse({ merchantId, ...inDays(days), ...change }));
const told = async (merchantId: string) =>
  saveFamily(await world.actor('clerk'), FamilyInput.parse({ merchantId, parents: SECRET }));
const rows = (merchantId: string) => db.careFact.count({ where: { merchantId } });

/** A person whose officer is the clerk, who agreed, with a birthday in three days and a line on the family. */
async function cared(name: string): Promise<{ id: string; consentId: string }> {
  const { id } = await seedMerchant(world.own.countyId, { name, contactPoints: [] });
  const clerk = await world.actor('clerk');
  await setOfficer(clerk, { id, version: 1, officerId: clerk.userId, reason: undefined });
  const consentId = await agree(id);
  await born(id, 3);
  await told(id);
  return { id, consentId };
}
const reminded = async (days?: number) =>
  (await listBirthdays(await world.actor('clerk'), days)).map(({ name }) => name);

describe('birthday and family', () => {
  it('cannot be entered without a consent for that purpose which names them', async () => {
    const { id } = await seedMerchant(world.own.countyId, { name: '未同意' });
    await expect(born(id, 3)).rejects.toMatchObject({ code: 'consent_missing' });
    await agree(id, [], 'contact');
    await expect(born(id, 3)).rejects.toMatchObject({ code: 'consent_missing' });
    await agree(id, ['family']);
    await expect(born(id, 3)).rejects.toMatchObject({ code: 'consent_missing' });
    await told(id);
    const clerk = await world.actor('clerk');
    expect(await getCare(clerk, id)).toMatchObject({
      birthday: null,
      family: { value: [{ relation: 'parents', note: SECRET }], version: 1 },
      consented: ['family'],
    });
    const byHand = db.careFact.updateMany({ where: { merchantId: id }, data: { kind: 'birthday' } });
    await expect(byHand).rejects.toThrow(/care_consent|stands on no consent/);
  });

  it('are sealed, and stand in no history, log or record', async () => {
    const { id } = await cared('封存示例');
    const facts = await db.careFact.findMany({ where: { merchantId: id }, select: { cipher: true } });
    expect(facts).toHaveLength(2);
    for (const { cipher } of facts) expect(Buffer.from(cipher).includes('老街')).toBe(false);
    const [dump] = await db.$queryRaw<{ text: string }[]>`
      SELECT (SELECT to_jsonb(m)::text FROM merchant m WHERE m.id = ${id}::uuid)
             || (SELECT string_agg(c.diff::text, ' ') FROM change c WHERE c."recordId" = ${id}::uuid) AS text`;
    expect(dump?.text).not.toContain('老街');
    const history = await getMerchantHistory(await world.actor('clerk'), id);
    const entries = history.filter(({ verb }) => verb === 'care_recorded');
    expect(entries.map(({ changes }) => changes?.['careKinds']?.after)).toEqual([['family'], ['birthday']]);
    expect(JSON.stringify(history)).not.toContain('老街');
    expect(JSON.stringify(await getMerchant(await world.actor('clerk'), id))).not.toContain('老街');
  });

  it('are wiped when the person takes the consent back, in the same transaction, and reminders vanish', async () => {
    const { id, consentId } = await cared('撤回示例');
    expect(await reminded()).toContain('撤回示例');
    const alone = db.consent.update({ where: { id: consentId }, data: { withdrawnAt: new Date() } });
    await expect(alone).rejects.toThrow(/care_consent|stands on no consent/);
    await withdrawConsent(await world.actor('clerk'), { id: consentId, reason: undefined });
    expect(await rows(id)).toBe(0);
    expect(await reminded()).not.toContain('撤回示例');
    expect(await getCare(await world.actor('clerk'), id)).toMatchObject({ birthday: null, family: null });
    await expect(born(id, 3)).rejects.toMatchObject({ code: 'consent_missing' });
  });

  it('are wiped with any of two consents that name them: the word is meant, not the sheet', async () => {
    const { id } = await cared('两次同意');
    const second = await agree(id, ['birthday']);
    await withdrawConsent(await world.actor('clerk'), { id: second, reason: undefined });
    const care = await getCare(await world.actor('clerk'), id);
    expect(care).toMatchObject({ birthday: null, family: { version: 1 } });
  });

  it('are the person’s own to see and to take back', async () => {
    const merchantId = world.own.merchantId;
    const consentId = await agree(merchantId);
    await born(merchantId, 20, { calendar: 'lunar', month: 8, day: 15, year: '1968' });
    const merchant = await world.actor('merchant');
    expect(await getCare(merchant, merchantId)).toMatchObject({
      birthday: { value: { calendar: 'lunar', month: 8, day: 15, year: 1968 } },
      can: { write: false },
    });
    await withdrawConsent(merchant, { id: consentId, reason: undefined });
    expect(await rows(merchantId)).toBe(0);
  });

  it('are nothing for leaders, supervisors and tokens', async () => {
    const { id } = await cared('不给领导');
    for (const role of ['leader', 'supervisor'] as const) {
      expect(await getCare(await world.actor(role), id)).toBeNull();
      await expect(listBirthdays(await world.actor(role))).rejects.toBeInstanceOf(ForbiddenError);
    }
    const token = { ...(await world.actor('clerk')), tokenScopes: ['merchants:read'] };
    expect(await getCare(token, id)).toBeNull();
  });

  it('refuse a newer version, and can be corrected and taken out while the consent stays', async () => {
    const { id } = await cared('更正示例');
    await expect(born(id, 5)).rejects.toMatchObject({ code: 'conflict' });
    await born(id, 5, { version: '1' });
    const clerk = await world.actor('clerk');
    expect((await getCare(clerk, id))?.birthday).toMatchObject({ version: 2 });
    await removeCare(clerk, { merchantId: id, kind: 'birthday', version: 2 });
    expect(await getCare(clerk, id)).toMatchObject({ birthday: null, consented: ['birthday', 'family'] });
  });
});

describe('the day of a birth', () => {
  it('is not kept with the year and month, which are for telling people apart', async () => {
    const { id } = await seedMerchant(world.own.countyId, { name: '只记到月', birthText: '1968-05-17' });
    const row = await db.merchant.findUniqueOrThrow({
      where: { id },
      select: { birthText: true, birthFrom: true, birthPrecision: true },
    });
    expect(row).toEqual({
      birthText: '1968-05',
      birthFrom: new Date('1968-05-01T00:00:00Z'),
      birthPrecision: 'month',
    });
    const history = await getMerchantHistory(await world.actor('clerk'), id);
    expect(JSON.stringify(history)).not.toMatch(/1968-05-17/);
  });
});

describe('reminders of birthdays', () => {
  it('come to the officer alone, within the days that the programme set, the nearest first', async () => {
    const { id } = await cared('七日之内');
    const { id: later } = await cared('九日之后');
    await born(later, 9, { version: '1' });
    const { id: colleague } = await cared('同事联系');
    await db.merchant.update({ where: { id: colleague }, data: { officerId: world.people.chief.userId } });
    expect(await reminded()).toContain('七日之内');
    expect(await reminded()).not.toContain('九日之后');
    expect(await reminded()).not.toContain('同事联系');
    await changeTerm(await world.actor('chief'), { code: 'birthday_days', value: 10, reason: '提前准备' });
    const names = await reminded();
    expect(names.indexOf('九日之后')).toBeGreaterThan(names.indexOf('七日之内'));
    expect(await reminded(2)).not.toContain('七日之内');
    const [row] = (await listBirthdays(await world.actor('clerk'))).filter((one) => one.id === id);
    expect(row).toMatchObject({ on: addDays(today(), 3), ahead: 3 });
  });

  it('leave out who asked not to be contacted, who was set aside, and whose basis has ended', async () => {
    const { id: quiet } = await cared('请勿联系');
    await updateMerchants(systemActor('test'), [{ id: quiet, version: 2, values: { doNotContact: true } }]);
    const { id: frozen } = await cared('已封存');
    await freezePerson(await world.actor('chief'), { id: frozen, version: 2, reason: '示例' });
    const { id: ended } = await cared('依据到期');
    await db.merchant.update({ where: { id: ended }, data: { basisState: 'expired' } });
    const names = await reminded();
    for (const name of ['请勿联系', '已封存', '依据到期']) expect(names).not.toContain(name);
    await expect(born(frozen, 4, { version: '1' })).rejects.toBeInstanceOf(AppError);
  });
});

describe('a person who told of birthday and family', () => {
  it('keeps them readable through a merge and its undoing, and withdrawing does not block the undoing', async () => {
    const { id: winner } = await seedMerchant(world.own.countyId, { name: '并入后', contactPoints: [] });
    const { id: loser, consentId } = await cared('被并者');
    const { id: pairId } = await pairMerchants(systemActor('test'), { merchantId: winner, otherId: loser });
    const clerk = await world.actor('clerk');
    const { mergeId } = await mergeMerchants(
      clerk,
      everyKeptLink,
      MergeInput.parse({
        pairId,
        survivorId: winner,
        aVersion: winner < loser ? 1 : 2,
        bVersion: winner < loser ? 2 : 1,
        reason: '电话核实（示例）',
      }),
    );
    expect((await getCare(clerk, winner))?.family?.value).toEqual([{ relation: 'parents', note: SECRET }]);
    await withdrawConsent(clerk, { id: consentId, reason: undefined });
    expect(await rows(winner)).toBe(0);
    expect(await examineMerge(clerk, everyKeptLink, mergeId)).toEqual([]);
    await undoMerge(clerk, everyKeptLink, { id: mergeId, reason: '不是同一人（示例）' });
    expect(await getCare(clerk, loser)).toMatchObject({ birthday: null, family: null, consented: [] });
  });

  it('loses them with erasing', async () => {
    const { id } = await cared('抹去生日');
    const chief = await world.actor('chief');
    await freezePerson(chief, { id, version: 2, reason: '示例' });
    await db.merchant.update({ where: { id }, data: { frozenAt: new Date('2020-01-01T00:00:00Z') } });
    const { id: erasureId } = await proposeErasure(await world.actor('clerk'), {
      merchantId: id,
      ground: 'no_contact',
      reason: '示例理由',
    });
    const { fileNo } = await db.merchant.findUniqueOrThrow({ where: { id }, select: { fileNo: true } });
    await decideErasure(
      chief,
      everyKeptLink,
      DecideErasureInput.parse({ id: erasureId, decision: 'erase', reason: '期满', fileNo }),
    );
    expect(await rows(id)).toBe(0);
  });
});
