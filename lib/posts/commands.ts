import { loadPersonKeys, recordChanges } from '@/lib/audit/commands';
import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import { searchColumns } from '@/lib/merchants/rules';
import type { Actor } from '@/lib/server/actor';
import { inTransaction, type Tx } from '@/lib/server/db';
import { scopeSql } from '@/lib/server/scope-sql';
import { today } from '@/lib/shared/dates';
import { ForbiddenError } from '@/lib/shared/errors';

const CHUNK = 500;

type Holder = {
  id: string;
  name: string;
  namePinyin: string | null;
  aliases: string[];
  mainCompanyName: string | null;
  personKeyId: string | null;
};

/**
 * Carries a firm's present name into what is copied from it: the posts that are held now, and of people whose main post
 * is one of them the firm in the list and the search text. Ended posts keep the name of their time. Works from what
 * stands in the ledger, chunk by chunk, so that running it twice or after a break changes nothing more. Returns how many
 * people were refreshed. For the job that a renaming writes.
 */
export async function refreshCompanyName(actor: Actor, companyId: string): Promise<number> {
  if (actor.kind !== 'system') throw new ForbiddenError('posts.refresh');
  let people = 0;
  for (let more = true; more;) {
    const done = await inTransaction((tx) => refreshChunk(tx, actor, companyId));
    people += done;
    more = done === CHUNK;
  }
  return people;
}

async function refreshChunk(tx: Tx, actor: Actor, companyId: string): Promise<number> {
  const company = await tx.company.findUnique({ where: { id: companyId }, select: { name: true } });
  if (!company) return 0;
  const scope = scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm');
  // locks in the order of ids: a chunk never waits for a writer that waits for it
  const stale = await tx.$queryRaw<Holder[]>`
    SELECT m.id, m.name, m."namePinyin", m.aliases, m."mainCompanyName", m."personKeyId" FROM merchant m
     WHERE ${scope} AND m."mainCompanyName" IS DISTINCT FROM ${company.name}
       AND EXISTS (SELECT 1 FROM post p WHERE p."merchantId" = m.id AND p."companyId" = ${companyId}::uuid
                     AND p."isMain" AND NOT p."isEnded" AND coalesce(p."validTo" >= ${today()}::date, true))
     ORDER BY m.id LIMIT ${CHUNK} FOR UPDATE`;
  await tx.post.updateMany({
    where: {
      companyId,
      isEnded: false,
      employerText: { not: company.name },
      OR: [{ validTo: null }, { validTo: { gte: new Date(`${today()}T00:00:00Z`) } }],
    },
    data: { employerText: company.name },
  });
  const texts = stale.map((person) => searchColumns({ ...person, employers: [company.name] }).searchText);
  await tx.$executeRaw`
    UPDATE merchant m SET "mainCompanyName" = ${company.name}, "searchText" = x.text
      FROM unnest(${stale.map((person) => person.id)}::uuid[], ${texts}::text[]) AS x(id, text)
     WHERE m.id = x.id AND ${scope}`;
  const keys = await loadPersonKeys(
    tx,
    stale.flatMap((person) => (person.personKeyId ? [person.personKeyId] : [])),
  );
  await recordChanges(
    tx,
    actor,
    stale.map((person) => ({
      noun: 'merchants',
      recordId: person.id,
      verb: 'company_renamed',
      before: { employer: person.mainCompanyName },
      after: { employer: company.name },
      personKey: keys.get(person.personKeyId ?? '') ?? null,
    })),
  );
  return stale.length;
}
