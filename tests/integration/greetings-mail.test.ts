import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import {
  stopSending,
  resumeSending,
  settleUnsettled,
  startSending,
} from '@/lib/greetings/commands/send-greeting';
import { handOverGreeting } from '@/lib/greetings/commands/move-greeting';
import { recordOutcome, recordReturnedMails } from '@/lib/greetings/commands/outcomes';
import { refuseGreetings } from '@/lib/greetings/commands/refuse-greetings';
import { settleGreeting } from '@/lib/greetings/commands/settle-greeting';
import { recordContactsJob } from '@/lib/greetings/jobs/record-contacts';
import { sendGreetingJob } from '@/lib/greetings/jobs/send-greeting';
import { getGreeting, getDraftList } from '@/lib/greetings/queries/get-greeting';
import { getPublicRefusal } from '@/lib/greetings/queries/public-refusal';
import { refusalToken } from '@/lib/greetings/queries/refusal-token';
import { getSendingProgress } from '@/lib/greetings/queries/sending';
import { listInteractionsOfMerchant } from '@/lib/interactions/queries/list-interactions';
import { findLostNotices, tidyNotices } from '@/lib/notices/commands/look-after';
import type { PersonActor } from '@/lib/server/actor';
import { systemActor } from '@/lib/server/actor-of-job';
import { db } from '@/lib/server/db';
import { AppError, NotFoundError } from '@/lib/shared/errors';
import { everyPart, readMail } from '@/lib/shared/mail-message';
import { approvedOf, draftOf, versionOf } from '@/tests/factories/greetings';
import { exampleBasis, seedMerchant } from '@/tests/factories/merchants';
import { startMailServer } from '@/tests/support/mail-server';
import { makeWorld, type World } from '@/tests/support/world';

// the settings are read when the first module asks for them: the server stands before that
const server = await vi.hoisted(async () => {
  const { startMailServer } = await import('@/tests/support/mail-server');
  const started = await startMailServer();
  Object.assign(process.env, {
    SMTP_URL: `smtp://127.0.0.1:${started.port}`,
    MAIL_FROM: '示例市经济合作局 <office@example.org>',
    MAIL_PER_MINUTE: '6000',
  });
  return started;
});

let world: World;
let clerk: PersonActor;
let chief: PersonActor;
beforeAll(async () => {
  world = await makeWorld();
  clerk = await world.actor('clerk');
  chief = await world.actor('chief');
});

const mailTo = async (value: string, input: Record<string, unknown> = {}) =>
  (
    await seedMerchant(
      world.own.countyId,
      { name: '示例收信人', contactPoints: [{ kind: 'email', value }], ...input },
      exampleBasis,
    )
  ).id;
const approved = (added: readonly string[]) => approvedOf(clerk, chief, added, { channel: 'email' });
const job = (actor: PersonActor, greetingId: string) => ({
  greetingId,
  userId: actor.userId,
  grantId: actor.grantId,
  requestId: actor.requestId,
});
/** Begins the sending and runs its job, as the worker does. */
async function send(people: readonly string[]): Promise<string> {
  const greeting = await approved(people);
  await startSending(clerk, greeting);
  await sendGreetingJob(job(clerk, greeting.id));
  return greeting.id;
}
const recipients = async (greetingId: string) =>
  db.greetingRecipient.findMany({
    where: { greetingId },
    select: { id: true, merchantId: true, state: true, reason: true, resultCode: true, replyNote: true },
    orderBy: { sortNo: 'asc' },
  });
const states = async (greetingId: string) =>
  new Map(
    (await recipients(greetingId)).map(({ merchantId, state, reason }) => [merchantId, reason ?? state]),
  );
const mailsTo = (address: string) => server.mails.filter(({ to }) => to.includes(address));
const noticeOf = async (merchantId: string) =>
  db.notice.findFirstOrThrow({ where: { merchantId }, orderBy: { createdAt: 'desc' } });

