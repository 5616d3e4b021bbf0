import { randomInt } from 'node:crypto';
import { recordChange } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { numberText, reserveNumbers } from '@/lib/server/counter';
import { blindIndex, digestValue, encryptValue, sameDigest } from '@/lib/server/crypto';
import { inTransaction, type Tx } from '@/lib/server/db';
import { limit } from '@/lib/server/rate-limit';
import { newId } from '@/lib/server/uuid';
import { today } from '@/lib/shared/dates';
import { AppError, FieldErrors, ForbiddenError } from '@/lib/shared/errors';
import { maskPhone } from '@/lib/shared/mask';
import { parseMoney } from '@/lib/shared/money';
import { parsePhone } from '@/lib/shared/phone';
import { buildWorkCalendar } from '@/lib/shared/workdays';
import {
  answerDueAt,
  CODE_LENGTH,
  CODE_LETTERS,
  ENQUIRY_TEXT,
  FASTEST_FORM_MS,
  KEEP_TEXT,
  LEAD_PHONE_CONTEXT,
  OLDEST_FORM_MS,
} from '../rules';
import type { InterestInput } from '../schema';

/** Days of calendar that a clock may pass through. */
const CALENDAR_DAYS = 90;

/** The hash under which number and code are stored; keyed, so that the table alone gives no code away. */
export function lookupHash(number: string, code: string): Buffer<ArrayBuffer> {
  return Buffer.from(blindIndex('lead_code', `${number}:${code}`));
}

/** The moment at which a form was opened, signed, for its hidden field. */
export function signFormTime(now: number = Date.now()): string {
  return `${now}.${digestValue(`lead form ${now}`)}`;
}

/** Refuses a form that is forged, was sent faster than a person types, or is a day old. */
function checkFormTime(formTime: string, now: number): void {
  const [moment = '', signature = ''] = formTime.split('.');
  const expected = digestValue(`lead form ${moment}`);
  const opened = Number(moment);
  const genuine = /^\d{13}$/.test(moment) && sameDigest(Buffer.from(signature), Buffer.from(expected));
  if (!genuine || now - opened > OLDEST_FORM_MS) throw FieldErrors.of('_form', 'form_expired');
  if (now - opened < FASTEST_FORM_MS) throw FieldErrors.of('_form', 'form_too_fast');
}

function makeCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('');
}

/** The last moment for an answer, by the clock in force today and the national calendar. */
export async function dueMoment(tx: Tx, receivedOn: string): Promise<Date | null> {
  const day = new Date(`${receivedOn}T00:00:00Z`);
  const [clock, days] = await Promise.all([
    tx.leadClock.findFirst({
      where: { step: 'answer', validFrom: { lte: day } },
      select: { workdays: true },
      orderBy: { validFrom: 'desc' },
    }),
    tx.calendarDay.findMany({
      where: { date: { gte: day } },
      select: { date: true, kind: true },
      orderBy: { date: 'asc' },
      take: CALENDAR_DAYS,
    }),
  ]);
  if (!clock) return null;
  const calendar = buildWorkCalendar(
    days.map(({ date, kind }) => ({ date: date.toISOString().slice(0, 10), kind })),
  );
  return answerDueAt(calendar, receivedOn, clock.workdays);
}

async function ownerOf(tx: Tx, slug: string | undefined) {
  if (slug) {
    const offer = await tx.offer.findFirst({
      where: { slug, state: 'published', archivedAt: null },
      select: { id: true, ownerUnitId: true, isSample: true },
    });
    if (!offer) throw FieldErrors.of('offer', 'offer_gone');
    return { offerId: offer.id, ownerUnitId: offer.ownerUnitId };
  }
  const root = await tx.unit.findFirst({
    where: { parentId: null, kind: 'bureau' },
    select: { id: true },
    orderBy: [{ sortNo: 'asc' }, { id: 'asc' }],
  });
  if (!root) throw new AppError('unavailable');
  return { offerId: null, ownerUnitId: root.id };
}

