import { beforeAll, describe, expect, it } from 'vitest';
import { takeOwnData } from '@/lib/desk/commands-own-data';
import { getOwnData } from '@/lib/desk/queries-own-data';
import { createInteractions } from '@/lib/interactions/commands/create-interactions';
import { listOwnContacts } from '@/lib/interactions/queries/own-contacts';
import { systemActor } from '@/lib/server/actor-of-job';
import type { PersonActor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { hashPassword } from '@/lib/server/password';
import { BUDGETS } from '@/lib/server/rate-limit';
import { AppError, FieldErrors, ForbiddenError } from '@/lib/shared/errors';
import { seedAttendee, seedEvent } from '@/tests/factories/events';
import { interactionInput } from '@/tests/factories/interactions';
import { seedMerchant } from '@/tests/factories/merchants';
import { makeUser } from '@/tests/factories/users';
import { makeWorld, signedIn, type World } from '@/tests/support/world';
import { openZipText } from '@/tests/support/zip-text';

const password = 'a long enough password';
let world: World;
let me: PersonActor;
let merchantId: string;

/** A merchant of the own county with an account and a password. */
async function account(name: string): Promise<{ actor: PersonActor; id: string }> {
  const { id } = await seedMerchant(world.own.countyId, { name, needs: '盼建停车场（示例）' });
  const { userId, grantId } = await makeUser({ role: 'merchant', merchantId: id });
  await db.user.update({ where: { id: userId }, data: { passwordHash: await hashPassword(password) } });
  return { actor: await signedIn(userId, grantId), id };
}

beforeAll(async () => {
  world = await makeWorld();
  ({ actor: me, id: merchantId } = await account('示例解某'));
  await db.merchantFacet.create({
    data: {
      merchantId,
      facet: 'strength',
      value: '甲级',
      reason: '年产值过亿（示例）',
      validFrom: new Date('2024-05-01'),
    },
  });
  const log = (values: Record<string, unknown>, people: string[]) =>
    createInteractions(systemActor('test'), [
      { ...interactionInput(people, values), ownerUnitId: world.own.countyId, isSample: true },
    ]);
  await log(
    {
      happenedOn: '2024-03-02',
      channel: 'home_visit',
      subject: '春节走访',
      summary: '内部记录勿外传（示例）',
    },
    [merchantId],
  );
  await log({ happenedOn: '2024-04-02', subject: '别人的事' }, [world.own.merchantId]);
  const { id: eventId } = await seedEvent(world.own.countyId, { title: '返乡恳谈（示例）' });
  await seedAttendee(eventId, merchantId, 'attended');
  await seedEvent(world.own.countyId, { title: '没有答复的活动（示例）' });
});

describe('the own copy', () => {
  it('as JSON holds everything that is kept: contact values in full, ratings with reasons, bases, contacts', async () => {
    const { bytes, mime, fileName } = await takeOwnData(me, { format: 'json', password });
    expect(mime).toBe('application/json');
    expect(fileName).toMatch(/^本人信息-示例解某-20\d\d-\d\d-\d\d\.json$/);
    const data: unknown = JSON.parse(bytes.toString('utf8'));
    expect(data).toMatchObject({
      format: 'sangzi.own-data',
      formatVersion: 1,
      person: { name: '示例解某', needs: '盼建停车场（示例）' },
      contactPoints: [{ kind: 'mobile', value: '13800000000' }],
      ratings: [{ facet: 'strength', value: '甲级', reason: '年产值过亿（示例）', on: '2024-05-01' }],
      bases: [{ kind: 'consent', evidence: '登记表（示例）', expiresOn: '2099-12-31' }],
      events: [{ subject: '返乡恳谈（示例）', kind: 'talk', unit: '甲县商务局', attendance: 'attended' }],
      contacts: [{ on: '2024-03-02', channel: 'home_visit', unit: '甲县商务局', subject: '春节走访' }],
    });
  });

  it('never tells what a unit noted of a contact, nor anything of another person', async () => {
    const text = JSON.stringify(await getOwnData(me));
    expect(text).not.toContain('内部记录勿外传');
    expect(text).not.toContain('别人的事');
    expect((await listOwnContacts(me, 10)).total).toBe(1);
  });

  it('as a workbook reads in words', async () => {
    const { bytes } = await takeOwnData(me, { format: 'xlsx', password });
    const sheets = await Promise.all(
      Array.from({ length: 9 }, (_, index) =>
        openZipText(bytes, `xl/worksheets/sheet${index + 1}.xml`).catch(() => ''),
      ),
    );
    const text = sheets.join('\n');
    for (const words of [
      '示例解某',
      '13800000000',
      '手机',
      '年产值过亿（示例）',
      '登门看望',
      '春节走访',
      '本人同意',
      '返乡恳谈（示例）',
      '已参加',
    ])
      expect(text).toContain(words);
    expect(text).not.toMatch(/account\.my|home_visit/);
  });

  it('asks for the password again, is an audited act, and is limited', async () => {
    const { actor, id } = await account('示例朴某');
    await expect(takeOwnData(actor, { format: 'json', password: 'wrong' })).rejects.toThrow(FieldErrors);
    expect(await db.change.count({ where: { recordId: id, verb: 'own_copy' } })).toBe(0);
    for (let taken = 0; taken < BUDGETS.own_data.points; taken += 1)
      await takeOwnData(actor, { format: 'json', password });
    expect(await db.change.count({ where: { recordId: id, verb: 'own_copy', actorId: actor.userId } })).toBe(
      BUDGETS.own_data.points,
    );
    await expect(takeOwnData(actor, { format: 'json', password })).rejects.toThrow(AppError);
  });

  it('is nobody else’s to take', async () => {
    for (const role of ['clerk', 'chief', 'sysadmin', 'chamber_officer'] as const)
      await expect(takeOwnData(await world.actor(role), { format: 'json', password })).rejects.toThrow(
        ForbiddenError,
      );
  });
});
