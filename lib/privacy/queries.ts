import { listAttachments } from '@/lib/files/queries';
import { canReadFrozen, merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { dayOf } from '@/lib/shared/dates';
import { NotFoundError } from '@/lib/shared/errors';
import { canReadPrivacy, canReadPrivacyPapers, canRecordPrivacy, canWithdrawConsent } from './policy';
import { consentTextCode, NOTICE_CODE } from './rules';
import { consentPurposeNames, type ConsentPurposeName } from './schema';

const day = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

type Paper = { fileId: string; fileName: string };

/** One lawful basis of a person's record, newest first in its list. Dates as YYYY-MM-DD. */
export type BasisRow = {
  id: string;
  kind: string;
  evidence: string | null;
  purposes: string[];
  source: string | null;
  noticeNumber: number | null;
  noticeOn: string | null;
  noticeChannel: string | null;
  recordedAt: Date;
  expiresOn: string | null;
  endedAt: Date | null;
  recordedBy: string | null;
  papers: Paper[];
};

/** One consent with the text that was agreed to and its papers. */
export type ConsentRow = {
  id: string;
  purpose: string;
  fields: string[];
  scope: string | null;
  textCode: string;
  textNumber: number;
  channel: string;
  evidence: string | null;
  givenAt: Date;
  withdrawnAt: Date | null;
  withdrawnBy: string | null;
  /** stories that stand on it now */
  stories: number;
  papers: Paper[];
};

export type PersonPrivacy = {
  merchantId: string;
  /** number of the notice that a basis recorded now will name; null before any is published */
  noticeNumber: number | null;
  /** purposes that have a published text: nobody agrees to an unseen one */
  consentPurposes: ConsentPurposeName[];
  bases: BasisRow[];
  consents: ConsentRow[];
  can: { record: boolean; withdraw: boolean };
};

/** The person as far as the actor may see it; one that was set aside is gone for most. */
const readableBy = (actor: Actor, id: string) => ({
  AND: [
    { id, ...(canReadFrozen(actor) ? {} : { frozenAt: null }) },
    scopeWhere(visibleMerchants(actor), merchantScopeColumns),
  ],
});

/** Bases and consents of one person, newest first, at most 50 each. Outside the actor's scope: 404. */
export async function getPersonPrivacy(actor: Actor, merchantId: string): Promise<PersonPrivacy> {
  const person = await db.merchant.findFirst({
    where: readableBy(actor, merchantId),
    select: { id: true, keeperUnitIds: true, basisState: true, archivedAt: true },
  });
  if (!person || !canReadPrivacy(actor, person)) throw new NotFoundError('merchant');
  const [bases, consents] = await Promise.all([
    db.basis.findMany({
      where: { merchantId },
      select: {
        id: true,
        kind: true,
        evidence: true,
        purposes: true,
        source: true,
        noticeNumber: true,
        noticeAt: true,
        noticeChannel: true,
        recordedAt: true,
        expiresAt: true,
        endedAt: true,
        recordedBy: true,
      },
      orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
      take: 50,
    }),
    db.consent.findMany({
      where: { merchantId },
      select: {
        id: true,
        purpose: true,
        fields: true,
        scope: true,
        textCode: true,
        textNumber: true,
        channel: true,
        evidence: true,
        givenAt: true,
        withdrawnAt: true,
        withdrawnBy: true,
        _count: { select: { storyFields: { where: { story: { state: 'published' } } } } },
      },
      orderBy: [{ givenAt: 'desc' }, { id: 'desc' }],
      take: 50,
    }),
  ]);
  const papers = canReadPrivacyPapers(actor, person)
    ? await papersOf(
        actor,
        [...bases, ...consents].map((row) => row.id),
      )
    : new Map<string, Paper[]>();
  const [recorders, texts] = await Promise.all([
    namesOf(bases.flatMap((basis) => (basis.recordedBy ? [basis.recordedBy] : []))),
    newestTexts([NOTICE_CODE, ...consentPurposeNames.map(consentTextCode)], 'zh-CN'),
  ]);
  const numbers = new Map(texts.map((text) => [text.code, text.number]));
  return {
    merchantId,
    noticeNumber: numbers.get(NOTICE_CODE) ?? null,
    consentPurposes: consentPurposeNames.filter((purpose) => numbers.has(consentTextCode(purpose))),
    bases: bases.map(({ noticeAt, expiresAt, recordedBy, ...basis }) => ({
      ...basis,
      noticeOn: day(noticeAt),
      expiresOn: day(expiresAt),
      recordedBy: recorders.get(recordedBy ?? '') ?? null,
      papers: papers.get(basis.id) ?? [],
    })),
    consents: consents.map(({ _count, ...consent }) => ({
      ...consent,
      stories: _count.storyFields,
      papers: papers.get(consent.id) ?? [],
    })),
    can: {
      record: person.archivedAt === null && canRecordPrivacy(actor, person),
      withdraw: canWithdrawConsent(actor, person),
    },
  };
}

async function papersOf(actor: Actor, recordIds: readonly string[]): Promise<Map<string, Paper[]>> {
  const lists = await Promise.all(recordIds.map((id) => listAttachments(actor, 'privacy', id)));
  return new Map(
    recordIds.map((id, index) => [
      id,
      (lists[index] ?? []).map(({ fileId, fileName }) => ({ fileId, fileName })),
    ]),
  );
}

async function namesOf(userIds: readonly string[]): Promise<Map<string, string>> {
  const users = await db.user.findMany({
    where: { id: { in: [...new Set(userIds)] } },
    select: { id: true, name: true },
    take: 50,
  });
  return new Map(users.map((user) => [user.id, user.name]));
}

/** A text in force: its number, the day it was published, and whether the wanted language exists. */
export type PublicNotice = {
  code: string;
  number: number;
  title: string;
  paragraphs: string[];
  publishedOn: string | null;
  locale: string;
};

async function newestTexts(codes: readonly string[], locale: string): Promise<PublicNotice[]> {
  const rows = await db.noticeText.findMany({
    where: { code: { in: [...codes] }, publishedAt: { not: null }, locale: { in: [locale, 'zh-CN'] } },
    select: { code: true, number: true, locale: true, title: true, body: true, publishedAt: true },
    orderBy: [{ number: 'desc' }, { id: 'asc' }],
    take: 200,
  });
  return codes.flatMap((code) => {
    const mine = rows.filter((row) => row.code === code);
    const number = mine[0]?.number;
    const newest = mine.filter((row) => row.number === number);
    const row = newest.find((one) => one.locale === locale) ?? newest.find((one) => one.locale === 'zh-CN');
    if (!row) return [];
    const { body, publishedAt, ...rest } = row;
    return [
      { ...rest, paragraphs: body.split('\n\n'), publishedOn: publishedAt ? dayOf(publishedAt) : null },
    ];
  });
}

/** The notice of PIPL 17 in force, Chinese where the language has none; null before any is published. Public. */
export async function getPublicNotice(locale: string): Promise<PublicNotice | null> {
  return (await newestTexts([NOTICE_CODE], locale))[0] ?? null;
}

/** The consent texts in force, in their order. Public: forms show exactly what will be recorded. */
export async function listPublicConsentTexts(locale: string): Promise<PublicNotice[]> {
  return newestTexts(
    ['contact', 'match', 'publish', 'provide_to_chamber', 'sensitive', 'cross_border', 'care'].map(
      consentTextCode,
    ),
    locale,
  );
}
