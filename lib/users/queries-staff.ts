import type { Actor } from '@/lib/server/actor';
import { Prisma, type Tx } from '@/lib/server/db';
import { readRows } from '@/lib/server/read-rows';
import { FieldErrors, ForbiddenError } from '@/lib/shared/errors';
import { canNameStaff } from './policy';

/** A colleague who may be put in charge of something. */
export type StaffChoice = { id: string; name: string; unit: string };

/** SQL: account `p` works with people today by grant `g`. */
export const worksToday = Prisma.sql`p.state = 'active' AND g."revokedAt" IS NULL
  AND g.role IN ('clerk', 'chief', 'leader', 'filler') AND g."validFrom" <= (now() AT TIME ZONE 'Asia/Shanghai')::date
  AND (g."validTo" IS NULL OR g."validTo" >= (now() AT TIME ZONE 'Asia/Shanghai')::date)`;

/** Colleagues of the own units who work with people today, by name; at most two hundred. */
export async function listStaff(actor: Actor): Promise<StaffChoice[]> {
  if (!canNameStaff(actor)) throw new ForbiddenError('users.staff');
  const units = actor.kind === 'person' ? [...actor.unitIds] : [];
  return readRows<StaffChoice>(Prisma.sql`
    SELECT x.id, x.name, x.unit FROM (
      SELECT DISTINCT ON (p.id) p.id, p.name, u."shortName" AS unit
        FROM app_user p JOIN user_grant g ON g."userId" = p.id JOIN unit u ON u.id = g."unitId"
       WHERE u.id = ANY (${units}::uuid[]) AND ${worksToday}
       ORDER BY p.id, g."validFrom" DESC) x
     ORDER BY x.name, x.id LIMIT 200`);
}

/** Refuses whoever does not work with people in one of the units today (`not_in_list` on the field). */
export async function refuseStranger(
  tx: Tx,
  unitIds: readonly string[],
  userId: string,
  field = 'officerId',
): Promise<void> {
  const [found] = await tx.$queryRaw<{ ok: boolean }[]>(Prisma.sql`
    SELECT EXISTS (SELECT 1 FROM app_user p JOIN user_grant g ON g."userId" = p.id
                    WHERE p.id = ${userId}::uuid AND g."unitId" = ANY (${[...unitIds]}::uuid[]) AND ${worksToday}) AS ok`);
  if (!found?.ok) throw FieldErrors.of(field, 'not_in_list');
}
