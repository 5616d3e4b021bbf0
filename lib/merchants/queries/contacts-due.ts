import type { Actor } from '@/lib/server/actor';
import { Prisma } from '@/lib/server/db';
import { readRows } from '@/lib/server/read-rows';
import { MerchantFilters } from '../search-params';
import { contactDueOn, merchantWhere } from './where';

/** A person who should be contacted; `dueOn` as YYYY-MM-DD. */
export type ContactDue = { id: string; name: string; firm: string | null; dueOn: string; late: boolean };

/** Who should be contacted within three days or should have been, the longest waiting first; the list's own filter. */
export async function listContactsDue(actor: Actor, size: number): Promise<ContactDue[]> {
  const where = merchantWhere(actor, MerchantFilters.parse({ due: '1' }));
  return readRows<ContactDue>(Prisma.sql`
    SELECT m.id, m.name, m."mainCompanyName" AS firm, to_char(${contactDueOn}, 'YYYY-MM-DD') AS "dueOn",
           ${contactDueOn} < (now() AT TIME ZONE 'Asia/Shanghai')::date AS late
      FROM merchant m WHERE ${where} ORDER BY ${contactDueOn}, m.id LIMIT ${size}`);
}