describe('a campaign by mail', () => {
  it('reaches each person once, from the office, with the own words, a way to refuse, and stands on the timeline', async () => {
    const one = await mailTo('one@example.com', { name: '王建国', sex: 'male' });
    const unwanted = await mailTo('unwanted@example.com', { doNotContact: 'on' });
    const none = (await seedMerchant(world.own.countyId, { name: '无邮箱' })).id;
    const id = await send([one, unwanted, none]);
    await sendGreetingJob(job(clerk, id));
    expect(await states(id)).toEqual(
      new Map([
        [one, 'sent'],
        [unwanted, 'do_not_contact'],
        [none, 'no_contact'],
      ]),
    );
    expect(mailsTo('unwanted@example.com')).toEqual([]);
    const [mail, ...more] = mailsTo('one@example.com');
    expect(more).toEqual([]);
    expect(mail?.from).toBe('office@example.org');
    const read = readMail(Buffer.from(mail?.raw ?? ''));
    const texts = everyPart(read).map(({ text }) => text);
    expect(texts.join()).toContain('尊敬的王建国先生：');
    // “中秋节问候”, as a header says it
    expect(read.headers.get('subject')).toEqual(['=?UTF-8?B?5Lit56eL6IqC6Zeu5YCZ?=']);
    expect(read.headers.get('message-id')).toEqual([`<${(await noticeOf(one)).id}@example.org>`]);
    expect(read.headers.get('auto-submitted')).toEqual(['auto-generated']);
    const [recipient] = await recipients(id);
    const token = refusalToken(recipient?.id ?? '');
    expect(read.headers.get('list-unsubscribe')?.[0]).toContain(`/api/greetings/refuse?t=${token}`);
    expect(texts.every((text) => text === '' || text.includes(`/greetings/${token}`))).toBe(true);
    expect(await getGreeting(clerk, id)).toMatchObject({ state: 'sent', sending: null });
    expect(await getSendingProgress(clerk, id)).toMatchObject({ done: 1, total: 1, running: false });
    await recordContactsJob(job(clerk, id));
    expect((await listInteractionsOfMerchant(clerk, one)).rows).toMatchObject([{ channel: 'email' }]);
  });

  it('is not sent before the second person has approved, by a stranger’s unit, nor by hand', async () => {
    const person = await mailTo('later@example.com');
    const draft = await draftOf(clerk, [person], { channel: 'email' });
    await expect(startSending(clerk, draft)).rejects.toEqual(new AppError('not_in_this_state'));
    const greeting = await approved([person]);
    const filler = await world.actor('filler');
    await expect(startSending(filler, greeting)).rejects.toThrow(NotFoundError);
    await expect(handOverGreeting(clerk, { ...greeting, sentOn: '2026-11-22' })).rejects.toEqual(
      new AppError('not_in_this_state'),
    );
    expect(mailsTo('later@example.com')).toEqual([]);
  });

  it('asks the rules again at the moment of sending', async () => {
    const changed = await mailTo('changed@example.com');
    const stays = await mailTo('stays@example.com');
    const greeting = await approved([changed, stays]);
    await db.merchant.update({ where: { id: changed }, data: { doNotContact: true } });
    await startSending(clerk, greeting);
    await sendGreetingJob(job(clerk, greeting.id));
    expect(mailsTo('changed@example.com')).toEqual([]);
    expect(mailsTo('stays@example.com')).toHaveLength(1);
    expect((await states(greeting.id)).get(changed)).toBe('do_not_contact');
  });

  it('stops when the rights of whoever pressed are gone, and when somebody stops it', async () => {
    const filler = await world.actor('filler');
    const person = await mailTo('revoked@example.com');
    const greeting = await approvedOf(filler, chief, [person], { channel: 'email' });
    await startSending(filler, greeting);
    await db.grant.update({ where: { id: filler.grantId }, data: { revokedAt: new Date() } });
    await sendGreetingJob(job(filler, greeting.id));
    await db.grant.update({ where: { id: filler.grantId }, data: { revokedAt: null } });
    expect(await getGreeting(clerk, greeting.id)).toMatchObject({
      sending: 'stopped',
      sendingCode: 'rights_revoked',
    });
    await startSending(clerk, await versionOf(greeting.id));
    await stopSending(clerk, await versionOf(greeting.id));
    await sendGreetingJob(job(clerk, greeting.id));
    expect(mailsTo('revoked@example.com')).toEqual([]);
  });
});

describe('a mail that is not taken', () => {
  it('is tried again later when the server says so, with the address of that day, and given up when it is refused', async () => {
    server.refuse.set('full@example.com', { code: 452, text: '4.2.2 mailbox full' });
    server.refuse.set('gone@example.com', { code: 550, text: '5.1.1 no such user' });
    const full = await mailTo('full@example.com');
    const gone = await mailTo('gone@example.com');
    const id = await send([full, gone]);
    expect(await states(id)).toEqual(
      new Map([
        [full, 'sending'],
        [gone, 'failed'],
      ]),
    );
    expect((await recipients(id)).map(({ resultCode }) => resultCode)).toContain('5.1.1');
    expect(await getGreeting(clerk, id)).toMatchObject({ state: 'preparing', sending: 'running' });
    // not before its time
    await sendGreetingJob(job(clerk, id));
    expect((await noticeOf(full)).attempts).toBe(1);
    server.refuse.clear();
    await db.notice.updateMany({ where: { merchantId: full }, data: { dueAt: new Date(), claimedAt: null } });
    await resumeSending(systemActor('greetings.keep-sending'));
    await sendGreetingJob(job(clerk, id));
    expect((await states(id)).get(full)).toBe('sent');
    expect(await getGreeting(clerk, id)).toMatchObject({ state: 'sent', sending: null });
  });

  it('waits when the person has refused between two tries', async () => {
    server.refuse.set('between@example.com', { code: 451, text: '4.7.1 greylisted' });
    const person = await mailTo('between@example.com');
    const id = await send([person]);
    server.refuse.clear();
    const [recipient] = await recipients(id);
    await refuseGreetings(await world.anyone('public'), {
      token: refusalToken(recipient?.id ?? ''),
      wanted: false,
    });
    await db.notice.updateMany({ where: { merchantId: person }, data: { dueAt: new Date() } });
    await sendGreetingJob(job(clerk, id));
    expect(mailsTo('between@example.com')).toEqual([]);
    expect((await states(id)).get(person)).toBe('refused_channel');
    expect((await noticeOf(person)).state).toBe('refused');
  });
});

