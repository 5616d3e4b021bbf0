import { beforeAll, describe, expect, it } from 'vitest';
import { takeBulkSheet } from '@/lib/bulks/commands-sheet';
import { startBulk, undoBulk } from '@/lib/bulks/commands';
import { runBulkJob } from '@/lib/bulks/jobs/run-bulk';
import { getBulk } from '@/lib/bulks/queries';
import { makeActor, type PersonActor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { openSpreadsheet } from '@/lib/server/spreadsheet/open';
import { addDays, today } from '@/lib/shared/dates';
import { AppError, ForbiddenError } from '@/lib/shared/errors';
import { getPublicInvitation } from '@/lib/users/queries-invitations';
import { acceptInvitation } from '@/lib/users/commands/invite';
import { bulkAsking, bulkJob, doneBulk, undoneBulk } from '@/tests/factories/bulks';
import { exampleBasis, seedMerchant } from '@/tests/factories/merchants';
import { makeUser } from '@/tests/factories/users';
import { makeWorld, type World } from '@/tests/support/world';

let world: World;
let clerk: PersonActor;
beforeAll(async () => {
  world = await makeWorld();
  clerk = await world.actor('clerk');
});

const phone = [{ kind: 'mobile', value: '13800000000' }];
const somebody = async (name: string, input: Record<string, unknown> = {}, basis?: null | object) =>
  (
    await seedMerchant(
      world.own.countyId,
      { name, contactPoints: phone, ...input },
      // cast: a basis of the factory's kind with other purposes or another end
      basis === undefined ? exampleBasis : (basis as typeof exampleBasis | null),
    )
  ).id;

async function cellsOf(bytes: Buffer): Promise<string[][]> {
  const file = await openSpreadsheet(bytes);
  const rows = await file.firstRows(50);
  await file.close();
  return rows.map((row) => row.cells.map((cell) => cell.text));
}
const tokenIn = (text: string): string => text.split('/invitation/')[1] ?? '';

describe('inviting many people', () => {
  it('invites whom it may, and says of everybody else why not', async () => {
    const ids = {
      可邀: await somebody('可邀'),
      勿扰: await somebody('勿扰', { doNotContact: true }),
      撤回: await somebody('撤回'),
      有户: await somebody('有户'),
      已邀: await somebody('已邀'),
      无据: await somebody('无据', {}, null),
      过期: await somebody('过期', {}, { ...exampleBasis, expiresAt: addDays(today(), -1) }),
      他用: await somebody('他用', {}, { ...exampleBasis, purposes: ['statistics'] }),
      失联: await somebody('失联', { contactPoints: [{ ...phone[0], doNotUse: true }] }),
      归档: await somebody('归档'),
    };
    await db.consent.create({
      data: {
        ...{ merchantId: ids.撤回, purpose: 'contact' as const, givenAt: new Date('2026-01-01') },
        ...{ channel: 'paper', textCode: 'contact', textNumber: 1, withdrawnAt: new Date() },
      },
    });
    await makeUser({ role: 'merchant', merchantId: ids.有户 });
    await doneBulk(clerk, { kind: 'invite', ids: ids.已邀 });
    const { id } = await startBulk(clerk, bulkAsking({ kind: 'invite', ids: Object.values(ids).join() }));
    await db.merchant.update({ where: { id: ids.归档 }, data: { archivedAt: new Date() } });
    await runBulkJob(bulkJob(clerk, id));
    const one = await getBulk(clerk, id, {});
    expect(
      Object.fromEntries(one.people.map((row) => [row.merchantId, row.leftReason ?? row.outcome])),
    ).toEqual({
      [ids.可邀]: 'done',
      [ids.勿扰]: 'do_not_contact',
      [ids.撤回]: 'do_not_contact',
      [ids.有户]: 'has_account',
      [ids.已邀]: 'has_invitation',
      [ids.无据]: 'no_basis',
      [ids.过期]: 'no_basis',
      [ids.他用]: 'no_basis',
      [ids.失联]: 'no_contact',
      [ids.归档]: 'refused',
    });
    expect(await db.invitation.count({ where: { merchantId: { in: Object.values(ids) } } })).toBe(2);
    expect(await db.change.count({ where: { batchId: id, verb: 'invite', recordId: ids.可邀 } })).toBe(1);
    const left = await cellsOf((await takeBulkSheet(clerk, id, { part: 'left' })).bytes);
    expect(left.filter((cells) => cells.includes('可邀'))).toEqual([]);
    expect(left.find((cells) => cells[1] === '有户')?.slice(3)).toEqual(['未办理', '已有账号']);
    expect(JSON.stringify(left)).not.toContain('/invitation/');
  });

  it('the result sheet carries working links; it stands among the exports and in the log', async () => {
    const ids = [await somebody('链接甲'), await somebody('链接乙')];
    const id = await doneBulk(clerk, { kind: 'invite', ids: ids.join() });
    const stored = await db.bulkActRow.findMany({ where: { actId: id } });
    const { bytes, fileName } = await takeBulkSheet(clerk, id, { part: 'results' });
    const rows = await cellsOf(bytes);
    const links = rows.flatMap((cells) => cells.filter((cell) => cell.includes('/invitation/')));
    expect(links).toHaveLength(2);
    for (const link of links)
      expect(await getPublicInvitation(tokenIn(link))).toMatchObject({ role: 'merchant', state: 'open' });
    // sealed at rest: the token is in no column as it stands
    for (const row of stored)
      for (const link of links)
        expect(Buffer.from(row.beforeCipher ?? []).includes(Buffer.from(tokenIn(link)))).toBe(false);
    const number = fileName.replace('.xlsx', '');
    expect(await db.export.findFirst({ where: { number } })).toMatchObject({
      ...{ noun: 'bulks', persons: 2, state: 'expired', createdBy: clerk.userId },
    });
    expect(JSON.stringify(rows)).toContain(number);
    expect(await db.change.count({ where: { recordId: id, verb: 'sheet_taken' } })).toBe(1);
    // again: the same links, not new ones
    const again = await cellsOf((await takeBulkSheet(clerk, id, { part: 'results' })).bytes);
    expect(again.flatMap((cells) => cells.filter((cell) => cell.includes('/invitation/')))).toEqual(links);
  });

  it('counts with the lists of the day, and above the number is left to a second person', async () => {
    const id = await doneBulk(clerk, { kind: 'invite', ids: await somebody('限额甲') });
    await db.export.create({
      data: {
        ...{ number: 'C-LIMIT', noun: 'merchants', createdBy: clerk.userId, grantId: clerk.grantId },
        ...{ filters: {}, columns: [], format: 'xlsx', reason: '示例', persons: 500, state: 'ready' },
      },
    });
    await expect(takeBulkSheet(clerk, id, { part: 'results' })).rejects.toThrow(AppError);
    await db.export.deleteMany({ where: { number: 'C-LIMIT' } });
    await takeBulkSheet(clerk, id, { part: 'results' });
  });

  it('is taken back where nobody has opened an account; the links are dead and leave the sheet', async () => {
    const [used, unused] = [await somebody('已用'), await somebody('未用')];
    const id = await doneBulk(clerk, { kind: 'invite', ids: [used, unused].join() });
    const rows = await cellsOf((await takeBulkSheet(clerk, id, { part: 'results' })).bytes);
    const token = (name: string) =>
      tokenIn(rows.find((cells) => cells[1] === name)?.find((cell) => cell.includes('/invitation/')) ?? '');
    const newPassword = 'a quiet ferry at dusk';
    await acceptInvitation(
      makeActor({ kind: 'public', requestId: 'test', address: '198.51.100.77' }),
      { token: token('已用'), account: 'bulk-used', newPassword, repeatPassword: newPassword },
      null,
    );
    await undoneBulk(clerk, id);
    const one = await getBulk(clerk, id, {});
    expect(one.counts).toEqual({ undone: 1, blocked: 1 });
    expect(await getPublicInvitation(token('未用'))).toMatchObject({ state: 'used' });
    const after = await cellsOf((await takeBulkSheet(clerk, id, { part: 'results' })).bytes);
    expect(JSON.stringify(after)).not.toContain('/invitation/');
    expect((await db.bulkActRow.findMany({ where: { actId: id } })).map((row) => row.beforeCipher)).toEqual([
      null,
      null,
    ]);
    await expect(undoBulk(clerk, id)).rejects.toThrow(AppError);
  });

  it('is for those who may invite one; the sheet is for whoever asked', async () => {
    const one = await somebody('谁能邀');
    await expect(
      startBulk(await world.actor('filler'), bulkAsking({ kind: 'invite', ids: one })),
    ).rejects.toThrow(ForbiddenError);
    const id = await doneBulk(clerk, { kind: 'invite', ids: one });
    await expect(takeBulkSheet(await world.actor('chief'), id, { part: 'results' })).rejects.toThrow(
      ForbiddenError,
    );
  });
});
