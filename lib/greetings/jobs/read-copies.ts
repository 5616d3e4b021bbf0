import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import { readsInFullSql } from '@/lib/merchants/queries/where';
import { CONTACT_CONTEXT } from '@/lib/merchants/rules';
import type { PersonActor } from '@/lib/server/actor';
import { decryptValue } from '@/lib/server/crypto';
import { Prisma } from '@/lib/server/db';
import { readRows } from '@/lib/server/read-rows';
import { scopeSql } from '@/lib/server/scope-sql';
import type { GreetingRecord } from '../queries/read-greeting';

/** One person's copy with the full address or number: exists in the job that writes or sends it, and nowhere else. */
export type Copy = {
  recipientId: string;
  merchantId: string;
  name: string;
  firm: string | null;
  honorific: string;
  contact: string;
};

type Sealed = Omit<Copy, 'contact'> & { keyId: string; cipher: Buffer };

/** Who of these stands where in a list, or is named one by one. */
type Which = { fromNo: number; toNo: number } | { ids: readonly string[] };

/**
 * Copies of people who still stand to be sent (or are claimed to be), opened. Asks the scope and the lawful basis again:
 * who has left either since is missing.
 */
export async function readCopies(actor: PersonActor, row: GreetingRecord, which: Which): Promise<Copy[]> {
  const part =
    'ids' in which
      ? Prisma.sql`r.id = ANY (${[...which.ids]}::uuid[]) AND r.state IN ('ready', 'sending')`
      : Prisma.sql`r.state = 'ready' AND r."sortNo" >= ${which.fromNo}::int AND r."sortNo" < ${which.toNo}::int`;
  const rows = await readRows<Sealed>(Prisma.sql`
    SELECT r.id AS "recipientId", m.id AS "merchantId", m.name, m."mainCompanyName" AS firm, r.honorific, c."keyId", c.cipher
      FROM greeting_recipient r JOIN merchant m ON m.id = r."merchantId"
      JOIN contact_point c ON c.id = r."contactPointId" AND c."merchantId" = m.id AND c."validTo" IS NULL AND NOT c."doNotUse"
     WHERE r."greetingId" = ${row.id}::uuid AND ${part} AND m."archivedAt" IS NULL
       AND ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')} AND ${readsInFullSql(actor, 'm')}
     ORDER BY r."sortNo", r.id LIMIT 1000`);
  return rows.map(({ keyId, cipher, ...copy }) => ({
    ...copy,
    contact: decryptValue(cipher, keyId, CONTACT_CONTEXT),
  }));
}