describe('a worker that is killed in the middle of a mail', () => {
  it('leaves that one unknown, never sends it again by itself, and the next run goes on behind it', async () => {
    const first = await mailTo('killed@example.com', { name: '阿一' });
    const second = await mailTo('behind@example.com', { name: '阿二' });
    server.silentFor.add('killed@example.com');
    const greeting = await approved([first, second]);
    await startSending(clerk, greeting);
    const worker = spawn(
      process.execPath,
      ['--import', 'tsx', 'tests/support/greeting-worker.ts', JSON.stringify(job(clerk, greeting.id))],
      { env: process.env, stdio: 'inherit' },
    );
    await expect.poll(() => mailsTo('killed@example.com').length, { timeout: 40_000 }).toBe(1);
    const ended = once(worker, 'exit');
    worker.kill('SIGKILL');
    await ended;
    server.silentFor.clear();
    await sendGreetingJob(job(clerk, greeting.id));
    expect(mailsTo('behind@example.com')).toHaveLength(1);
    expect((await states(greeting.id)).get(first)).toBe('sending');
    await db.$executeRaw`UPDATE notice SET "claimedAt" = now() - interval '10 minutes' WHERE "merchantId" = ${first}::uuid`;
    await findLostNotices(systemActor('notices.lost'));
    await settleGreeting(systemActor('greetings.settle'), greeting.id);
    await sendGreetingJob(job(clerk, greeting.id));
    expect((await states(greeting.id)).get(first)).toBe('unknown');
    expect(mailsTo('killed@example.com')).toHaveLength(1);
    expect((await getGreeting(clerk, greeting.id)).state).toBe('sent');
    // a person decides
    const [unknown] = (await recipients(greeting.id)).filter(({ merchantId }) => merchantId === first);
    await settleUnsettled(clerk, { id: greeting.id, recipientId: unknown?.id ?? '', decision: 'again' });
    await sendGreetingJob(job(clerk, greeting.id));
    expect(mailsTo('killed@example.com')).toHaveLength(2);
    expect((await states(greeting.id)).get(first)).toBe('sent');
  }, 90_000);
});

describe('what comes back', () => {
  const crlf = (text: string): Buffer => Buffer.from(text.trim().replaceAll('\n', '\r\n'));
  const bounceOf = (noticeId: string) =>
    crlf(`
From: MAILER-DAEMON@mx.example.com
To: office@example.org
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

--b1
Content-Type: text/plain; charset=utf-8

This is the mail system.

--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.com
Original-Envelope-Id: ${noticeId}

Final-Recipient: rfc822; bounced@example.com
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <bounced@example.com>: no such user

--b1
Content-Type: text/rfc822-headers

Message-ID: <${noticeId}@example.org>
Subject: x

--b1--
`);
  const replyTo = (noticeId: string) =>
    crlf(`
From: replied@example.com
To: office@example.org
Subject: Re: x
In-Reply-To: <${noticeId}@example.org>
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: base64

${Buffer.from('谢谢家乡，春节回来。\n> 原信').toString('base64')}
`);

  it('finds its person, with the reason; an address that does not exist is used no more', async () => {
    const bounced = await mailTo('bounced@example.com');
    const replied = await mailTo('replied@example.com');
    const id = await send([bounced, replied]);
    const other = await send([await mailTo('elsewhere@example.com')]);
    const foreign = await db.notice.findFirstOrThrow({ where: { recordId: other } });
    const files = [
      bounceOf((await noticeOf(bounced)).id),
      replyTo((await noticeOf(replied)).id),
      bounceOf(foreign.id),
      Buffer.from('no mail at all'),
    ];
    expect(await recordReturnedMails(clerk, { id, files, closeUnknown: true })).toEqual({
      bounced: 1,
      replied: 1,
      other: 2,
    });
    expect(await recipients(id)).toMatchObject([
      {
        merchantId: bounced,
        state: 'bounced',
        resultCode: '5.1.1',
        replyNote: expect.stringContaining('no such user'),
      },
      { merchantId: replied, state: 'replied', replyNote: '谢谢家乡，春节回来。' },
    ]);
    expect((await recipients(id))[0]?.replyNote).not.toContain('bounced@example.com');
    expect((await recipients(other))[0]?.state).toBe('sent');
    const next = await draftOf(clerk, [bounced], { channel: 'email' });
    expect((await getDraftList(clerk, next.id)).leftOut).toEqual([{ reason: 'no_contact', count: 1 }]);
  });

  it('an officer writes down what the person said, that no more are wanted too', async () => {
    const person = await mailTo('told@example.com');
    const id = await send([person]);
    const [recipient] = await recipients(id);
    await recordOutcome(clerk, {
      id,
      recipientId: recipient?.id ?? '',
      outcome: 'replied',
      note: '来电表示不必再寄',
      closePoint: false,
      refuses: true,
    });
    const next = await draftOf(clerk, [person], { channel: 'email' });
    expect((await getDraftList(clerk, next.id)).leftOut).toEqual([{ reason: 'refused_channel', count: 1 }]);
  });
});

