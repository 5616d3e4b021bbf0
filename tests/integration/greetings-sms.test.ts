import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startSending } from '@/lib/greetings/commands/send-greeting';
import { askPapers } from '@/lib/greetings/commands/papers';
import { settleGreeting } from '@/lib/greetings/commands/settle-greeting';
import { sendGreetingJob } from '@/lib/greetings/jobs/send-greeting';
import { getDraftList } from '@/lib/greetings/queries/get-greeting';
import { takeSmsReport } from '@/lib/notices/commands/take-report';
import type { Actor, PersonActor } from '@/lib/server/actor';
import { systemActor } from '@/lib/server/actor-of-job';
import { db } from '@/lib/server/db';
import { isSignedByGateway, signForGateway, type Signed } from '@/lib/server/sms-gateway';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { approvedOf, draftOf, versionOf } from '@/tests/factories/greetings';
import { exampleBasis, seedMerchant } from '@/tests/factories/merchants';
import { makeWorld, type World } from '@/tests/support/world';

type Taken = { headers: Record<string, unknown>; body: string };

// the settings are read when the first module asks for them: the gateway stands before that
const gateway = await vi.hoisted(async () => {
  const { createServer } = await import('node:http');
  const { text } = await import('node:stream/consumers');
  const taken: { headers: Record<string, unknown>; body: string }[] = [];
  const answers = new Map<string, number>();
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      taken.push({ headers: request.headers, body });
      const status = [...answers].find(([phone]) => body.includes(phone))?.[1] ?? 200;
      response.writeHead(status, { 'content-type': 'application/json' }).end('{"id":"g-1"}');
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  // cast: a server that listens on a port has this kind of address
  const { port } = server.address() as AddressInfo;
  const secret = 'a-secret-that-gateway-and-programme-share';
  Object.assign(process.env, {
    SMS_WEBHOOK_URL: `http://127.0.0.1:${port}/send`,
    SMS_WEBHOOK_SECRET: secret,
    SMS_PER_MINUTE: '6000',
  });
  return { server, taken, answers, secret };
});

let world: World;
let clerk: PersonActor;
let chief: PersonActor;
let visitor: Actor;
beforeAll(async () => {
  world = await makeWorld();
  clerk = await world.actor('clerk');
  chief = await world.actor('chief');
  visitor = await world.anyone('public');
});
afterAll(async () => {
  gateway.server.close();
  await once(gateway.server, 'close');
});

const withMobile = async (value: string) =>
  (
    await seedMerchant(
      world.own.countyId,
      { name: '示例机主', contactPoints: [{ kind: 'mobile', value }] },
      exampleBasis,
    )
  ).id;
const job = (greetingId: string) => ({
  greetingId,
  userId: clerk.userId,
  grantId: clerk.grantId,
  requestId: clerk.requestId,
});
async function send(people: readonly string[]): Promise<string> {
  const greeting = await approvedOf(clerk, chief, people, { channel: 'sms' });
  await startSending(clerk, greeting);
  await sendGreetingJob(job(greeting.id));
  return greeting.id;
}
const stateOf = async (greetingId: string, merchantId: string) =>
  (await db.greetingRecipient.findFirstOrThrow({ where: { greetingId, merchantId } })).state;
const noticeOf = async (merchantId: string) => db.notice.findFirstOrThrow({ where: { merchantId } });
const takenFor = (phone: string): Taken[] => gateway.taken.filter(({ body }) => body.includes(phone));
const report = (id: string, state: string, more: object = {}, now = Date.now()): Signed =>
  signForGateway(JSON.stringify({ id, state, ...more }), gateway.secret, now);

describe('a campaign by the SMS gateway', () => {
  it('hands each message over signed, with the signature of the text in front; a refusal is final, a busy gateway is tried again', async () => {
    const phones = ['13800000101', '13800000102', '13800000103', '13800000104'] as const;
    gateway.answers.set(phones[1], 400).set(phones[2], 503).set(phones[3], 502);
    const people = await Promise.all(phones.map(withMobile));
    const id = await send(people);
    const [one] = takenFor(phones[0]);
    const { headers, body } = one ?? { headers: {}, body: '' };
    expect(JSON.parse(body)).toMatchObject({
      phone: phones[0],
      text: expect.stringMatching(/^【示例经合】/),
    });
    expect(
      isSignedByGateway({
        timestamp: String(headers['x-sangzi-timestamp']),
        nonce: String(headers['x-sangzi-nonce']),
        signature: String(headers['x-sangzi-signature']),
        body,
      }),
    ).toBe(true);
    expect(await Promise.all(people.map((person) => stateOf(id, person)))).toEqual([
      'sent',
      'failed',
      'sending',
      // the gateway’s own fault: perhaps sent
      'unknown',
    ]);
    gateway.answers.clear();
  });

  it('goes one way only: not by the sheet as well, nor after it', async () => {
    const person = await withMobile('13800000105');
    const sheet = await approvedOf(clerk, chief, [person], { channel: 'sms' });
    await askPapers(clerk, { id: sheet.id, kind: 'sms' });
    await expect(startSending(clerk, await versionOf(sheet.id))).rejects.toEqual(
      FieldErrors.of('_form', 'greeting_sheet_made'),
    );
    const sent = await approvedOf(clerk, chief, [person], { channel: 'sms' });
    await startSending(clerk, sent);
    await expect(askPapers(clerk, { id: sent.id, kind: 'sms' })).rejects.toEqual(
      new AppError('not_in_this_state'),
    );
  });
});

describe('a report of the gateway', () => {
  it('says what became of a message; who answers that no more are wanted gets none', async () => {
    const [failed, refused] = [await withMobile('13800000106'), await withMobile('13800000107')];
    const id = await send([failed, refused]);
    await takeSmsReport(visitor, report((await noticeOf(failed)).id, 'failed', { code: 'UNDELIV' }));
    await takeSmsReport(visitor, report((await noticeOf(refused)).id, 'refused'));
    // that it arrived says nothing new afterwards
    await takeSmsReport(visitor, report((await noticeOf(refused)).id, 'delivered', { code: 'DELIVRD' }));
    await settleGreeting(systemActor('greetings.settle'), id);
    expect([await stateOf(id, failed), await stateOf(id, refused)]).toEqual(['bounced', 'replied']);
    const next = await draftOf(clerk, [refused], { channel: 'sms' });
    expect((await getDraftList(clerk, next.id)).leftOut).toEqual([{ reason: 'refused_channel', count: 1 }]);
  });

  it('unsigned, changed, old, brought twice, or about no message of ours is refused', async () => {
    const person = await withMobile('13800000108');
    const id = await send([person]);
    const notice = await noticeOf(person);
    const good = report(notice.id, 'failed');
    const refused = (signed: Signed) =>
      expect(takeSmsReport(visitor, signed)).rejects.toThrow(ForbiddenError);
    await refused({ ...good, signature: '' });
    await refused({ ...good, body: good.body.replace('failed', 'replied') });
    await refused(report(notice.id, 'failed', {}, Date.now() - 6 * 60_000));
    await refused({ ...good, nonce: `${good.nonce}x` });
    await expect(takeSmsReport(clerk, good)).rejects.toThrow(ForbiddenError);
    expect(await stateOf(id, person)).toBe('sent');
    await takeSmsReport(visitor, good);
    await expect(takeSmsReport(visitor, good)).rejects.toEqual(new AppError('conflict'));
    const foreign = report('00000000-0000-7000-8000-00000000dead', 'failed');
    await expect(takeSmsReport(visitor, foreign)).rejects.toThrow(NotFoundError);
  });
});