/** The text that was shown must exist and be published: a consent names what was agreed to (PIPL 14, 17). */
async function checkTexts(tx: Tx, input: InterestInput): Promise<void> {
  const wanted = [
    { code: ENQUIRY_TEXT, number: input.enquiryText },
    ...(input.keep ? [{ code: KEEP_TEXT, number: input.keepText }] : []),
  ];
  for (const text of wanted) {
    const known = await tx.noticeText.count({
      where: { ...text, locale: 'zh-CN', publishedAt: { not: null } },
    });
    if (known === 0) throw FieldErrors.of('_form', 'form_expired');
  }
}

/**
 * Registers an interest (A22): a lead with a number, a one-time look-up code that is stored only as a keyed hash, and
 * the clock of its answer. The number is encrypted, the consents stand beside it with the texts that were shown. For
 * visitors only; refuses robots (hidden field, signed time), more than ten an hour from one address, and offers that
 * are no longer public. A calendar year that is not loaded leaves the clock empty and never stops the visitor.
 */
// eslint-disable-next-line max-lines-per-function -- one transaction: number, lead, consents, clock, audit
export async function registerLead(
  actor: Actor,
  input: InterestInput,
  locale: string,
): Promise<{ number: string; code: string }> {
  if (actor.kind !== 'public') throw new ForbiddenError('leads.register');
  if (input.website) throw FieldErrors.of('_form', 'form_refused');
  checkFormTime(input.formTime, Date.now());
  await limit('public_form', `interest:${actor.address ?? 'unknown'}`);
  const phone = parsePhone(input.phone);
  if (!phone) throw FieldErrors.of('phone', 'phone');
  const sealed = encryptValue(phone.normalised, LEAD_PHONE_CONTEXT);
  const amount = input.amount ? parseMoney(input.amount) : null;
  return inTransaction(async (tx) => {
    await checkTexts(tx, input);
    const { offerId, ownerUnitId } = await ownerOf(tx, input.offer);
    const tag = input.industry
      ? await tx.industryTag.findFirst({
          where: { code: input.industry, archivedAt: null },
          select: { id: true },
        })
      : null;
    if (input.industry && !tag) throw FieldErrors.of('industry', 'not_in_list');
    const received = new Date();
    const receivedOn = today(received);
    const year = Number(receivedOn.slice(0, 4));
    const number = numberText('X', year, await reserveNumbers(tx, 'leads', year));
    const code = makeCode();
    const id = newId();
    const due = await dueMoment(tx, receivedOn);
    await tx.lead.create({
      data: {
        id,
        number,
        lookupHash: lookupHash(number, code),
        channel: 'site',
        offerId,
        ownerUnitId,
        senderName: input.name,
        phoneCipher: sealed.cipher,
        phoneKeyId: sealed.keyId,
        phoneIndex: Buffer.from(blindIndex('phone', phone.normalised)),
        phoneMasked: maskPhone(phone.normalised),
        firm: input.firm ?? null,
        industryTagId: tag?.id ?? null,
        amountText: input.amount ?? null,
        amountWan: amount?.ok ? amount.wan : null,
        message: input.message ?? null,
        locale,
        receivedAt: received,
        answerDueAt: due,
      },
      select: { id: true },
    });
    await tx.leadStep.create({
      data: { id: newId(), leadId: id, at: received, kind: 'received', isPublic: true },
      select: { id: true },
    });
    const consent = {
      leadId: id,
      purpose: 'contact' as const,
      fields: [],
      channel: 'online',
      givenAt: received,
    };
    await tx.consent.createMany({
      data: [
        { id: newId(), ...consent, scope: 'enquiry', textCode: ENQUIRY_TEXT, textNumber: input.enquiryText },
        ...(input.keep
          ? [{ id: newId(), ...consent, scope: 'keep', textCode: KEEP_TEXT, textNumber: input.keepText }]
          : []),
      ],
    });
    await recordChange(tx, actor, {
      noun: 'leads',
      recordId: id,
      verb: 'register',
      after: { number, offerId, keep: input.keep, clock: due ? 'running' : 'year_not_loaded' },
    });
    return { number, code };
  });
}
