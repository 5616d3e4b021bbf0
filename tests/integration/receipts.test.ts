import { beforeAll, describe, expect, it } from 'vitest';
import { mayReadReceiptFiles } from '@/lib/receipts/links';
import { correctReceipt, createReceipts } from '@/lib/receipts/commands/create-receipts';
import { acceptReceipt, checkReceipt, returnReceipt } from '@/lib/receipts/commands/review-receipt';
import { detachEvidence, submitReceipt } from '@/lib/receipts/commands/submit-receipt';
import { updateReceipt } from '@/lib/receipts/commands/update-receipt';
import { getReceipt, getReceiptHistory } from '@/lib/receipts/queries/get-receipt';
import { listReceipts, listReceiptsOf, nextInQueue } from '@/lib/receipts/queries/list-receipts';
import { CorrectionInput, ReceiptChange } from '@/lib/receipts/schema';
import { ReceiptPage } from '@/lib/receipts/search-params';
import type { PersonActor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { seedProject } from '@/tests/factories/projects';
import { receiptInput, seedReceipt, seedUpload } from '@/tests/factories/receipts';
import { makeUser } from '@/tests/factories/users';
import { makeWorld, signedIn, type World } from '@/tests/support/world';

let world: World;
let county: PersonActor;
let clerk: PersonActor;
let chief: PersonActor;
beforeAll(async () => {
  world = await makeWorld();
  [county, clerk, chief] = await Promise.all([
    world.actor('filler'),
    world.actor('clerk'),
    world.actor('chief'),
  ]);
});

/** A line with one paper, handed in by the county. */
async function submitted(change: Record<string, unknown> = {}, projectId?: string) {
  const project = projectId ?? (await seedProject(world.own.countyId)).id;
  const { ids } = await createReceipts(county, [
    receiptInput(project, { files: [await seedUpload(county)], act: 'submit', ...change }),
  ]);
  return stand(ids[0] ?? '');
}

/** Id, version and state as they stand. */
const stand = (id: string) =>
  db.receipt.findUniqueOrThrow({ where: { id }, select: { id: true, version: true, state: true } });

async function accepted(month = '2024-05', change: Record<string, unknown> = {}, projectId?: string) {
  const { id } = await submitted(change, projectId);
  await checkReceipt(clerk, await stand(id));
  await acceptReceipt(chief, { ...(await stand(id)), periodMonth: month });
  return stand(id);
}

describe('the way of a line', () => {
  it('is entered, handed in, checked, accepted; its timeline says who did what', async () => {
    const { id } = await accepted('2024-06');
    const line = await getReceipt(county, id);
    expect(line).toMatchObject({ state: 'accepted', periodMonth: '2024-06', amountWan: '1250' });
    const history = await getReceiptHistory(county, id);
    const steps = history.map((row) => row.verb).filter((verb) => verb !== 'file_attached');
    expect(steps.toReversed()).toEqual(['create', 'submit', 'check', 'accept']);
  });

  it('cannot be handed in without evidence, at once or later', async () => {
    const { id: project } = await seedProject(world.own.countyId);
    await expect(createReceipts(county, [receiptInput(project, { act: 'submit' })])).rejects.toMatchObject({
      fields: { files: [{ code: 'evidence_required' }] },
    });
    expect((await listReceiptsOf(county, project)).rows, 'nothing half-written').toEqual([]);
    const draft = await seedReceipt(world.own.countyId);
    await expect(submitReceipt(county, draft)).rejects.toMatchObject({
      fields: { files: [{ code: 'evidence_required' }] },
    });
  });

  it('entered twice, each line points to the other; another amount, a returned line and a correction do not', async () => {
    const { id: project } = await seedProject(world.own.countyId);
    const first = await accepted('2024-05', {}, project);
    const twin = await submitted({}, project);
    await submitted({ amount: '1,251' }, project);
    const numbers = async (id: string) => (await getReceipt(clerk, id)).lookAlikes.map((one) => one.id);
    expect(await numbers(first.id)).toEqual([twin.id]);
    expect(await numbers(twin.id)).toEqual([first.id]);
    const { id: correction } = await correctReceipt(
      county,
      CorrectionInput.parse({
        id: first.id,
        amount: '-200',
        evidenceKind: 'bank_slip',
        reason: '多计二百',
        files: [await seedUpload(county)],
        act: 'submit',
      }),
    );
    expect(await numbers(correction)).toEqual([]);
    await returnReceipt(clerk, { ...(await stand(twin.id)), reason: '重复登记' });
    expect(await numbers(first.id)).toEqual([]);
  });

  it('returned, it keeps the reason, is mended and handed in again', async () => {
    const first = await submitted();
    await returnReceipt(clerk, { ...first, reason: '进账单缺付款日期' });
    const back = await getReceipt(county, first.id);
    expect(back).toMatchObject({ state: 'returned', returnReason: '进账单缺付款日期' });
    expect(back.can.update).toBe(true);
    const { projectId: _p, ...values } = receiptInput(back.projectId, { amount: '1,300', act: 'submit' });
    await updateReceipt(county, ReceiptChange.parse({ ...values, id: back.id, version: back.version }));
    expect(await getReceipt(county, back.id)).toMatchObject({ state: 'submitted', amountWan: '1300' });
    await checkReceipt(clerk, await stand(back.id));
    await returnReceipt(chief, { ...(await stand(back.id)), reason: '金额与合同不符' });
    expect((await getReceipt(county, back.id)).returnReason).toBe('金额与合同不符');
  });

  it('under review nobody edits it or takes its papers', async () => {
    const line = await submitted();
    const change = ReceiptChange.parse({ ...receiptInput(line.id), ...line });
    await expect(updateReceipt(county, change)).rejects.toMatchObject({ code: 'not_in_this_state' });
    const paper = (await getReceipt(county, line.id)).files[0]?.id ?? '';
    await expect(detachEvidence(county, { ...line, attachmentId: paper })).rejects.toMatchObject({
      code: 'not_in_this_state',
    });
    await expect(submitReceipt(county, line)).rejects.toMatchObject({ code: 'not_in_this_state' });
  });

  it('no step is skipped', async () => {
    const line = await submitted();
    await expect(acceptReceipt(chief, { ...line, periodMonth: '2024-05' })).rejects.toMatchObject({
      code: 'not_in_this_state',
    });
    const done = await accepted();
    await expect(checkReceipt(clerk, done)).rejects.toMatchObject({ code: 'not_in_this_state' });
  });

  it('two reviewers at once: the second is told that somebody acted', async () => {
    const line = await submitted();
    const results = await Promise.allSettled([
      checkReceipt(clerk, line),
      returnReceipt(chief, { ...line, reason: '示例' }),
    ]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((result) => result.status === 'rejected')?.reason).toMatchObject({
      code: 'conflict',
    });
  });
});

describe('three persons', () => {
  it('who handed it in does not check it', async () => {
    const project = await seedProject(world.own.countyId);
    const { ids } = await createReceipts(clerk, [
      receiptInput(project.id, { files: [await seedUpload(clerk)], act: 'submit' }),
    ]);
    const line = await stand(ids[0] ?? '');
    await expect(checkReceipt(clerk, line)).rejects.toMatchObject({ code: 'needs_second_person' });
    expect((await getReceipt(clerk, line.id)).can).toMatchObject({
      check: false,
      isSecondPersonNeeded: true,
    });
  });

  it('who checked it does not decide it', async () => {
    const line = await submitted();
    await checkReceipt(chief, line);
    await expect(
      acceptReceipt(chief, { ...(await stand(line.id)), periodMonth: '2024-05' }),
    ).rejects.toMatchObject({ code: 'needs_second_person' });
  });

  it('the database refuses the same, whoever writes', async () => {
    const { countyId } = world.own;
    const [a, b] = [world.people.clerk.userId, world.people.chief.userId];
    const same = [
      { submittedBy: a, checkedBy: b, decidedBy: a },
      { submittedBy: a, checkedBy: b, decidedBy: b },
      { submittedBy: a, checkedBy: a, decidedBy: b },
    ];
    for (const people of same) {
      await expect(seedReceipt(countyId, 'accepted', people)).rejects.toThrow(
        /receipt_two_persons|three persons/,
      );
    }
  });

  it('a county checks nothing, a clerk decides nothing', async () => {
    const line = await submitted();
    await expect(checkReceipt(county, line)).rejects.toThrow(ForbiddenError);
    await checkReceipt(clerk, line);
    await expect(acceptReceipt(clerk, { ...(await stand(line.id)), periodMonth: '2024-05' })).rejects.toThrow(
      ForbiddenError,
    );
  });
});

describe('months', () => {
  it('a locked month takes no line, by the command and by the database', async () => {
    const { id } = await submitted({ receivedOn: '2024-02-10' });
    await checkReceipt(clerk, await stand(id));
    await db.monthLock.create({
      data: {
        month: '2024-02',
        unitId: world.rootId,
        lockedBy: world.people.chief.userId,
        definitionVersions: {},
        digest: new Uint8Array(1),
      },
    });
    await expect(
      acceptReceipt(chief, { ...(await stand(id)), periodMonth: '2024-02' }),
    ).rejects.toMatchObject({
      code: 'month_locked',
    });
    expect((await getReceipt(chief, id)).months[0]).toBe('2024-03');
    const direct = db.receipt.update({
      where: { id },
      data: { state: 'accepted', periodMonth: '2024-02', decidedBy: world.people.chief.userId },
    });
    await expect(direct).rejects.toThrow(/receipt_month_locked|is locked/);
    await acceptReceipt(chief, { ...(await stand(id)), periodMonth: '2024-03' });
  });

  it('not before the receipt, not in the future', async () => {
    const { id } = await submitted({ receivedOn: '2024-05-20' });
    await checkReceipt(clerk, await stand(id));
    for (const periodMonth of ['2024-04', '2999-01']) {
      await expect(acceptReceipt(chief, { ...(await stand(id)), periodMonth })).rejects.toMatchObject({
        fields: { periodMonth: [{ code: 'month_out_of_range' }] },
      });
    }
  });
});

describe('corrections', () => {
  const correction = (id: string, amount: string) =>
    CorrectionInput.parse({ id, amount, evidenceKind: 'bank_slip', reason: '重复登记' });

  it('are new lines that point to the old, which never changes', async () => {
    const old = await accepted();
    const { id } = await correctReceipt(county, {
      ...correction(old.id, '-200'),
      files: [await seedUpload(county)],
      act: 'submit',
    });
    await checkReceipt(clerk, await stand(id));
    await acceptReceipt(chief, { ...(await stand(id)), periodMonth: '2024-06' });
    const line = await getReceipt(county, old.id);
    expect(line).toMatchObject({ amountWan: '1250', netWan: '1050', version: old.version });
    expect(line.corrections).toMatchObject([{ id, amountWan: '-200', state: 'accepted' }]);
    expect(await getReceipt(county, id)).toMatchObject({
      receivedOn: line.receivedOn,
      corrects: { id: old.id },
    });
  });

  it('together take away at most what stands', async () => {
    const old = await accepted();
    await correctReceipt(county, correction(old.id, '-1000'));
    await expect(correctReceipt(county, correction(old.id, '-250.000001'))).rejects.toMatchObject({
      fields: { amount: [{ code: 'correction_too_large' }] },
    });
    await correctReceipt(county, correction(old.id, '-250'));
  });

  it('stand on accepted lines only, and not on corrections', async () => {
    const line = await submitted();
    await expect(correctReceipt(county, correction(line.id, '-1'))).rejects.toMatchObject({
      code: 'not_in_this_state',
    });
  });

  it('an accepted line is neither changed nor deleted, by nobody', async () => {
    const { id } = await accepted();
    await expect(db.receipt.update({ where: { id }, data: { amountWan: '1' } })).rejects.toThrow(
      /append_only|is accepted/,
    );
    await expect(db.receipt.delete({ where: { id } })).rejects.toThrow(/append_only|not a draft/);
  });
});

describe('who sees what', () => {
  it('county A never sees county B: record, list, files', async () => {
    const other = await seedReceipt(world.other.countyId);
    await expect(getReceipt(county, other.id)).rejects.toThrow(NotFoundError);
    const list = await listReceipts(county, ReceiptPage.parse({ q: other.id }));
    expect(list.rows).toEqual([]);
    expect(await mayReadReceiptFiles(county, other.id)).toBe(false);
    expect(await mayReadReceiptFiles(clerk, other.id)).toBe(true);
  });

  it('the queue holds what waits for the reader, oldest first, and leads on', async () => {
    const queue = async (actor: PersonActor) =>
      (await listReceipts(actor, ReceiptPage.parse({ view: 'queue' }), 200)).rows;
    expect((await queue(clerk)).every((row) => row.state === 'submitted')).toBe(true);
    expect((await queue(chief)).every((row) => row.state === 'checked')).toBe(true);
    const user = await makeUser({ role: 'clerk', unitId: world.sectionId }, 'second-clerk');
    const second = await signedIn(user.userId, user.grantId);
    const before = await queue(second);
    const next = await nextInQueue(second);
    expect(next).toBe(before[0]?.id);
    await checkReceipt(second, await stand(next ?? ''));
    expect((await queue(second)).map((row) => row.id)).toEqual(before.slice(1).map((row) => row.id));
  });

  it("a project's accepted sum counts accepted lines only", async () => {
    const { id } = await seedProject(world.own.countyId);
    await accepted('2024-05', { amount: '100' }, id);
    await accepted('2024-06', { amount: '50.5' }, id);
    await submitted({ amount: '999' }, id);
    const of = await listReceiptsOf(county, id);
    expect(Number(of.acceptedWan)).toBe(150.5);
    expect(of.rows).toHaveLength(3);
  });
});