describe('the link of a mail', () => {
  it('refuses with one press, once, by this way only, and takes it back; a forged one does not exist', async () => {
    const person = await mailTo('refuses@example.com', {
      contactPoints: [
        { kind: 'email', value: 'refuses@example.com' },
        { kind: 'address', value: '汉中市示例路 90 号' },
      ],
    });
    const id = await send([person]);
    const [recipient] = await recipients(id);
    const token = refusalToken(recipient?.id ?? '');
    const visitor = await world.anyone('public');
    expect(await getPublicRefusal(token)).toEqual({
      channel: 'email',
      signOff: '示例市经济合作局',
      isRefused: false,
    });
    await refuseGreetings(visitor, { token, wanted: false });
    await refuseGreetings(visitor, { token, wanted: false });
    expect(await db.greetingRefusal.count({ where: { merchantId: person } })).toBe(1);
    expect((await getPublicRefusal(token))?.isRefused).toBe(true);
    const mail = await draftOf(clerk, [person], { channel: 'email' });
    expect((await getDraftList(clerk, mail.id)).ready).toBe(0);
    const letter = await draftOf(clerk, [person]);
    expect((await getDraftList(clerk, letter.id)).ready).toBe(1);
    await refuseGreetings(visitor, { token, wanted: true });
    expect((await getDraftList(clerk, mail.id)).ready).toBe(1);
    const forged = `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`;
    expect(await getPublicRefusal(forged)).toBeNull();
    await expect(refuseGreetings(visitor, { token: forged, wanted: false })).rejects.toThrow(NotFoundError);
  });
});

describe('words and addresses in the outbox', () => {
  it('are sealed, and gone when their time is over', async () => {
    const person = await mailTo('sealed@example.com');
    await send([person]);
    const notice = await noticeOf(person);
    expect(Buffer.from(notice.cipher ?? []).includes('sealed@example.com')).toBe(false);
    await db.$executeRaw`UPDATE notice SET "updatedAt" = now() - interval '91 days' WHERE id = ${notice.id}::uuid`;
    await tidyNotices(systemActor('notices.tidy'));
    expect(await noticeOf(person)).toMatchObject({ cipher: null, keyId: null, state: 'sent' });
  });
});

// the last: it takes the server of all others away
describe('a mail server that is away', () => {
  it('costs no message a try; the page says so, and everything goes out when it is back', async () => {
    const person = await mailTo('patient@example.com');
    await server.close();
    const id = await send([person]);
    expect(await getGreeting(clerk, id)).toMatchObject({ sending: 'running', sendingCode: 'away' });
    expect(await noticeOf(person)).toMatchObject({ state: 'waiting', attempts: 0 });
    const back = await startMailServer(server.port);
    const waiting = async () =>
      (
        await db.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM pgboss.job
           WHERE name = 'greetings.send' AND singleton_key = ${id} AND state < 'active'`
      )[0]?.n;
    const before = await waiting();
    // not at once, and not for ever
    await db.$executeRaw`DELETE FROM pgboss.job WHERE name = 'greetings.send' AND singleton_key = ${id}`;
    await resumeSending(systemActor('greetings.keep-sending'));
    expect([before, await waiting()]).toEqual([1, 0]);
    await db.$executeRaw`UPDATE greeting SET "updatedAt" = now() - interval '6 minutes' WHERE id = ${id}::uuid`;
    await resumeSending(systemActor('greetings.keep-sending'));
    expect(await waiting()).toBe(1);
    await sendGreetingJob(job(clerk, id));
    expect(back.mails.map(({ to }) => to)).toEqual([['patient@example.com']]);
    expect(await getGreeting(clerk, id)).toMatchObject({ state: 'sent', sendingCode: null });
    await back.close();
  });
});
