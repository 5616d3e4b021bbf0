import { beforeAll, describe, expect, it } from 'vitest';
import { attestRoster } from '@/lib/chambers/commands/attest-roster';
import { changeChamberStatus } from '@/lib/chambers/commands/change-status';
import { raiseDues, recordDuesPaid, saveDuesRules, waiveDues } from '@/lib/chambers/commands/keep-dues';
import {
  acceptProposal,
  proposeRosterChange,
  refuseProposal,
  setRosterMode,
  withdrawProposal,
} from '@/lib/chambers/commands/propose-roster';
import { addMembers, endMembership, updateMember } from '@/lib/chambers/commands/write-members';
import { refreshStatuses } from '@/lib/chambers/jobs/refresh-statuses';
import { mayReadChamberFiles } from '@/lib/chambers/links';
import { listAttestations, listRosterReminders } from '@/lib/chambers/queries/attestations';
import { getChamberMatrix } from '@/lib/chambers/queries/chamber-matrix';
import { listDues, sumDues } from '@/lib/chambers/queries/dues';
import { getMember, getMemberHistory, listMembers } from '@/lib/chambers/queries/members';
import { listChamberProposals, listProposals } from '@/lib/chambers/queries/proposals';
import { DuesPaidInput, DuesRulesInput, MemberChange, MemberInput } from '@/lib/chambers/schema';
import { MemberPage } from '@/lib/chambers/search-params';
import { systemActor } from '@/lib/server/actor-of-job';
import { db } from '@/lib/server/db';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { addDays, today } from '@/lib/shared/dates';
import { seedChamber, seedDues, seedMember, uploadSeal } from '@/tests/factories/chambers';
import { makeWorld, type World } from '@/tests/support/world';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
const rulesOf = (chamberId: string, more: object = {}) =>
  DuesRulesInput.parse({
    chamberId,
    validFrom: '2026-01-01',
    periodMonths: '12',
    graceDays: '90',
    lines: [
      { rank: 'president', amount: '30,000' },
      { rank: 'all', amount: '2000' },
    ],
    ...more,
  });
const newChamber = (name: string) => seedChamber({ name, ownerUnitId: world.rootId });

