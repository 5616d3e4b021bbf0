import { buffer } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { getEtiquette } from '@/lib/interactions/queries/etiquette';
import { listInteractions, listInteractionsOfMerchant } from '@/lib/interactions/queries/list-interactions';
import { InteractionPage } from '@/lib/interactions/search-params';
import {
  closeGreeting,
  decideGreeting,
  handOverGreeting,
  submitGreeting,
} from '@/lib/greetings/commands/move-greeting';
import { recordOutcome } from '@/lib/greetings/commands/outcomes';
import { askPapers, expirePapers, resumePapers, takePaper } from '@/lib/greetings/commands/papers';
import { createGreeting, updateGreeting } from '@/lib/greetings/commands/write-greeting';
import { updateTemplate } from '@/lib/greetings/commands/write-template';
import { recordContactsJob } from '@/lib/greetings/jobs/record-contacts';
import { writePapersJob } from '@/lib/greetings/jobs/write-papers';
import { countRecipients, getDraftList, getGreeting } from '@/lib/greetings/queries/get-greeting';
import { countGreetings } from '@/lib/greetings/queries/list-greetings';
import { listRecipients } from '@/lib/greetings/queries/recipients';
import { getGreetingYear, listUnplanned } from '@/lib/greetings/queries/year';
import { GreetingPage, RecipientPage } from '@/lib/greetings/search-params';
import type { PersonActor } from '@/lib/server/actor';
import { systemActor } from '@/lib/server/actor-of-job';
import { db } from '@/lib/server/db';
import { openFile } from '@/lib/server/storage';
import { addDays, today } from '@/lib/shared/dates';
import { AppError, FieldErrors } from '@/lib/shared/errors';
import {
  approvedOf,
  draftOf,
  greetingInput,
  seedTemplate,
  templateInput,
  versionOf,
} from '@/tests/factories/greetings';
import { seedInteraction } from '@/tests/factories/interactions';
import { exampleBasis, seedMerchant } from '@/tests/factories/merchants';
import { makeWorld, type World } from '@/tests/support/world';
import { openZipText } from '@/tests/support/zip-text';

let world: World;
let clerk: PersonActor;
let chief: PersonActor;
beforeAll(async () => {
  world = await makeWorld();
  clerk = await world.actor('clerk');
  chief = await world.actor('chief');
});

const address = (value: string) => ({ contactPoints: [{ kind: 'address', value }] });
const at = async (
  value: string,
  input: Record<string, unknown> = {},
  basis: typeof exampleBasis | null = exampleBasis,
) => (await seedMerchant(world.own.countyId, { ...address(value), ...input }, basis)).id;

/** What the job of a campaign carries. */
const job = (actor: PersonActor, greetingId: string) => ({
  greetingId,
  userId: actor.userId,
  grantId: actor.grantId,
  requestId: actor.requestId,
});

const states = async (greetingId: string) =>
  new Map(
    (
      await db.greetingRecipient.findMany({
        where: { greetingId },
        select: { merchantId: true, state: true, reason: true },
      })
    ).map(({ merchantId, state, reason }) => [merchantId, reason ?? state]),
  );

