import type { Actor } from '@/lib/server/actor';
import { db, Prisma } from '@/lib/server/db';
import { finishPage, planKeyset, type Page } from '@/lib/server/keyset';
import { markupOfHtml } from '@/lib/shared/light-markup';
import { canReviewTranslations, canTranslate, isSecondReader } from '../policy';
import {
  overallState,
  translatables,
  type FieldKind,
  type FieldName,
  type TargetLocale,
  type TextState,
  type TranslatableNoun,
} from '../rules';
import type { TranslationPage, TranslationQuestion } from '../search-params';
import { md5, readTranslation, sqlName, translationWhere, type HeldText } from './read-translation';
import { toTraditional } from './to-traditional';

/** A published record in the list with the state of its translation. */
export type TranslationRow = {
  id: string;
  title: string;
  state: TextState | 'partial';
  updatedOn: string;
};

type CountedRow = Omit<TranslationRow, 'state'> & {
  filled: number;
  draft: number;
  approved: number;
  stale: number;
};

/** Published records of one noun with the state of their translation, last changed first, fifty a page. */
export async function listTranslations(actor: Actor, page: TranslationPage): Promise<Page<TranslationRow>> {
  const { after, before, ...filters } = page;
  const { table, texts, head, fields, isPublic } = translatables[page.noun];
  const where = translationWhere(actor, page.noun);
  const plan = planKeyset({
    table,
    alias: 'r',
    order: { name: 'updated', column: 'updatedAt', direction: 'desc' },
    filters,
    after,
    before,
  });
  const filled = fields.map(({ field }) => Prisma.sql`(coalesce(r.${sqlName(field)}, '') <> '')::int`);
  const like = `%${(page.q ?? '').replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await db.$queryRaw<CountedRow[]>`
    SELECT r.id, r.${sqlName(head)} AS title, f.filled, n.draft, n.approved, n.stale,
           to_char(r."updatedAt" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS "updatedOn"
      FROM ${sqlName(table)} r
      CROSS JOIN LATERAL (SELECT ${Prisma.join(filled, ' + ')} AS filled) f
      CROSS JOIN LATERAL (SELECT (count(*) FILTER (WHERE x.state = 'draft'))::int AS draft,
             (count(*) FILTER (WHERE x.state = 'approved'))::int AS approved,
             (count(*) FILTER (WHERE x.state = 'stale'))::int AS stale
             FROM ${sqlName(texts)} x WHERE x."recordId" = r.id AND x.locale = ${page.locale}) n
     WHERE ${where} AND ${Prisma.raw(isPublic)} AND r.${sqlName(head)} LIKE ${like}
       AND ${page.open ? Prisma.sql`(n.draft > 0 OR n.stale > 0 OR n.approved < f.filled)` : Prisma.sql`TRUE`}
       AND ${plan.condition} ORDER BY ${plan.orderBy} LIMIT ${plan.limit}`;
  const states = rows.map(({ id, title, updatedOn, ...counts }) => ({
    id,
    title,
    updatedOn,
    state: overallState(counts),
  }));
  return finishPage(plan, states);
}

/** One field: the Chinese, and its translation as the form shows it (light markup for rich text). */
export type TranslationField = {
  field: FieldName;
  kind: FieldKind;
  zh: string;
  text: string;
  state: TextState;
  /** converted by machine, nothing saved yet */
  isPrefilled: boolean;
};

export type TranslationDetail = {
  noun: TranslatableNoun;
  id: string;
  title: string;
  slug: string;
  locale: TargetLocale;
  isPublic: boolean;
  fields: TranslationField[];
  /** who wrote what waits for a review */
  writers: string[];
  reviewer: string | null;
  /** digest of what is shown; travels with the forms */
  stamp: string;
  can: { write: boolean; review: boolean; needsOther: boolean };
};

/** The page of one record and language; an empty traditional text is proposed by conversion, English starts empty. */
export async function getTranslation(
  actor: Actor,
  question: TranslationQuestion & { id: string },
): Promise<TranslationDetail> {
  const { record, held, fields, zhOf, stamp } = await readTranslation(actor, question);
  const { noun, locale } = question;
  const waiting = held.filter((one) => one.state === 'draft');
  const writers = waiting.map((one) => one.writtenBy);
  const reviewers = held.map((one) => (one.state === 'approved' ? one.reviewer : null));
  const people = await db.user.findMany({
    where: { id: { in: [...writers, ...reviewers].filter((one) => one !== null) } },
    select: { id: true, name: true },
  });
  const namesOf = (ids: readonly (string | null)[]): string[] =>
    people.filter((one) => ids.includes(one.id)).map((one) => one.name);
  const mayReview = waiting.length > 0 && canReviewTranslations(actor);
  return {
    noun,
    id: record.id,
    title: record.title,
    slug: record.slug,
    locale,
    isPublic: record.isPublic,
    stamp,
    writers: namesOf(writers),
    reviewer: namesOf(reviewers)[0] ?? null,
    fields: fields
      .filter(({ field }) => zhOf(field) !== '')
      .map(({ field, kind }) =>
        toField(
          { field, kind },
          zhOf(field),
          held.find((one) => one.field === field),
          locale,
        ),
      ),
    can: {
      write: canTranslate(actor, noun, record),
      review: mayReview && isSecondReader(actor, writers),
      needsOther: mayReview && !isSecondReader(actor, writers),
    },
  };
}

function toField(
  { field, kind }: { field: FieldName; kind: FieldKind },
  stored: string,
  held: HeldText | undefined,
  locale: TargetLocale,
): TranslationField {
  const shown = (text: string): string => (kind === 'markup' ? markupOfHtml(text) : text);
  const zh = shown(stored);
  if (!held) {
    const isPrefilled = locale === 'zh-Hant';
    return { field, kind, zh, text: isPrefilled ? toTraditional(zh) : '', state: 'missing', isPrefilled };
  }
  // a draft whose Chinese has changed since is as stale as a reviewed text
  const isOld = held.state === 'draft' && held.zhDigest !== null && held.zhDigest !== md5(stored);
  const state = isOld || held.state === 'stale' ? 'stale' : held.state === 'approved' ? 'approved' : 'draft';
  return { field, kind, zh, text: shown(held.text), state, isPrefilled: false };
}
