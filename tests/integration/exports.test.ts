import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { beforeAll, describe, expect, it } from 'vitest';
import { askExport } from '@/lib/exports/commands/ask-export';
import { expireExports, resumeExports } from '@/lib/exports/commands/keep-exports';
import { cancelExport, decideExport } from '@/lib/exports/commands/move-export';
import { takeExport } from '@/lib/exports/commands/take-export';
import { writeExportJob } from '@/lib/exports/jobs/write-export';
import { setExportLimit } from '@/lib/programme/commands-limits';
import { getParameters } from '@/lib/programme/queries-parameters';
import { ExportLimitInput } from '@/lib/programme/schema-limits';
import { getExport, getExportOffer } from '@/lib/exports/queries/get-export';
import { countWaitingExports, listExports } from '@/lib/exports/queries/list-exports';
import { ExportPage } from '@/lib/exports/search-params';
import { getReadableFile } from '@/lib/files/queries';
import { fileReaders } from '@/lib/api/links';
import { listMerchants } from '@/lib/merchants/queries/list-merchants';
import { MerchantPage } from '@/lib/merchants/search-params';
import { ledgerColumns } from '@/lib/merchants/fields-export';
import { systemActor } from '@/lib/server/actor-of-job';
import { db } from '@/lib/server/db';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { asking, exportJob, sheetOf, takenBytes, takenSheet, writtenExport } from '@/tests/factories/exports';
import { seedMerchant } from '@/tests/factories/merchants';
import { makeUser } from '@/tests/factories/users';
import { makeWorld, signedIn, type World } from '@/tests/support/world';

/** Every column that a filler takes out: public offices are not among them. */
const every = ledgerColumns.filter(({ field }) => field !== 'politicalOffices').map(({ key }) => key);

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await seedMerchant(world.own.countyId, {
    name: '陈远航',
    kinds: ['business_owner', 'expert'],
    birthText: '1975-03',
    note: '=HYPERLINK("http://example.invalid","点我")',
    needs: '+86 用工',
    honours: '@SUM(A1)',
    mainBusiness: '-1+1',
    intention: '\t=1+1',
    post: { employerText: '远航示例有限公司', title: '总经理' },
    contactPoints: [
      { kind: 'mobile', value: '13812345678', preferred: 'on' },
      { kind: 'landline', value: '0916-2212345' },
    ],
  });
  await seedMerchant(world.other.countyId, { name: '乙县示例人' });
  await seedMerchant(
    world.own.countyId,
    { name: '无依据示例', note: '机密备注', contactPoints: [{ kind: 'mobile', value: '13900001111' }] },
    null,
  );
});

const table = (sheet: string[][]) => {
  const at = sheet.findIndex((row) => row.includes('姓名'));
  const head = sheet[at] ?? [];
  return sheet.slice(at + 1).map((row) => Object.fromEntries(head.map((name, i) => [name, row[i] ?? ''])));
};
const named = (rows: Record<string, string>[], name: string) => rows.find((row) => row['姓名'] === name);

/** Programme profile in force with another number of persons. */
async function withLimit(persons: number): Promise<void> {
  const { defaultProfile } = await import('@/lib/programme/schema-default-profile');
  await db.programme.deleteMany();
  await db.programme.create({
    data: {
      code: 'test',
      placeCode: '610700',
      profile: { ...defaultProfile, exportApprovalPersons: persons },
    },
  });
}

