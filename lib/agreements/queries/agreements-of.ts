import { projectScopeColumns, visibleProjects } from '@/lib/projects/policy';
import type { Actor } from '@/lib/server/actor';
import { Prisma } from '@/lib/server/db';
import { readRows } from '@/lib/server/read-rows';
import { scopeSql } from '@/lib/server/scope-sql';
import { ForbiddenError } from '@/lib/shared/errors';
import { canListAgreements } from '../policy';
import type { AgreementKind } from '../schema';

/** What was signed for one of several projects; the sum of its lines in 万元. */
export type SignedAgreement = {
  id: string;
  kind: AgreementKind;
  title: string;
  project: string;
  signedOn: string;
  amountWan: string;
};

/** Agreements of the projects named, those of the actor's scope only, the last signed first, with how many there are. */
export async function listAgreementsOfProjects(
  actor: Actor,
  projectIds: readonly string[],
  size: number,
): Promise<{ rows: SignedAgreement[]; total: number }> {
  if (!canListAgreements(actor)) throw new ForbiddenError('agreements.list');
  if (projectIds.length === 0) return { rows: [], total: 0 };
  const found = await readRows<SignedAgreement & { total: number }>(Prisma.sql`
    SELECT a.id, a.kind::text AS kind, a.title, p.name AS project, to_char(a."signedOn", 'YYYY-MM-DD') AS "signedOn",
           (SELECT coalesce(sum(l."amountWan"), 0)::text FROM agreement_line l WHERE l."agreementId" = a.id) AS "amountWan",
           (count(*) OVER ())::int AS total
      FROM agreement a JOIN project p ON p.id = a."projectId"
     WHERE a."archivedAt" IS NULL AND p."archivedAt" IS NULL AND p.id = ANY (${[...projectIds]}::uuid[])
       AND ${scopeSql(visibleProjects(actor), projectScopeColumns, 'p')}
     ORDER BY a."signedOn" DESC, a.id DESC LIMIT ${size}`);
  return { rows: found.map(({ total: _total, ...row }) => row), total: found[0]?.total ?? 0 };
}
