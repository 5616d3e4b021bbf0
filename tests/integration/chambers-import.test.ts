import { createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { applyRosterImport, mapRosterImport, startRosterImport } from '@/lib/chambers/commands/import-roster';
import { leaveOutRow, proposeRosterImport, refuseRosterImport } from '@/lib/chambers/commands/propose-import';
import { discardRosterImport, undoRosterImport } from '@/lib/chambers/commands/undo-roster-import';
import { revealMemberPhone } from '@/lib/chambers/commands/reveal-member';
import { updateMember } from '@/lib/chambers/commands/write-members';
import { expireRosterSheets, SHEET_DAYS, UNDO_DAYS } from '@/lib/chambers/jobs/expire-sheets';
import { sumDues } from '@/lib/chambers/queries/dues';
import { getRosterImport, listImportsInCare, listRosterImports } from '@/lib/chambers/queries/roster-imports';
import { rosterAddsUp } from '@/lib/chambers/rules-import';
import { MemberChange, RosterImportInput, RosterMappingInput } from '@/lib/chambers/schema';
import { uploadFile } from '@/lib/files/commands';
import type { PersonActor } from '@/lib/server/actor';
import { systemActor } from '@/lib/server/actor-of-job';
import { db } from '@/lib/server/db';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { BUDGETS, clearLimit, tryLimit } from '@/lib/server/rate-limit';
import { seedMember } from '@/tests/factories/chambers';
import { seedMerchant } from '@/tests/factories/merchants';
import { makeWorld, type World } from '@/tests/support/world';

const SAMPLE = fileURLToPath(new URL('../fixtures/spreadsheets/members-a.xlsx', import.meta.url));

let world: World;
let officer: PersonActor;
beforeAll(async () => {
  world = await makeWorld();
  officer = await world.actor('chamber_officer');
});

async function start(actor: PersonActor, chamberId: string): Promise<string> {
  const { id } = await uploadFile(actor, {
    stream: createReadStream(SAMPLE),
    fileName: '会员名册.xlsx',
    purpose: 'ledger',
  });
  const input = RosterImportInput.parse({
    chamberId,
    provided: 'on',
    provideNote: '入会登记表载明并逐人签字',
    files: [{ fileId: id, fileName: '会员名册.xlsx' }],
  });
  return (await startRosterImport(actor, input)).id;
}

/** Takes every column as it is proposed. */
async function mapAsProposed(id: string): Promise<void> {
  const { columns } = await getRosterImport(officer, id, {});
  await mapRosterImport(
    officer,
    RosterMappingInput.parse({
      id,
      duesYear: '2024',
      columns: Object.fromEntries(columns.map((one) => [String(one.column), one.field ?? 'drop'])),
    }),
  );
}

const present = () =>
  db.membership.count({
    where: { chamberId: world.own.chamberId, leftOn: null, entryName: { not: '示例旧会员' } },
  });

describe('members-a.xlsx, a roster with 115 members', () => {
  it('is read with its columns, and every row is counted once', async () => {
    const id = await start(officer, world.own.chamberId);
    const read = await getRosterImport(officer, id, {});
    expect(read.columns.map((one) => one.field)).toEqual([
      null,
      'name',
      null,
      'hometownText',
      'office',
      'companyName',
      'creditCode',
      'title',
      'phones',
      'joinedOn',
      'duesDue',
      'duesPaid',
    ]);
    await mapAsProposed(id);
    const { counts, rows } = await getRosterImport(officer, id, { tab: 'new' });
    expect(counts).toEqual({
      rows: 117,
      new: 115,
      changed: 0,
      same: 0,
      duplicate: 0,
      error: 0,
      skipped: 2,
      // seven credit codes with a wrong check character
      warned: 7,
      dues: 115,
      // 2,000 元 31 times, 5,000 元 22 times, 已交 23 times; 未缴 18 and blank 21 are not paid
      paid: 76,
    });
    expect(counts && rosterAddsUp(counts)).toBe(true);
    expect(rows[0]).toMatchObject({ name: '陈强贵', phone: '199****8919', dueWan: '0.2', paidWan: '0.2' });
    await discardRosterImport(officer, { id });
    expect((await getRosterImport(officer, id, {})).columns).toEqual([]);
  });

  it('tells the officer of a row that the ledger may know the person, and the bureau whom', async () => {
    const met = await seedMerchant(world.own.countyId, {
      name: '陈强贵',
      contactPoints: [{ kind: 'mobile', value: '19981278919' }],
    });
    const id = await start(officer, world.own.chamberId);
    await mapAsProposed(id);
    const told = await getRosterImport(officer, id, { tab: 'new' });
    expect(told.rows.filter((row) => row.mayBeKnown).map((row) => row.name)).toEqual(['陈强贵']);
    expect(told.rows.flatMap((row) => row.candidates)).toEqual([]);
    expect(JSON.stringify(told)).not.toContain(met.id);
    expect(
      await db.change.count({ where: { noun: 'merchants', recordId: met.id, verb: 'met_elsewhere' } }),
    ).toBe(1);
    const seen = await getRosterImport(await world.actor('clerk'), id, { tab: 'new' });
    expect(seen.rows.find((row) => row.name === '陈强贵')).toMatchObject({
      mayBeKnown: false,
      candidates: [{ id: met.id, name: '陈强贵', score: 80, reasons: ['mobile', 'name'] }],
    });
    await discardRosterImport(officer, { id });
    await db.merchant.update({ where: { id: met.id }, data: { archivedAt: new Date() } });
  });

  it('says nothing of further rows when the day’s number is used up', async () => {
    const met = await seedMerchant(world.own.countyId, {
      name: '陈强贵',
      contactPoints: [{ kind: 'mobile', value: '19981278919' }],
    });
    for (let used = 0; used < BUDGETS.roster_met.points; used += 1)
      await tryLimit('roster_met', officer.userId);
    const id = await start(officer, world.own.chamberId);
    await mapAsProposed(id);
    const told = await getRosterImport(officer, id, { tab: 'new' });
    expect(told).toMatchObject({ metLimited: true });
    expect(told.rows.some((row) => row.mayBeKnown)).toBe(false);
    expect(
      await db.change.count({ where: { noun: 'merchants', recordId: met.id, verb: 'met_elsewhere' } }),
    ).toBe(0);
    await discardRosterImport(officer, { id });
    await clearLimit('roster_met', officer.userId);
    await db.merchant.update({ where: { id: met.id }, data: { archivedAt: new Date() } });
  });

  it('keeps nothing readable between the steps', async () => {
    const id = await start(officer, world.own.chamberId);
    const stored = await db.rosterImport.findUniqueOrThrow({ where: { id }, select: { sheetCipher: true } });
    const bytes = Buffer.from(stored.sheetCipher ?? []).toString('utf8');
    expect(bytes).not.toContain('陈强贵');
    expect(bytes).not.toContain('19981278919');
    await discardRosterImport(officer, { id });
  });

  it('is written as counted, with consent, dues and masks; brought again it changes nothing; undone it is gone', async () => {
    const chamberId = world.own.chamberId;
    await seedMember(chamberId, { entryName: '示例旧会员' });
    const before = await present();
    const id = await start(officer, chamberId);
    await mapAsProposed(id);
    await applyRosterImport(officer, { id });
    expect((await present()) - before).toBe(115);
    const [head] = await db.membership.findMany({
      where: { chamberId, entryName: '陈强贵' },
      select: {
        id: true,
        entryOffice: true,
        creditCode: true,
        phoneMasked: true,
        phoneCipher: true,
        joinedText: true,
        providedOn: true,
        status: true,
        dues: { select: { dueWan: true, paidWan: true, note: true } },
      },
    });
    expect(head).toMatchObject({
      entryOffice: 'president',
      creditCode: '91999999MA01000019',
      phoneMasked: '199****8919',
      joinedText: '2020.12',
      status: 'active',
    });
    expect(head?.providedOn).not.toBeNull();
    expect(head?.dues.map((one) => [one.dueWan.toFixed(), one.paidWan.toFixed(), one.note])).toEqual([
      ['0.2', '0.2', '已交'],
    ]);
    const lower = await db.membership.count({ where: { chamberId, creditCode: '91999999MA0100016R' } });
    expect(lower).toBe(1);
    // 24 × 2,000 + 30 × 5,000 + 23 × 10,000 + 38 × 30,000 元 due
    expect(await sumDues(officer, chamberId, { year: 2024 })).toMatchObject({ lines: 115, dueWan: '156.8' });

    const again = await start(officer, chamberId);
    await mapAsProposed(again);
    expect((await getRosterImport(officer, again, {})).counts).toMatchObject({
      new: 0,
      same: 115,
      changed: 0,
    });
    await applyRosterImport(officer, { id: again });
    expect((await present()) - before).toBe(115);
    expect((await sumDues(officer, chamberId, { year: 2024 })).lines).toBe(115);
    // the second import did nothing, so taking it back takes nothing
    await undoRosterImport(officer, { id: again });
    expect((await present()) - before).toBe(115);

    await updateMember(
      officer,
      MemberChange.parse({ id: head?.id, version: 1, entryName: '陈强贵', entryFirm: '示例改过的厂' }),
    );
    expect(await undoRosterImport(officer, { id })).toMatchObject({ kept: 1 });
    expect((await present()) - before).toBe(1);
    await expect(undoRosterImport(officer, { id })).rejects.toThrow(new AppError('not_in_this_state'));
  });

  it('puts a replaced number back when it is undone, and the consent that stood before', async () => {
    const chamberId = world.own.chamberId;
    const first = await start(officer, chamberId);
    await mapAsProposed(first);
    const { rows } = await getRosterImport(officer, first, { tab: 'new' });
    const row = rows.find((one) => one.firm !== null && one.phone !== null);
    const member = await seedMember(chamberId, {
      entryName: row?.name,
      entryFirm: row?.firm,
      phone: '13700002222',
    });
    await mapAsProposed(first);
    await applyRosterImport(officer, { id: first });
    const stands = async () =>
      db.membership.findUniqueOrThrow({
        where: { id: member },
        select: { phoneMasked: true, providedOn: true },
      });
    expect((await stands()).phoneMasked).toBe(row?.phone);
    expect((await stands()).providedOn).not.toBeNull();
    await undoRosterImport(officer, { id: first });
    expect(await stands()).toEqual({ phoneMasked: '137****2222', providedOn: null });
    expect(await revealMemberPhone(officer, { id: member, purpose: 'verify' })).toEqual({
      value: '13700002222',
    });
  });

  it('is given up by the night when nobody goes on with it; a written one can be undone for ninety days', async () => {
    const chamberId = world.own.chamberId;
    const waits = await start(officer, chamberId);
    const fresh = await start(officer, chamberId);
    const written = await start(officer, chamberId);
    await mapAsProposed(written);
    await applyRosterImport(officer, { id: written });
    const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
    await db.rosterImport.update({ where: { id: waits }, data: { createdAt: ago(SHEET_DAYS + 1) } });
    await db.rosterImport.update({ where: { id: written }, data: { appliedAt: ago(UNDO_DAYS + 1) } });
    await expect(expireRosterSheets(officer)).rejects.toThrow(ForbiddenError);
    expect(await expireRosterSheets(systemActor('test'))).toEqual({ expired: 1, closed: 1 });
    expect(await expireRosterSheets(systemActor('test'))).toEqual({ expired: 0, closed: 0 });
    const stored = await db.rosterImport.findMany({
      where: { id: { in: [waits, fresh, written] } },
      select: { state: true, sheetCipher: true, doneCipher: true },
      orderBy: { createdAt: 'asc' },
    });
    expect(stored.map((one) => [one.state, one.sheetCipher !== null, one.doneCipher !== null])).toEqual([
      ['discarded', false, false],
      ['mapping', true, false],
      ['applied', false, false],
    ]);
    await expect(undoRosterImport(officer, { id: written })).rejects.toThrow(
      new AppError('not_in_this_state'),
    );
    await discardRosterImport(officer, { id: fresh });
  });

  it('where the bureau keeps the roster, a sheet is one proposal: accepted without some rows, or refused whole', async () => {
    const chamberId = world.own.chamberId;
    const clerk = await world.actor('clerk');
    const mode = (rosterMode: string) =>
      db.chamber.update({ where: { id: chamberId }, data: { rosterMode } });
    // an empty roster: every row of the sheet is new
    await db.duesEntry.deleteMany({ where: { membership: { chamberId } } });
    await db.membership.deleteMany({ where: { chamberId } });
    await mode('propose');
    const before = await present();
    const id = await start(officer, chamberId);
    await mapAsProposed(id);
    const { rows } = await getRosterImport(officer, id, { tab: 'new' });
    const [out] = rows;
    await expect(applyRosterImport(officer, { id })).rejects.toThrow(ForbiddenError);
    await expect(proposeRosterImport(clerk, { id })).rejects.toThrow(ForbiddenError);
    await proposeRosterImport(officer, { id });
    expect(await present()).toBe(before);
    for (const act of [
      () => applyRosterImport(officer, { id }),
      () => refuseRosterImport(officer, { id, reason: '示例' }),
      () => leaveOutRow(officer, { id, rowNo: out?.rowNo ?? 0, isOut: true }),
    ])
      await expect(act()).rejects.toThrow(ForbiddenError);
    expect((await listImportsInCare(clerk))[0]).toMatchObject({ id, state: 'proposed' });

    await leaveOutRow(clerk, { id, rowNo: out?.rowNo ?? 0, isOut: true });
    const { counts } = await getRosterImport(clerk, id, {});
    await applyRosterImport(clerk, { id });
    expect(await present()).toBe(before + (counts?.new ?? 0) - 1);
    expect(
      await db.membership.count({ where: { chamberId, entryName: out?.name ?? '', leftOn: null } }),
    ).toBe(0);
    await undoRosterImport(clerk, { id });

    const second = await start(officer, chamberId);
    await mapAsProposed(second);
    await proposeRosterImport(officer, { id: second });
    await refuseRosterImport(clerk, { id: second, reason: '请先核对电话' });
    const told = await getRosterImport(officer, second, {});
    expect(told).toMatchObject({ state: 'refused', reason: '请先核对电话', rows: [] });
    await mode('direct');
  });

  it('a column twice, or no name, is refused', async () => {
    const id = await start(officer, world.own.chamberId);
    const map = (columns: Record<string, string>) =>
      mapRosterImport(officer, RosterMappingInput.parse({ id, duesYear: '2024', columns }));
    await expect(map({ '5': 'companyName' })).rejects.toThrow(FieldErrors);
    await expect(map({ '1': 'name', '5': 'name' })).rejects.toThrow(FieldErrors);
    await discardRosterImport(officer, { id });
  });

  it('needs the members’ consent, a roster that the chamber keeps, and the own chamber', async () => {
    expect(
      RosterImportInput.safeParse({
        chamberId: world.own.chamberId,
        provideNote: '示例',
        files: [{ fileId: world.rootId, fileName: 'a.xlsx' }],
      }).success,
    ).toBe(false);
    await expect(start(officer, world.other.chamberId)).rejects.toThrow(NotFoundError);
    const clerk = await world.actor('clerk');
    const foreign = await start(clerk, world.other.chamberId);
    for (const door of [
      () => getRosterImport(officer, foreign, {}),
      () => applyRosterImport(officer, { id: foreign }),
      () => undoRosterImport(officer, { id: foreign }),
      () => discardRosterImport(officer, { id: foreign }),
      () => listRosterImports(officer, world.other.chamberId),
    ])
      await expect(door()).rejects.toThrow(NotFoundError);
  });
});