describe('a list that leaves the house', () => {
  it('holds exactly the rows that the list shows, under the same scope and order', async () => {
    const actor = await world.actor('filler');
    const rows = table(
      await takenSheet(actor, await writtenExport(actor, { query: 'order=name', columns: ['name'] })),
    );
    const list = await listMerchants(actor, MerchantPage.parse({ order: 'name' }));
    expect(rows.map((row) => row['姓名'])).toEqual(list.rows.map((row) => row.name));
    expect(rows.map((row) => row['姓名'])).not.toContain('乙县示例人');
    const found = await writtenExport(actor, { query: 'q=陈远航', columns: ['name', 'title'] });
    expect(table(await takenSheet(actor, found))).toEqual([{ 姓名: '陈远航', 职务: '总经理' }]);
  });

  it('holds chosen records only, and of them none outside the scope', async () => {
    const actor = await world.actor('filler');
    const ids = (await db.merchant.findMany({ where: { name: { in: ['陈远航', '乙县示例人'] } } })).map(
      ({ id }) => id,
    );
    const id = await writtenExport(actor, { ids: ids.join(',') });
    expect(table(await takenSheet(actor, id)).map((row) => row['姓名'])).toEqual(['陈远航']);
  });

  it('shows words and dates as the desk does, contact values masked', async () => {
    const actor = await world.actor('clerk');
    const rows = table(await takenSheet(actor, await writtenExport(actor, { columns: every })));
    const row = named(rows, '陈远航');
    expect(row).toMatchObject({
      人员类别: '企业主、专家学者',
      出生年月: '1975-03',
      联系电话: '138****5678、0916-*****45',
      工作单位: '远航示例有限公司',
      处理依据: '有效',
    });
    expect(row?.['建档时间']).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it('a record without a lawful basis shows the minimum to whoever does not keep it', async () => {
    const clerk = await world.actor('clerk');
    const bare = named(
      table(await takenSheet(clerk, await writtenExport(clerk, { columns: every }))),
      '无依据示例',
    );
    expect(bare).toMatchObject({ 姓名: '无依据示例', 处理依据: '无依据', 联系电话: '', 备注: '' });
    const filler = await world.actor('filler');
    const full = named(
      table(await takenSheet(filler, await writtenExport(filler, { columns: every }))),
      '无依据示例',
    );
    expect(full).toMatchObject({ 联系电话: '139****1111', 备注: '机密备注' });
    const asked = await writtenExport(clerk, { columns: every, fullContacts: true });
    expect(JSON.stringify(await takenSheet(clerk, asked))).not.toContain('13900001111');
  });

  it('columns that the role may not read are absent and refused', async () => {
    const supervisor = await world.actor('supervisor');
    const asked = askExport(supervisor, asking({ columns: ['name', 'phones'] }));
    await expect(asked).rejects.toBeInstanceOf(FieldErrors);
    const full = askExport(supervisor, asking({ columns: ['name'], roundTrip: true }));
    await expect(full).rejects.toBeInstanceOf(ForbiddenError);
    const filtered = askExport(supervisor, asking({ query: `strength=${world.rootId}` }));
    await expect(filtered).rejects.toBeInstanceOf(ForbiddenError);
  });

  it('full contact values are asked for openly and audited beside the export', async () => {
    const actor = await world.actor('clerk');
    const id = await writtenExport(actor, {
      columns: ['name', 'phones'],
      fullContacts: true,
      query: 'q=陈远航',
    });
    expect(named(table(await takenSheet(actor, id)), '陈远航')?.['联系电话']).toBe(
      '13812345678、0916-2212345',
    );
    const verbs = await db.change.findMany({
      where: { noun: 'exports', recordId: id },
      select: { verb: true, reason: true },
    });
    expect(verbs).toContainEqual({ verb: 'full_contacts', reason: '核对名单（示例）' });
    const supervisor = await world.actor('supervisor');
    const other = await writtenExport(supervisor, { columns: ['name'], fullContacts: true });
    expect(await db.export.findUnique({ where: { id: other }, select: { fullContacts: true } })).toEqual({
      fullContacts: false,
    });
  });

  it('carries who, when, why and its number, in the sheet, at its foot, and on a sheet of notes', async () => {
    const actor = await world.actor('clerk');
    const id = await writtenExport(actor, { query: 'q=陈远航' });
    const { number } = await getExport(actor, id);
    const [, mark] = await takenSheet(actor, id);
    expect(mark?.[0]).toContain(number);
    expect(mark?.[0]).toContain(actor.userName);
    expect(mark?.[0]).toContain('核对名单（示例）');
    const notes = (await takenSheet(actor, id, 1)).map((row) => row.join('：'));
    expect(notes).toEqual(
      expect.arrayContaining([`导出编号：${number}`, '行数：1', '事由：核对名单（示例）']),
    );
    const csv = await writtenExport(actor, { query: 'q=陈远航', format: 'csv' });
    const lines = (await takenBytes(actor, csv)).toString('utf8').trimEnd().split('\r\n');
    expect(lines[0]).toBe('\ufeff姓名');
    expect(lines[1]).toBe('陈远航');
    expect(lines.at(-1)).toContain('事由：核对名单（示例）');
  });

  it('no cell can run as a formula, in either format', async () => {
    const actor = await world.actor('clerk');
    const columns = ['name', 'note', 'needs', 'honours', 'mainBusiness', 'intention'];
    const csv = await writtenExport(actor, { query: 'q=陈远航', columns, format: 'csv' });
    const text = (await takenBytes(actor, csv)).toString('utf8');
    for (const cell of text
      .split('\r\n')
      .slice(1, 2)
      .join('')
      .split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/))
      expect(cell).not.toMatch(/^"?[=+\-@\t\r]/);
    expect(text).toContain("'+86 用工");
    const xlsx = await writtenExport(actor, { query: 'q=陈远航', columns });
    const rows = table(await takenSheet(actor, xlsx));
    expect(rows[0]).toMatchObject({ 家乡资源需求: '+86 用工', 荣誉: '@SUM(A1)', 主营业务: '-1+1' });
    const { openZipText } = await import('@/tests/support/zip-text');
    const sheet = await openZipText(await takenBytes(actor, xlsx), 'xl/worksheets/sheet1.xml');
    expect(sheet).not.toContain('<f>');
    expect(sheet).not.toContain('t="str"');
  });

  it('the audit row stands before the file, in the transaction that queues the job', async () => {
    const actor = await world.actor('clerk');
    const { id, state } = await askExport(actor, asking({ query: 'q=陈远航', columns: ['name', 'title'] }));
    expect(state).toBe('queued');
    const change = await db.change.findFirst({ where: { noun: 'exports', recordId: id } });
    expect(change).toMatchObject({ verb: 'ask', actorId: actor.userId, reason: '核对名单（示例）' });
    const jobs = await db.$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM pgboss.job WHERE name = 'exports.write' AND data->>'exportId' = ${id}`;
    expect(jobs).toEqual([{ n: 1 }]);
  });

  it('a list of nobody is refused', async () => {
    const asked = askExport(await world.actor('clerk'), asking({ query: 'q=没有这样的人' }));
    await expect(asked).rejects.toMatchObject({ fields: { query: [{ code: 'export_nobody' }] } });
  });
});

describe('who gets the file', () => {
  it('only who asked for it, each time with a row in the log', async () => {
    const actor = await world.actor('clerk');
    const id = await writtenExport(actor, { query: 'q=陈远航' });
    await takenBytes(actor, id);
    await takenBytes(actor, id);
    const log = await db.change.count({ where: { noun: 'exports', recordId: id, verb: 'download' } });
    expect(log).toBe(2);
    expect(await getExport(actor, id)).toMatchObject({ downloads: 2 });
    // the chief sees that it was taken, but gets no file; others do not see it
    await expect(takeExport(await world.actor('chief'), id)).rejects.toBeInstanceOf(ForbiddenError);
    await expect(takeExport(await world.actor('filler'), id)).rejects.toBeInstanceOf(NotFoundError);
    await expect(getExport(await world.actor('filler'), id)).rejects.toBeInstanceOf(NotFoundError);
  });

  it('the general door for files gives it to nobody, its maker included', async () => {
    const actor = await world.actor('clerk');
    const id = await writtenExport(actor, { query: 'q=陈远航' });
    const { fileId } = await db.export.findUniqueOrThrow({ where: { id } });
    const open = getReadableFile(actor, fileId ?? '', fileReaders);
    await expect(open).rejects.toBeInstanceOf(NotFoundError);
  });

  it('the stored bytes are sealed', async () => {
    const actor = await world.actor('clerk');
    const id = await writtenExport(actor, { query: 'q=陈远航', format: 'csv' });
    const { fileId } = await db.export.findUniqueOrThrow({ where: { id } });
    const { key } = await db.file.findUniqueOrThrow({ where: { id: fileId ?? '' } });
    expect(key.startsWith('sealed/')).toBe(true);
  });

  it('after its time the file is gone and the record of it stays', async () => {
    const actor = await world.actor('clerk');
    const id = await writtenExport(actor, { query: 'q=陈远航' });
    await db.export.update({ where: { id }, data: { expiresAt: new Date(0) } });
    await expect(takeExport(actor, id)).rejects.toMatchObject({ code: 'not_in_this_state' });
    const { fileId } = await db.export.findUniqueOrThrow({ where: { id } });
    await expireExports(systemActor('test'));
    expect(await getExport(actor, id)).toMatchObject({ state: 'expired', rowCount: 1 });
    expect(await db.file.count({ where: { id: fileId ?? '' } })).toBe(0);
  });
});

describe('more persons than the programme allows without a second person', () => {
  it('wait for a chief who is somebody else; approved, they are written for whoever asked', async () => {
    await withLimit(2);
    const chief = await world.actor('chief');
    const clerk = await world.actor('clerk');
    const { id, state } = await askExport(clerk, asking());
    expect(state).toBe('waiting');
    await writeExportJob(exportJob(clerk, id));
    expect((await getExport(clerk, id)).state).toBe('waiting');
    expect(await countWaitingExports(chief)).toBe(1);
    expect(await countWaitingExports(clerk)).toBe(0);
    expect(
      (await listExports(chief, ExportPage.parse({ view: 'waiting' }))).rows.map((row) => row.id),
    ).toEqual([id]);
    const decision = { id, decision: 'approve', reason: '范围合适（示例）' } as const;
    await expect(decideExport(await world.actor('leader'), decision)).rejects.toBeInstanceOf(NotFoundError);
    await expect(decideExport(clerk, decision)).rejects.toMatchObject({ code: 'needs_second_person' });
    await decideExport(chief, decision);
    await expect(decideExport(chief, decision)).rejects.toMatchObject({ code: 'not_in_this_state' });
    await writeExportJob(exportJob(clerk, id));
    expect(await getExport(clerk, id)).toMatchObject({ state: 'ready', decisionReason: '范围合适（示例）' });
    const change = await db.change.findFirst({ where: { noun: 'exports', recordId: id, verb: 'approve' } });
    expect(change).toMatchObject({ actorId: chief.userId, reason: '范围合适（示例）' });
  });

  it('a chief never decides the own one, but another chief does', async () => {
    const chief = await world.actor('chief');
    const { id } = await askExport(chief, asking());
    const decision = { id, decision: 'refuse', reason: '请缩小范围（示例）' } as const;
    await expect(decideExport(chief, decision)).rejects.toMatchObject({ code: 'needs_second_person' });
    expect(await countWaitingExports(chief)).toBe(0);
    const second = await makeUser({ role: 'chief', unitId: world.rootId }, 'second-chief');
    await decideExport(await signedIn(second.userId, second.grantId), decision);
    expect(await getExport(chief, id)).toMatchObject({
      state: 'refused',
      decisionReason: '请缩小范围（示例）',
    });
    await expect(takeExport(chief, id)).rejects.toBeInstanceOf(AppError);
  });

  it('a chief of another county neither sees nor decides it', async () => {
    const filler = await world.actor('filler');
    await withLimit(1);
    const { id } = await askExport(filler, asking());
    const stranger = await makeUser({ role: 'chief', unitId: world.other.countyId }, 'other-chief');
    const actor = await signedIn(stranger.userId, stranger.grantId);
    const decided = decideExport(actor, { id, decision: 'approve', reason: '同意（示例）' });
    await expect(decided).rejects.toBeInstanceOf(NotFoundError);
  });

  it('a list that has grown over the limit by the time it is written waits', async () => {
    await withLimit(1);
    // somebody who has taken nothing out today
    const user = await makeUser({ role: 'filler', unitId: world.own.countyId }, 'grower');
    const filler = await signedIn(user.userId, user.grantId);
    const { id } = await askExport(filler, asking({ query: 'q=后来示例' })).catch(async () => {
      await seedMerchant(world.own.countyId, { name: '后来示例甲' });
      return askExport(filler, asking({ query: 'q=后来示例' }));
    });
    await seedMerchant(world.own.countyId, { name: '后来示例乙' });
    await writeExportJob(exportJob(filler, id));
    expect(await getExport(filler, id)).toMatchObject({ state: 'waiting', persons: 2 });
    await withLimit(500);
  });
});

describe('small lists of one person within a day', () => {
  it('count together: the one that reaches the limit waits, and says so before it is asked for', async () => {
    await withLimit(2);
    for (const name of ['合并示例甲', '合并示例乙', '合并示例丙'])
      await seedMerchant(world.own.countyId, { name });
    const user = await makeUser({ role: 'filler', unitId: world.own.countyId }, 'piecemeal');
    const piece = await signedIn(user.userId, user.grantId);
    const ask = (name: string) => askExport(piece, asking({ query: `q=${name}` }));
    expect((await ask('合并示例甲')).state).toBe('queued');
    expect((await ask('合并示例乙')).state).toBe('queued');
    expect(await getExportOffer(piece, { query: 'q=合并示例丙', ids: '' })).toMatchObject({
      persons: 1,
      before: 2,
      waits: true,
    });
    const third = await ask('合并示例丙');
    expect(third.state).toBe('waiting');
    await writeExportJob(exportJob(piece, third.id));
    expect(await getExport(piece, third.id)).toMatchObject({
      state: 'waiting',
      persons: 1,
      personsBefore: 2,
    });
    // what a second person agreed to is decided for itself, and yesterday's lists no longer count
    const decision = { id: third.id, decision: 'approve', reason: '范围合适（示例）' } as const;
    await decideExport(await world.actor('chief'), decision);
    await writeExportJob(exportJob(piece, third.id));
    expect((await getExport(piece, third.id)).state).toBe('ready');
    const yesterday = new Date(Date.now() - 25 * 3_600_000);
    await db.export.updateMany({ where: { createdBy: user.userId }, data: { createdAt: yesterday } });
    expect((await ask('合并示例甲')).state).toBe('queued');
    await withLimit(500);
  });

  it('two asked for in the same moment count together too', async () => {
    await withLimit(1);
    const user = await makeUser({ role: 'filler', unitId: world.own.countyId }, 'at-once');
    const both = await signedIn(user.userId, user.grantId);
    const asked = await Promise.all(
      ['合并示例甲', '合并示例乙'].map((name) => askExport(both, asking({ query: `q=${name}` }))),
    );
    expect(asked.map(({ state }) => state).sort()).toEqual(['queued', 'waiting']);
    await withLimit(500);
  });
});

describe('the limit', () => {
  it('is set by the security administrator, with reason, version and audit row, within its bounds', async () => {
    await withLimit(500);
    const secadmin = await world.actor('secadmin');
    const input = { version: 1, exportApprovalPersons: 200, reason: '按年度评估下调（示例）' };
    await expect(setExportLimit(await world.actor('sysadmin'), input)).rejects.toBeInstanceOf(ForbiddenError);
    const { id } = await setExportLimit(secadmin, input);
    expect((await getParameters(secadmin)).limits).toEqual({ version: 2, exportApprovalPersons: 200 });
    expect(await db.change.findFirst({ where: { noun: 'programme', recordId: id } })).toMatchObject({
      reason: '按年度评估下调（示例）',
    });
    await expect(setExportLimit(secadmin, input)).rejects.toMatchObject({ code: 'conflict' });
    for (const exportApprovalPersons of [0, 5001, 1.5]) {
      expect(ExportLimitInput.safeParse({ ...input, exportApprovalPersons }).success).toBe(false);
    }
    await withLimit(500);
  });
});

describe('the job', () => {
  it('reads the rights again: a revoked grant ends it, and no file is left', async () => {
    const user = await makeUser({ role: 'clerk', unitId: world.rootId }, 'leaving-clerk');
    const actor = await signedIn(user.userId, user.grantId);
    const { id } = await askExport(actor, asking());
    await db.grant.update({ where: { id: user.grantId }, data: { revokedAt: new Date() } });
    await writeExportJob(exportJob(actor, id));
    expect(
      await db.export.findUnique({ where: { id }, select: { state: true, errorCode: true, fileId: true } }),
    ).toEqual({
      state: 'failed',
      errorCode: 'rights_revoked',
      fileId: null,
    });
  });

  it('a cancelled one is not written', async () => {
    const actor = await world.actor('clerk');
    const { id } = await askExport(actor, asking());
    await cancelExport(actor, id);
    await writeExportJob(exportJob(actor, id));
    expect(await getExport(actor, id)).toMatchObject({ state: 'cancelled', rowCount: null });
    await expect(cancelExport(actor, id)).rejects.toMatchObject({ code: 'not_in_this_state' });
  });

  it('a worker that dies in the middle leaves an export that is taken up again and written whole', async () => {
    const actor = await world.actor('clerk');
    await db.$executeRaw`
      INSERT INTO merchant (id, "fileNo", name, "ownerUnitId", "keeperUnitIds", "searchText", "basisState", "updatedAt", aliases, kinds, contributions)
      SELECT gen_random_uuid(), 'R2020-' || lpad(i::text, 6, '0'), '大量示例' || i, ${world.rootId}::uuid,
             ARRAY[${world.rootId}::uuid], '', 'valid', now(), '{}', '{}', '{}'
        FROM generate_series(1, 30000) i`;
    await withLimit(5000);
    const { id } = await askExport(actor, asking({ columns: every }));
    await decideExport(await world.actor('chief'), { id, decision: 'approve', reason: '同意（示例）' });
    const worker = spawn(
      process.execPath,
      ['--import', 'tsx', 'tests/support/export-worker.ts', JSON.stringify(exportJob(actor, id))],
      { env: process.env, stdio: 'inherit' },
    );
    const state = async () => (await db.export.findUniqueOrThrow({ where: { id } })).state;
    await expect.poll(state, { timeout: 50_000, interval: 20 }).toBe('running');
    const ended = once(worker, 'exit');
    worker.kill('SIGKILL');
    await ended;
    expect(await state()).toBe('running');
    await db.$executeRaw`UPDATE export SET "updatedAt" = now() - interval '5 minutes' WHERE id = ${id}::uuid`;
    await db.$executeRaw`DELETE FROM pgboss.job WHERE name = 'exports.write'`;
    await resumeExports(systemActor('test'));
    const jobs = await db.$queryRaw<{ id: string }[]>`
      SELECT data->>'exportId' AS id FROM pgboss.job WHERE name = 'exports.write'`;
    expect(jobs).toEqual([{ id }]);
    await writeExportJob(exportJob(actor, id));
    const total = await db.merchant.count({ where: { archivedAt: null } });
    expect(await getExport(actor, id)).toMatchObject({ state: 'ready', rowCount: total });
    expect(await sheetOf(await takenBytes(actor, id))).toHaveLength(total + 3);
  }, 120_000);
});
