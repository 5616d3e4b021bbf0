import { recordChange } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { touchTags } from '@/lib/server/cache-tags';
import { inTransaction, type Tx } from '@/lib/server/db';
import { sanitizeRichText } from '@/lib/server/rich-text';
import { newId } from '@/lib/server/uuid';
import { AppError, FieldErrors, ForbiddenError, type FieldProblem } from '@/lib/shared/errors';
import { htmlOfMarkup } from '@/lib/shared/light-markup';
import { scanForPublication } from '@/lib/shared/publication-scan';
import { canReviewTranslations, canTranslate, isSecondReader } from './policy';
import { md5, readTranslation, sqlName } from './queries/read-translation';
import { actOnField, translatables, type FieldName, type TranslatableNoun } from './rules';
import type { TranslationInput, TranslationReviewInput } from './schema';

function tagsOf(noun: TranslatableNoun, slug: string): string[] {
  const { section } = translatables[noun];
  // offers print the names of their park and chain
  return [section, `${section}/${slug}`, ...(noun === 'parks' || noun === 'chains' ? ['offers'] : [])];
}

/** Refuses telephone, ID and card numbers in a text that is meant for the public (domain.md 2.5). */
function refuseNumbers(texts: readonly { field: FieldName; typed: string | undefined }[]): void {
  const problems: Record<string, FieldProblem[]> = {};
  for (const { field, typed } of texts) {
    const found = scanForPublication(typed ?? '');
    if (found.length === 0) continue;
    problems[field] = found.map(({ kind, line, excerpt }) => ({
      code: `published_${kind}`,
      values: { line, excerpt },
    }));
  }
  if (Object.keys(problems).length > 0) throw new FieldErrors(problems);
}

/**
 * Saves a translation as a draft of the actor's hand, field by field; a reviewed field that did not change stays
 * reviewed. The public goes on seeing the Chinese until a second person has reviewed it. Refuses who may not write the
 * record, a translation that somebody else changed meanwhile (`conflict`), and personal numbers.
 */
export async function saveTranslation(actor: Actor, input: TranslationInput): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const { record, held, fields, zhOf, stamp } = await readTranslation(actor, input, tx);
    if (!canTranslate(actor, input.noun, record)) throw new ForbiddenError('translations.write');
    if (stamp !== input.stamp) throw new AppError('conflict', {}, { stamp });
    const texts = fields.map(({ field, kind }) => {
      const typed = input[field];
      const stored = typed && kind === 'markup' ? sanitizeRichText(htmlOfMarkup(typed)) : typed;
      return { field, typed, stored };
    });
    refuseNumbers(texts);
    const written: FieldName[] = [];
    for (const { field, stored } of texts) {
      const before = held.find((one) => one.field === field) ?? null;
      const zhDigest = md5(zhOf(field));
      const act = actOnField(stored, before, zhDigest);
      if (act === 'keep' || act === 'nothing') continue;
      written.push(field);
      await writeText(tx, input, {
        field,
        text: act === 'write' ? (stored ?? '') : null,
        zhDigest,
        zhVersion: record.version,
        writtenBy: actor.kind === 'person' ? actor.userId : null,
      });
    }
    if (written.length > 0) {
      await recordChange(tx, actor, {
        noun: input.noun,
        recordId: record.id,
        verb: 'translate',
        after: { locale: input.locale, translated: written },
      });
      await touchTags(tx, tagsOf(input.noun, record.slug));
    }
    return { id: record.id };
  });
}

type Written = {
  field: FieldName;
  /** null takes the translation of the field away */
  text: string | null;
  zhDigest: string;
  zhVersion: number;
  writtenBy: string | null;
};

/** One statement of at most five; table and field names are the noun's constants. */
async function writeText(
  tx: Tx,
  { noun, id, locale }: TranslationReviewInput,
  { field, text, zhDigest, zhVersion, writtenBy }: Written,
): Promise<void> {
  const table = sqlName(translatables[noun].texts);
  if (text === null) {
    await tx.$executeRaw`
      DELETE FROM ${table} WHERE "recordId" = ${id}::uuid AND locale = ${locale} AND field = ${field}`;
    return;
  }
  await tx.$executeRaw`
    INSERT INTO ${table} (id, "recordId", locale, field, text, state, "writtenBy", "zhDigest", "zhVersion")
    VALUES (${newId()}::uuid, ${id}::uuid, ${locale}, ${field}, ${text}, 'draft', ${writtenBy}::uuid, ${zhDigest},
            ${zhVersion}::int)
    ON CONFLICT ("recordId", locale, field) DO UPDATE SET text = excluded.text, state = 'draft', reviewer = NULL,
      "writtenBy" = excluded."writtenBy", "zhDigest" = excluded."zhDigest", "zhVersion" = excluded."zhVersion"`;
}

/**
 * Reviews the drafts of a translation: public from the commit on. Refuses who is not of the bureau, whoever wrote one of
 * them (`needs_second_person`; the database too), one that changed meanwhile (`conflict`), and a draft whose Chinese
 * has changed since it was written (`translation_stale`).
 */
export async function reviewTranslation(
  actor: Actor,
  input: TranslationReviewInput,
): Promise<{ id: string }> {
  if (!canReviewTranslations(actor) || actor.kind !== 'person') {
    throw new ForbiddenError('translations.review');
  }
  return inTransaction(async (tx) => {
    const { record, held, zhOf, stamp, fields } = await readTranslation(actor, input, tx);
    if (stamp !== input.stamp) throw new AppError('conflict', {}, { stamp });
    const drafts = held.filter((one) => one.state === 'draft');
    if (drafts.length === 0) throw new AppError('not_in_this_state');
    const writers = drafts.map((one) => one.writtenBy);
    if (!isSecondReader(actor, writers)) throw new AppError('needs_second_person');
    const digestOf = new Map<string, string>(fields.map(({ field }) => [field, md5(zhOf(field))]));
    if (drafts.some((one) => one.zhDigest !== null && one.zhDigest !== digestOf.get(one.field))) {
      throw new AppError('translation_stale');
    }
    await tx.$executeRaw`
      UPDATE ${sqlName(translatables[input.noun].texts)} SET state = 'approved', reviewer = ${actor.userId}::uuid
       WHERE "recordId" = ${record.id}::uuid AND locale = ${input.locale} AND state = 'draft'`;
    await recordChange(tx, actor, {
      noun: input.noun,
      recordId: record.id,
      verb: 'review_translation',
      after: { locale: input.locale, translated: drafts.map((one) => one.field) },
    });
    await touchTags(tx, tagsOf(input.noun, record.slug));
    return { id: record.id };
  });
}