describe('dues', () => {
  it('are entered for all present members by their office, once, and settled by payment or waiver', async () => {
    const clerk = await world.actor('clerk');
    const id = await newChamber('示例会费商会');
    const head = await seedMember(id, { entryName: '示例会长', entryOffice: 'president' });
    const plain = await seedMember(id, { entryName: '示例会员甲' });
    const gone = await seedMember(id, { entryName: '示例离会' });
    await endMembership(clerk, { id: gone, version: 1, leftOn: '2026-01-02', leftReason: '示例' });
    await saveDuesRules(clerk, rulesOf(id));
    const raise = { chamberId: id, periodFrom: '2026-01-01', dueOn: addDays(today(), 30) };
    expect((await raiseDues(clerk, raise)).added).toBe(2);
    expect((await raiseDues(clerk, raise)).added).toBe(0);
    const lines = (await listDues(clerk, id, {})).rows;
    expect(Object.fromEntries(lines.map((line) => [line.name, line.dueWan]))).toEqual({
      示例会长: '3',
      示例会员甲: '0.2',
    });
    expect(await sumDues(clerk, id, {})).toMatchObject({
      lines: 2,
      dueWan: '3.2',
      paidWan: '0',
      openWan: '3.2',
    });
    const line = lines.find((one) => one.membershipId === head);
    await recordDuesPaid(
      clerk,
      DuesPaidInput.parse({
        id: line?.id,
        version: 1,
        paid: '10000',
        paidOn: today(),
        method: 'transfer',
        receiptNo: 'SJ-001',
      }),
    );
    expect(await sumDues(clerk, id, {})).toMatchObject({ paidWan: '1', openWan: '2.2' });
    // paid in part: the sum of what came in opens to its line
    expect((await listDues(clerk, id, { dues: 'paid' })).rows.map((one) => one.name)).toEqual(['示例会长']);
    expect(await sumDues(clerk, id, { dues: 'paid' })).toMatchObject({ paidWan: '1' });
    const other = lines.find((one) => one.membershipId === plain);
    await waiveDues(clerk, { id: other?.id ?? '', version: 1, reason: '经理事会同意减免' });
    expect(await sumDues(clerk, id, {})).toMatchObject({ dueWan: '3', openWan: '2', waived: 1 });
    const history = await getMemberHistory(clerk, plain);
    expect(history.find((row) => row.verb === 'dues_waived')?.reason).toBe('经理事会同意减免');
  });

  it('what is open counts what is still to come in, and opens to its rows', async () => {
    const clerk = await world.actor('clerk');
    const id = await newChamber('示例欠费商会');
    await seedDues(id, { dueOn: '2025-01-31' });
    await seedDues(id, { dueOn: addDays(today(), 10) });
    const sums = await sumDues(clerk, id, {});
    expect(sums).toMatchObject({ lines: 2, openWan: '0.4', late: 1 });
    expect((await listDues(clerk, id, { dues: 'late' })).rows).toHaveLength(sums.late);
    expect((await listDues(clerk, id, { dues: 'open' })).rows).toHaveLength(2);
  });

  it('a payment in the future, on a waived line, or on what somebody else has changed, is refused', async () => {
    const clerk = await world.actor('clerk');
    const line = await seedDues(world.own.chamberId);
    const pay = (more: object) =>
      recordDuesPaid(
        clerk,
        DuesPaidInput.parse({ id: line, version: 1, paid: '2000', paidOn: today(), ...more }),
      );
    await expect(pay({ paidOn: addDays(today(), 1) })).rejects.toThrow(FieldErrors);
    await waiveDues(clerk, { id: line, version: 1, reason: '示例减免' });
    await expect(pay({})).rejects.toThrow('conflict');
    await expect(pay({ version: 2 })).rejects.toThrow(new AppError('not_in_this_state'));
  });

  it('a new set of rules ends the old on the day before, and none may begin before the newest', async () => {
    const clerk = await world.actor('clerk');
    const id = await newChamber('示例标准商会');
    await saveDuesRules(clerk, rulesOf(id));
    await saveDuesRules(
      clerk,
      rulesOf(id, { validFrom: '2026-07-01', lines: [{ rank: 'all', amount: '3000' }] }),
    );
    const stored = await db.duesRule.findMany({
      where: { chamberId: id },
      select: { rank: true, validTo: true },
      orderBy: [{ validFrom: 'asc' }, { amountWan: 'desc' }],
    });
    expect(stored.map((rule) => [rule.rank, rule.validTo?.toISOString().slice(0, 10) ?? null])).toEqual([
      ['president', '2026-06-30'],
      [null, '2026-06-30'],
      [null, null],
    ]);
    await expect(saveDuesRules(clerk, rulesOf(id, { validFrom: '2026-03-01' }))).rejects.toThrow(FieldErrors);
  });
});

describe('the state of a membership', () => {
  it('follows dues at once, the chamber’s own state, and the night for what time alone changes', async () => {
    const chief = await world.actor('chief');
    const id = await newChamber('示例状态商会');
    const member = await seedMember(id);
    expect(await getMember(chief, member)).toMatchObject({ status: 'active', statusReason: 'no_dues' });
    // a line from before, whose grace has run out meanwhile: nobody acts, the night finds it
    const line = await seedDues(id, { membershipId: member });
    expect(await getMember(chief, member)).toMatchObject({ status: 'active' });
    await refreshStatuses(systemActor('test'));
    expect(await getMember(chief, member)).toMatchObject({
      status: 'overdue',
      statusReason: 'dues_overdue',
      statusDay: '2025-03-31',
    });
    const overdue = await listMembers(chief, id, MemberPage.parse({ status: 'overdue' }));
    expect(overdue.rows.map((row) => row.id)).toEqual([member]);
    await recordDuesPaid(chief, DuesPaidInput.parse({ id: line, version: 1, paid: '2000', paidOn: today() }));
    expect(await getMember(chief, member)).toMatchObject({ status: 'active', statusReason: 'dues_paid' });
    await changeChamberStatus(chief, {
      id,
      version: 1,
      to: 'dissolved',
      on: today(),
      registryNo: undefined,
      reason: '会员大会决议注销',
    });
    expect(await getMember(chief, member)).toMatchObject({
      status: 'suspended',
      statusReason: 'chamber_dissolved',
      statusDay: today(),
    });
  });

  it('the night changes nothing twice and is the system’s alone', async () => {
    const before = await db.membership.findMany({
      select: { id: true, status: true, version: true },
      orderBy: { id: 'asc' },
    });
    await refreshStatuses(systemActor('test'));
    expect(
      await db.membership.findMany({
        select: { id: true, status: true, version: true },
        orderBy: { id: 'asc' },
      }),
    ).toEqual(before);
    await expect(refreshStatuses(await world.actor('chief'))).rejects.toThrow(ForbiddenError);
  });
});