describe('the list of a campaign', () => {
  it('is frozen at approval with everybody’s reason; what the draft showed is what is frozen', async () => {
    const fine = await at('723000 汉中市示例路 1 号', { name: '王建国', sex: 'male' });
    const household = await at('723000 汉中市示例路 1 号', { name: '王建设' });
    const unwanted = await at('汉中市示例路 2 号', { doNotContact: 'on' });
    const noBasis = await at('汉中市示例路 3 号', {}, null);
    const statistics = { ...exampleBasis, purposes: ['statistics'] } as unknown as typeof exampleBasis; // cast: another purpose
    const other = await at('汉中市示例路 4 号', {}, statistics);
    const nowhere = (await seedMerchant(world.own.countyId, {})).id;
    const blocked = (
      await seedMerchant(world.own.countyId, {
        contactPoints: [{ kind: 'address', value: '汉中市示例路 5 号', doNotUse: 'on' }],
      })
    ).id;
    const people = [fine, household, unwanted, noBasis, other, nowhere, blocked];
    const takenOut = await at('汉中市示例路 6 号');
    const draft = await draftOf(clerk, [...people], { scope: 'by_hand' });
    await updateGreeting(clerk, {
      ...greetingInput((await seedTemplate()).id, people, { takenOut: [takenOut] }),
      ...draft,
    });
    const shown = await getDraftList(clerk, draft.id);
    expect(shown).toMatchObject({ all: 7, ready: 1, segment: null });
    await submitGreeting(clerk, await versionOf(draft.id));
    await decideGreeting(chief, { ...(await versionOf(draft.id)), decision: 'approve', reason: '同意' });
    expect(await states(draft.id)).toEqual(
      new Map([
        [fine, 'ready'],
        [household, 'same_contact'],
        [unwanted, 'do_not_contact'],
        [noBasis, 'no_basis'],
        [other, 'other_purpose'],
        [nowhere, 'no_contact'],
        [blocked, 'no_contact'],
      ]),
    );
    const counts = await countRecipients(clerk, draft.id);
    expect(counts.reasons).toEqual(expect.arrayContaining(shown.leftOut));
    const left = await listRecipients(
      clerk,
      draft.id,
      RecipientPage.parse({ show: 'left_out', reason: 'do_not_contact' }),
    );
    expect(left.rows.map(({ merchantId, reason }) => [merchantId, reason])).toEqual([
      [unwanted, 'do_not_contact'],
    ]);
  });

  it('asks exactly the question of the merchants’ list, within the rights of whoever asked', async () => {
    await at('汉中市示例路 10 号', { name: '名单甲示例' });
    const filler = await world.actor('filler');
    await seedMerchant(world.other.countyId, { name: '名单乙示例', ...address('汉中市示例路 11 号') });
    const draft = await draftOf(filler, [], { segment: 'q=名单' });
    await submitGreeting(filler, draft);
    await decideGreeting(chief, { ...(await versionOf(draft.id)), decision: 'approve', reason: '同意' });
    const rows = await db.greetingRecipient.findMany({
      where: { greetingId: draft.id },
      select: { merchant: { select: { name: true } } },
    });
    expect(rows.map(({ merchant }) => merchant.name)).toEqual(['名单甲示例']);
  });

  it('takes a second person; whoever asked approves nothing, and a list of nobody is not asked for', async () => {
    const id = await at('汉中市示例路 12 号');
    const own = await draftOf(chief, [id]);
    await submitGreeting(chief, own);
    const decision = { ...(await versionOf(own.id)), decision: 'approve' as const, reason: '同意' };
    await expect(decideGreeting(chief, decision)).rejects.toEqual(new AppError('needs_second_person'));
    const empty = await draftOf(clerk, [(await seedMerchant(world.own.countyId, {})).id]);
    await expect(submitGreeting(clerk, empty)).rejects.toThrow(FieldErrors);
    expect(await countGreetings(chief, GreetingPage.parse({ waiting: '1' }))).toBe(0);
    const waiting = await draftOf(clerk, [id]);
    await submitGreeting(clerk, waiting);
    expect(await countGreetings(chief, GreetingPage.parse({ waiting: '1' }))).toBe(1);
    await decideGreeting(chief, { ...(await versionOf(waiting.id)), decision: 'return', reason: '换模板' });
    expect(await getGreeting(clerk, waiting.id)).toMatchObject({
      state: 'draft',
      decided: { reason: '换模板' },
      can: { update: true },
    });
  });

  it('marks those for whom it would be the third contact of the month by different units', async () => {
    const id = await at('汉中市示例路 13 号');
    for (const unit of [world.own.countyId, world.own.parkId]) {
      await seedInteraction(unit, { merchantId: id, happenedOn: addDays(today(), -2) });
    }
    const greeting = await approvedOf(clerk, chief, [id]);
    expect((await countRecipients(clerk, greeting.id)).crowded).toBe(1);
  });
});

