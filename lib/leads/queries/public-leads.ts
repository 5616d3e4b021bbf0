import { db } from '@/lib/server/db';
import type { PublicActor } from '@/lib/server/actor';
import { isOverLimit, tryLimit } from '@/lib/server/rate-limit';
import { dayOf, formatInstant } from '@/lib/shared/dates';
import { AppError } from '@/lib/shared/errors';
import { lookupHash } from '../commands/register-lead';
import { ENQUIRY_TEXT, KEEP_TEXT, readCode, readNumber, type LeadState } from '../rules';
import type { LookupInput } from '../schema';

/** A consent text as the form shows it; `number` travels with the form and is recorded. */
export type PublicFormText = { number: number; title: string; body: string };

/** What the public form needs: the two consent texts in force, industries, and the offer it is about. */
export type PublicInterestForm = {
  enquiry: PublicFormText | null;
  keep: PublicFormText | null;
  industries: { code: string; name: string }[];
  offer: { slug: string; title: string } | null;
};

async function textInForce(code: string, locale: string): Promise<PublicFormText | null> {
  const rows = await db.noticeText.findMany({
    where: { code, publishedAt: { not: null }, locale: { in: [locale, 'zh-CN'] } },
    select: { number: true, locale: true, title: true, body: true },
    orderBy: [{ number: 'desc' }],
    take: 20,
  });
  const newest = rows.filter((row) => row.number === rows[0]?.number);
  const row = newest.find((one) => one.locale === locale) ?? newest[0];
  return row ? { number: row.number, title: row.title, body: row.body } : null;
}

/** The form's texts, choices and offer in one language. An offer that is not public is left out. Public. */
export async function getPublicInterestForm(
  slug: string | undefined,
  locale: string,
): Promise<PublicInterestForm> {
  const [enquiry, keep, tags, offer] = await Promise.all([
    textInForce(ENQUIRY_TEXT, locale),
    textInForce(KEEP_TEXT, locale),
    db.industryTag.findMany({
      where: { archivedAt: null },
      select: { code: true, nameZh: true, nameHant: true, nameEn: true },
      orderBy: [{ sortNo: 'asc' }, { id: 'asc' }],
      take: 60,
    }),
    slug
      ? db.offer.findFirst({
          where: { slug, state: 'published', archivedAt: null },
          select: {
            slug: true,
            title: true,
            texts: { where: { locale, field: 'title', state: 'approved' }, select: { text: true } },
          },
        })
      : null,
  ]);
  return {
    enquiry,
    keep,
    industries: tags.map((tag) => ({
      code: tag.code,
      name: (locale === 'en' ? tag.nameEn : locale === 'zh-Hant' ? tag.nameHant : null) ?? tag.nameZh,
    })),
    offer: offer ? { slug: offer.slug, title: offer.texts[0]?.text ?? offer.title } : null,
  };
}

/** What a sender sees of the own lead: no name, no number, no internal remark. */
export type PublicLeadStatus = {
  number: string;
  state: LeadState;
  receivedOn: string;
  dueOn: string | null;
  unit: string | null;
  offer: { slug: string; title: string } | null;
  steps: { id: string; at: string; kind: string; note: string | null }[];
};

/**
 * The state of a registered interest for whoever has number and code; null when they don't belong together, whichever
 * of the two is wrong. Ten wrong tries an hour from one address; then AppError `rate_limited`.
 */
export async function findPublicLead(
  actor: PublicActor,
  input: LookupInput,
): Promise<PublicLeadStatus | null> {
  const key = `lookup:${actor.address ?? 'unknown'}`;
  if (await isOverLimit('public_form', key)) throw new AppError('rate_limited', { seconds: 3600 });
  const number = readNumber(input.number);
  const lead = await db.lead.findUnique({
    where: { lookupHash: lookupHash(number, readCode(input.code)) },
    select: {
      number: true,
      state: true,
      receivedAt: true,
      answerDueAt: true,
      answeredAt: true,
      ownerUnitId: true,
      offer: { select: { slug: true, title: true, state: true } },
      steps: {
        where: { isPublic: true },
        select: { id: true, at: true, kind: true, note: true },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        take: 50,
      },
    },
  });
  if (!lead || lead.number !== number) {
    const answer = await tryLimit('public_form', key);
    if (!answer.allowed) throw new AppError('rate_limited', { seconds: answer.retryAfterSeconds });
    return null;
  }
  const unit = await db.unit.findUnique({ where: { id: lead.ownerUnitId }, select: { name: true } });
  return {
    number: lead.number,
    state: lead.state,
    receivedOn: dayOf(lead.receivedAt),
    dueOn: lead.answerDueAt && lead.answeredAt === null ? dayOf(lead.answerDueAt) : null,
    unit: unit?.name ?? null,
    offer: lead.offer?.state === 'published' ? { slug: lead.offer.slug, title: lead.offer.title } : null,
    steps: lead.steps.map((step) => ({ ...step, at: formatInstant(step.at) })),
  };
}