describe('proposals', () => {
  const setMode = async (rosterMode: 'direct' | 'propose') => {
    const { version } = await db.chamber.findUniqueOrThrow({
      where: { id: world.own.chamberId },
      select: { version: true },
    });
    await setRosterMode(await world.actor('clerk'), { id: world.own.chamberId, version, rosterMode });
  };
  const own = () => world.own.chamberId;

  it('an officer of a roster that the bureau keeps changes nothing directly; accepted, the act is done', async () => {
    await setMode('propose');
    const [officer, clerk] = [await world.actor('chamber_officer'), await world.actor('clerk')];
    const entry = MemberInput.parse({ chamberId: own(), entryName: '示例申报人', phone: '13912349876' });
    await expect(addMembers(officer, own(), [entry])).rejects.toThrow(ForbiddenError);
    const { id } = await proposeRosterChange(officer, { kind: 'add', entry });
    const stored = await db.rosterProposal.findUniqueOrThrow({
      where: { id },
      select: { payloadCipher: true },
    });
    expect(Buffer.from(stored.payloadCipher).toString('utf8')).not.toContain('13912349876');
    const [waiting] = (await listProposals(clerk, {})).rows;
    expect(waiting).toMatchObject({
      id,
      kind: 'add',
      name: '示例申报人',
      can: { decide: true, withdraw: false },
    });
    expect(waiting?.fields.find((one) => one.field === 'phone')?.after).toBe('139****9876');
    const found = () => db.membership.count({ where: { chamberId: own(), entryName: '示例申报人' } });
    expect(await found()).toBe(0);
    await acceptProposal(clerk, { id });
    expect(await found()).toBe(1);
    await expect(acceptProposal(clerk, { id })).rejects.toThrow(new AppError('not_in_this_state'));
    await setMode('direct');
  });

  it('shows what stands beside what is proposed, and is refused with a reason that the officer reads', async () => {
    await setMode('propose');
    const [officer, clerk] = [await world.actor('chamber_officer'), await world.actor('clerk')];
    const member = await seedMember(own(), { entryName: '示例原名', entryFirm: '示例旧厂' });
    const change = MemberChange.parse({
      id: member,
      version: 1,
      entryName: '示例原名',
      entryFirm: '示例新厂',
      phone: '138****0000',
    });
    await expect(updateMember(officer, change)).rejects.toThrow(ForbiddenError);
    const { id } = await proposeRosterChange(officer, { kind: 'change', entry: change });
    const [row] = (await listChamberProposals(officer, own(), {})).rows;
    expect(row?.fields).toEqual([{ field: 'entryFirm', before: '示例旧厂', after: '示例新厂' }]);
    // one at a time for one entry
    await expect(proposeRosterChange(officer, { kind: 'change', entry: change })).rejects.toThrow(
      new AppError('duplicate'),
    );
    await refuseProposal(clerk, { id, reason: '请附营业执照' });
    const [done] = (await listChamberProposals(officer, own(), { state: 'decided' })).rows;
    expect(done).toMatchObject({ id, state: 'refused', reason: '请附营业执照' });
    expect(await getMember(clerk, member)).toMatchObject({ entryFirm: '示例旧厂', version: 1 });
    await setMode('direct');
  });

  it('a proposal over what has changed meanwhile is not written over it, and waits on', async () => {
    await setMode('propose');
    const [officer, clerk] = [await world.actor('chamber_officer'), await world.actor('clerk')];
    const member = await seedMember(own());
    const { id } = await proposeRosterChange(officer, {
      kind: 'end',
      entry: { id: member, version: 1, leftOn: today(), leftReason: '本人申请' },
    });
    await updateMember(clerk, MemberChange.parse({ id: member, version: 1, entryName: '示例改过' }));
    await expect(acceptProposal(clerk, { id })).rejects.toThrow('conflict');
    expect(await getMember(clerk, member)).toMatchObject({ leftOn: null });
    await withdrawProposal(officer, { id });
    const [done] = (await listChamberProposals(officer, own(), { state: 'decided' })).rows;
    expect(done).toMatchObject({ id, state: 'withdrawn' });
    await setMode('direct');
  });

  it('another chamber is not there: neither its queue, nor its members, nor its dues', async () => {
    const officer = await world.actor('chamber_officer');
    const stranger = await seedMember(world.other.chamberId);
    const line = await seedDues(world.other.chamberId);
    const doors: (() => Promise<unknown>)[] = [
      () => listChamberProposals(officer, world.other.chamberId, {}),
      () => listDues(officer, world.other.chamberId, {}),
      () => listAttestations(officer, world.other.chamberId),
      () => waiveDues(officer, { id: line, version: 1, reason: '示例' }),
      () =>
        proposeRosterChange(officer, {
          kind: 'end',
          entry: { id: stranger, version: 1, leftOn: today(), leftReason: '示例' },
        }),
    ];
    for (const door of doors) await expect(door()).rejects.toThrow(NotFoundError);
  });
});