describe('a draft', () => {
  it('refuses a year that the calendar does not know, a template of another channel, a person out of sight', async () => {
    const { id: templateId } = await seedTemplate('sms');
    await expect(createGreeting(clerk, greetingInput(templateId, []))).rejects.toEqual(
      FieldErrors.of('templateId', 'template_channel'),
    );
    const letter = (await seedTemplate()).id;
    await expect(createGreeting(clerk, greetingInput(letter, [], { year: 2101 }))).rejects.toEqual(
      FieldErrors.of('year', 'unknown_year'),
    );
  });

  it('of two editors the slower one is told what stands now', async () => {
    const draft = await draftOf(clerk, [await at('汉中市示例路 14 号')]);
    const input = { ...greetingInput((await seedTemplate()).id, []), ...draft };
    await updateGreeting(clerk, input);
    await expect(updateGreeting(clerk, input)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('keeps the wording that was approved when the template is changed', async () => {
    const template = await seedTemplate();
    const { id } = await createGreeting(clerk, greetingInput(template.id, [await at('汉中市示例路 15 号')]));
    await updateTemplate(clerk, {
      ...templateInput('letter', { body: '{称呼}：换了词。' }),
      id: template.id,
      version: 1,
    });
    expect((await getGreeting(clerk, id)).template.number).toBe(1);
    expect((await getGreeting(clerk, id)).text.body).toContain('谨致问候');
  });
});

describe('letters and labels', () => {
  it('hold the people who get them with full addresses, behind a cover; every download stands in the log', async () => {
    const [one, two] = [
      await at('723000 汉中市示例路 20 号', { name: '欧阳振华', post: { title: '董事长' } }),
      await at('汉中市示例路 21 号', { name: '李敏', sex: 'female' }),
    ];
    const greeting = await approvedOf(clerk, chief, [one, two]);
    await askPapers(clerk, { id: greeting.id, kind: 'letters' });
    await askPapers(clerk, { id: greeting.id, kind: 'labels', layout: '2x7' });
    await writePapersJob(job(clerk, greeting.id));
    const papers = await db.greetingPaper.findMany({
      where: { greetingId: greeting.id },
      select: { id: true, kind: true, state: true, total: true },
      orderBy: { kind: 'asc' },
    });
    expect(papers.map(({ kind, state, total }) => [kind, state, total])).toEqual([
      ['labels', 'ready', 2],
      ['letters', 'ready', 2],
    ]);
    const text = async (kind: string) => {
      const taken = await takePaper(clerk, papers.find((paper) => paper.kind === kind)?.id ?? '');
      return openZipText(await buffer(await openFile(taken.key)), 'word/document.xml');
    };
    const letters = await text('letters');
    expect(letters).toContain('尊敬的欧阳董事长：');
    expect(letters).toContain('尊敬的李敏女士：');
    expect(letters).not.toContain('示例路 20 号');
    expect(letters.match(/pageBreakBefore/g)).toHaveLength(1);
    expect(letters).toContain(`仅用于“2026 年中秋慰问（示例）”的印制和寄发`);
    const labels = await text('labels');
    expect(labels).toContain('723000');
    expect(labels).toContain('汉中市示例路 20 号');
    expect(labels).toContain('欧阳振华董事长 收');
    const verbs = await db.change.findMany({
      where: { noun: 'greetings', recordId: greeting.id },
      select: { verb: true },
    });
    expect(verbs.filter(({ verb }) => verb === 'download')).toHaveLength(2);
    expect(verbs.filter(({ verb }) => verb === 'ask_papers')).toHaveLength(2);
    expect((await getGreeting(clerk, greeting.id)).state).toBe('preparing');
  });

  it('leave out who has refused since the approval, with the reason', async () => {
    const id = await at('汉中市示例路 22 号');
    const stays = await at('汉中市示例路 23 号');
    const greeting = await approvedOf(clerk, chief, [id, stays]);
    await db.merchant.update({ where: { id }, data: { doNotContact: true } });
    await askPapers(clerk, { id: greeting.id, kind: 'letters' });
    await writePapersJob(job(clerk, greeting.id));
    expect((await states(greeting.id)).get(id)).toBe('do_not_contact');
    expect((await states(greeting.id)).get(stays)).toBe('ready');
  });

  it('a run that died is taken up again and leaves one file; a file goes when its time is over', async () => {
    const greeting = await approvedOf(clerk, chief, [await at('汉中市示例路 24 号')]);
    await askPapers(clerk, { id: greeting.id, kind: 'letters' });
    await db.greetingPaper.updateMany({
      where: { greetingId: greeting.id },
      data: { state: 'running', runId: '00000000-0000-7000-8000-000000000009' },
    });
    await db.$executeRaw`UPDATE greeting_paper SET "updatedAt" = now() - interval '5 minutes' WHERE "greetingId" = ${greeting.id}::uuid`;
    await resumePapers(systemActor('greetings.resume'));
    await writePapersJob(job(clerk, greeting.id));
    const [paper, ...more] = await db.greetingPaper.findMany({ where: { greetingId: greeting.id } });
    expect(more).toEqual([]);
    expect(paper).toMatchObject({ state: 'ready', done: 1 });
    await db.greetingPaper.updateMany({
      where: { greetingId: greeting.id },
      data: { expiresAt: new Date(Date.now() - 1000) },
    });
    await expect(takePaper(clerk, paper?.id ?? '')).rejects.toEqual(new AppError('not_in_this_state'));
    await expirePapers(systemActor('greetings.expire'));
    expect(await db.file.count({ where: { id: paper?.fileId ?? '' } })).toBe(0);
  });

  it('end with their reason when the rights of whoever asked are gone', async () => {
    const filler = await world.actor('filler');
    const greeting = await approvedOf(filler, chief, [await at('汉中市示例路 25 号')]);
    await askPapers(filler, { id: greeting.id, kind: 'letters' });
    await db.grant.update({ where: { id: filler.grantId }, data: { revokedAt: new Date() } });
    await writePapersJob(job(filler, greeting.id));
    const paper = await db.greetingPaper.findFirstOrThrow({ where: { greetingId: greeting.id } });
    await db.grant.update({ where: { id: filler.grantId }, data: { revokedAt: null } });
    expect(paper).toMatchObject({ state: 'failed', errorCode: 'rights_revoked', fileId: null });
  });
});

describe('what went out', () => {
  it('stands on each person’s timeline once, warns others, and moves no last contact', async () => {
    const id = await at('汉中市示例路 30 号', { contactEveryDays: 30 });
    const gone = await at('汉中市示例路 31 号');
    const greeting = await approvedOf(clerk, chief, [id, gone]);
    await askPapers(clerk, { id: greeting.id, kind: 'letters' });
    await writePapersJob(job(clerk, greeting.id));
    await db.merchant.update({ where: { id: gone }, data: { doNotContact: true } });
    await handOverGreeting(clerk, { ...(await versionOf(greeting.id)), sentOn: today() });
    await recordContactsJob(job(clerk, greeting.id));
    await recordContactsJob(job(clerk, greeting.id));
    expect(await states(greeting.id)).toEqual(
      new Map([
        [id, 'sent'],
        [gone, 'do_not_contact'],
      ]),
    );
    // printed, and left out since: to be taken from the pile
    expect((await countRecipients(clerk, greeting.id)).pullOut).toBe(1);
    const timeline = await listInteractionsOfMerchant(clerk, id);
    expect(timeline.rows).toMatchObject([{ channel: 'letter', subject: '2026 年中秋慰问（示例）' }]);
    expect((await listInteractionsOfMerchant(clerk, gone)).rows).toEqual([]);
    const log = await listInteractions(clerk, InteractionPage.parse({}));
    expect(log.rows.map(({ subject }) => subject)).not.toContain('2026 年中秋慰问（示例）');
    expect((await listInteractions(clerk, InteractionPage.parse({ mass: '1' }))).rows).not.toEqual([]);
    const person = await db.merchant.findUniqueOrThrow({ where: { id }, select: { lastContactOn: true } });
    expect(person.lastContactOn).toBeNull();
    await seedInteraction(world.own.countyId, { merchantId: id, happenedOn: today() });
    expect((await getEtiquette(clerk, [id]))[0]?.crowding.length).toBeGreaterThan(1);
  });

  it('a returned letter closes the address on confirmation, and the next campaign leaves the person out', async () => {
    const id = await at('汉中市示例路 32 号');
    const greeting = await approvedOf(clerk, chief, [id]);
    await handOverGreeting(clerk, { ...greeting, sentOn: today() });
    const recipient = await db.greetingRecipient.findFirstOrThrow({ where: { greetingId: greeting.id } });
    await recordOutcome(clerk, {
      id: greeting.id,
      recipientId: recipient.id,
      outcome: 'returned',
      note: '查无此人',
      closePoint: true,
      refuses: false,
    });
    const next = await draftOf(clerk, [id]);
    expect(await getDraftList(clerk, next.id)).toMatchObject({
      ready: 0,
      leftOut: [{ reason: 'no_contact', count: 1 }],
    });
    await closeGreeting(clerk, { ...(await versionOf(greeting.id)), note: '下一年改寄单位' });
    expect((await getGreeting(clerk, greeting.id)).state).toBe('closed');
  });
});

describe('the calendar of greetings', () => {
  it('names each festival with its campaigns, and what is near and not planned', async () => {
    const year = await getGreetingYear(clerk, 2026);
    const autumn = year.days.find(({ code }) => code === 'mid_autumn');
    expect(autumn).toMatchObject({ date: '2026-09-25', lunar: '八月十五' });
    expect(autumn?.campaigns.length).toBeGreaterThan(0);
    await expect(getGreetingYear(clerk, 2101)).rejects.toThrow(RangeError);
    const day = addDays(today(), 10);
    const own = await db.greetingDay.create({
      data: {
        name: '临近示例日',
        calendar: 'solar',
        month: Number(day.slice(5, 7)),
        day: Number(day.slice(8, 10)),
      },
      select: { id: true },
    });
    expect((await listUnplanned(clerk)).map(({ key }) => key)).toContain(own.id);
    const { id: templateId } = await seedTemplate();
    await createGreeting(
      clerk,
      greetingInput(templateId, [], { festival: own.id, year: Number(day.slice(0, 4)) }),
    );
    expect((await listUnplanned(clerk)).map(({ key }) => key)).not.toContain(own.id);
  });
});
