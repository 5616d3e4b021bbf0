import type { Actor } from '@/lib/server/actor';
import { db, Prisma } from '@/lib/server/db';
import { ForbiddenError } from '@/lib/shared/errors';
import { normaliseText } from '@/lib/shared/normalise-text';

/** An industry of GB/T 4754 as a field offers it: A017 中药材种植, within 农业. */
export type IndustryOption = { code: string; name: string; within: string | null };

const MOST = 12;

/**
 * Industries whose name holds what was typed (简繁通用) or whose code begins with it, with or without the section's letter;
 * the whole name and the broader industry first. Refuses whoever is not signed in.
 */
export async function searchIndustries(actor: Actor, query: string): Promise<IndustryOption[]> {
  if (actor.kind !== 'person') throw new ForbiddenError('industries.search');
  const text = normaliseText(query)
    .replace(/[%_\\\s]/g, '')
    .slice(0, 20);
  if (text === '') return [];
  const code = text.toUpperCase();
  const byCode = /^[A-T]?\d{0,4}$/.test(code)
    ? Prisma.sql`i.code LIKE ${`${code}%`} OR substr(i.code, 2) LIKE ${/^\d/.test(code) ? `${code}%` : '-'}`
    : Prisma.sql`FALSE`;
  return db.$queryRaw<IndustryOption[]>`
    SELECT i.code, i."nameZh" AS name, p."nameZh" AS within
      FROM industry i LEFT JOIN industry p ON p.code = i."parentCode"
     WHERE i."nameZh" LIKE ${`%${text}%`} OR ${byCode}
     ORDER BY (i."nameZh" = ${text}) DESC, (i.code = ${code}) DESC, i.level, i.code LIMIT ${MOST}`;
}

/**
 * What a code stands for: its own name, or that of the group, division or section above it where the standard's classes are
 * not loaded. Null for a code that the standard does not have.
 */
export async function nameOfIndustry(actor: Actor, code: string | null): Promise<string | null> {
  if (actor.kind === 'public' || actor.kind === 'link') throw new ForbiddenError('industries.search');
  if (code === null) return null;
  const above = [code, code.slice(0, 4), code.slice(0, 3), code.slice(0, 1)];
  const row = await db.industry.findFirst({
    where: { code: { in: above } },
    select: { nameZh: true },
    orderBy: { code: 'desc' },
  });
  return row?.nameZh ?? null;
}
