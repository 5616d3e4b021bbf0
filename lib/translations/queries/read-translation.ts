import { createHash } from 'node:crypto';
import type { Actor } from '@/lib/server/actor';
import { db, Prisma, type Tx } from '@/lib/server/db';
import { scopeSql } from '@/lib/server/scope-sql';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canListTranslations, visibleTranslations } from '../policy';
import { translatables, type FieldName, type TranslatableNoun } from '../rules';
import type { TranslationQuestion } from '../search-params';

/** A name of table or column: only constants of `translatables` come here, never input. */
export function sqlName(text: string): Prisma.Sql {
  return Prisma.raw(`"${text}"`);
}

/** The digest by which a translation knows the Chinese that it was made from. */
export function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

/** The actor's scope on the noun's table as `r`. Refuses who has no part in translations. */
export function translationWhere(actor: Actor, noun: TranslatableNoun): Prisma.Sql {
  if (!canListTranslations(actor)) throw new ForbiddenError('translations.list');
  const { scope, columns } = visibleTranslations(actor, noun);
  return Prisma.sql`r."archivedAt" IS NULL AND ${scopeSql(scope, columns, 'r')}`;
}

type RecordRow = {
  id: string;
  slug: string;
  version: number;
  title: string;
  ownerUnitId: string;
  merchantId: string | null;
  isPublic: boolean;
} & Record<`zh_${string}`, string | null>;

/** A translated field as it is kept. */
export type HeldText = {
  field: string;
  text: string;
  state: string;
  writtenBy: string | null;
  reviewer: string | null;
  zhDigest: string | null;
};

/** A record with its Chinese and one language's texts, for page and commands. Outside the scope: 404. */
export async function readTranslation(
  actor: Actor,
  { noun, id, locale }: TranslationQuestion & { id: string },
  client: Tx = db,
) {
  const { table, texts, head, fields, isPublic } = translatables[noun];
  const columns = fields.map(({ field }) => Prisma.sql`r.${sqlName(field)} AS ${sqlName(`zh_${field}`)}`);
  const merchant = noun === 'showcase' ? Prisma.sql`r."merchantId"` : Prisma.sql`NULL::uuid`;
  const [record] = await client.$queryRaw<RecordRow[]>`
    SELECT r.id, r.slug, r.version, r.${sqlName(head)} AS title, r."ownerUnitId", ${merchant} AS "merchantId",
           (${Prisma.raw(isPublic)}) AS "isPublic", ${Prisma.join(columns, ', ')}
      FROM ${sqlName(table)} r WHERE ${translationWhere(actor, noun)} AND r.id = ${id}::uuid`;
  if (!record) throw new NotFoundError(noun);
  const held = await client.$queryRaw<HeldText[]>`
    SELECT x.field, x.text, x.state, x."writtenBy", x.reviewer, x."zhDigest" FROM ${sqlName(texts)} x
     WHERE x."recordId" = ${id}::uuid AND x.locale = ${locale} ORDER BY x.field`;
  const zhOf = (field: FieldName): string => record[`zh_${field}`] ?? '';
  const stamp = md5(held.map((one) => `${one.field}=${one.text}`).join('\n'));
  return { record, held, fields, zhOf, stamp };
}