describe('attestation', () => {
  it('keeps counts and digest of that moment with the seal, once a quarter, and tells when the roster has changed', async () => {
    const officer = await world.actor('chamber_officer');
    const clerk = await world.actor('clerk');
    const chamberId = world.own.chamberId;
    await seedMember(chamberId, { partyKind: 'company', entryName: '示例单位会员' });
    const present = await db.membership.count({ where: { chamberId, leftOn: null } });
    const firms = await db.membership.count({ where: { chamberId, leftOn: null, partyKind: 'company' } });
    const seal = await uploadSeal(officer);
    await attestRoster(officer, { chamberId, confirmed: true, note: undefined, files: [seal] });
    const given = await listAttestations(clerk, chamberId);
    expect(given.changedSince).toBe(false);
    expect(given.rows[0]).toMatchObject({
      quarter: given.quarter,
      members: present,
      firms,
      persons: present - firms,
      files: [{ fileId: seal.fileId, fileName: '盖章核对表.pdf' }],
    });
    expect(given.rows[0]?.digest).toMatch(/^[0-9a-f]{64}$/);
    const again = { chamberId, confirmed: true, note: undefined, files: [await uploadSeal(officer)] };
    await expect(attestRoster(officer, again)).rejects.toThrow(new AppError('duplicate'));
    expect((await listRosterReminders(clerk, chamberId)).map((one) => one.kind)).not.toContain(
      'attest_missed',
    );
    await seedMember(chamberId);
    expect((await listAttestations(clerk, chamberId)).changedSince).toBe(true);
  });

  it('the seal is read by whoever reads the roster, and by no other chamber', async () => {
    const [officer, clerk, leader] = [
      await world.actor('chamber_officer'),
      await world.actor('clerk'),
      await world.actor('filler'),
    ];
    expect(await mayReadChamberFiles(officer, world.own.chamberId)).toBe(true);
    expect(await mayReadChamberFiles(clerk, world.own.chamberId)).toBe(true);
    expect(await mayReadChamberFiles(officer, world.other.chamberId)).toBe(false);
    expect(await mayReadChamberFiles(leader, world.own.chamberId)).toBe(false);
  });

  it('an empty roster, and anybody but the chamber’s own officer, cannot attest', async () => {
    const clerk = await world.actor('clerk');
    const input = { chamberId: world.own.chamberId, confirmed: true, note: undefined, files: [] };
    await expect(attestRoster(clerk, input)).rejects.toThrow(ForbiddenError);
  });
});

describe('the bureau’s matrix', () => {
  it('counts chambers and members by city, scores the rosters in care, and tells others nothing of how they are kept', async () => {
    const clerk = await world.actor('clerk');
    const id = await newChamber('示例布局商会');
    await db.chamber.update({ where: { id }, data: { cityName: '示例城', isPublic: true } });
    await seedMember(id);
    const find = async (actor: Parameters<typeof getChamberMatrix>[0]) => {
      const matrix = await getChamberMatrix(actor);
      return { matrix, row: matrix.rows.find((one) => one.id === id) };
    };
    const own = await find(clerk);
    expect(own.row).toMatchObject({
      counted: 1,
      freshness: { score: 40, reasons: ['never_attested', 'term_unknown', 'no_officer'] },
    });
    expect(own.matrix.cities).toContainEqual({ city: '示例城', chambers: 1, members: 1 });
    expect((await find(await world.actor('filler'))).row?.freshness).toBeNull();
    expect((await find(await world.actor('supervisor'))).row?.freshness).toBeNull();
  });
});
