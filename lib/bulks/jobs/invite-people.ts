import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import type { PersonActor } from '@/lib/server/actor';
import { encryptValue } from '@/lib/server/crypto';
import { Prisma, type Tx } from '@/lib/server/db';
import { scopeSql } from '@/lib/server/scope-sql';
import { inviteMerchantsIn, revokeInvitationsIn } from '@/lib/users/commands/invite-many';
import { leftReasonOf, LINK_CONTEXT, type InviteFacts } from '../rules-invite';
import type { BulkRowInHand } from './apply-bulk';
import type { BulkInHand } from './run-bulk';

type Person = InviteFacts & { id: string; name: string; keeperUnitIds: string[] };
type Mark = {
  rowNo: number;
  outcome: string;
  why?: string;
  resultId?: string;
  cipher?: string;
  keyId?: string;
};

const today = Prisma.sql`(now() AT TIME ZONE 'Asia/Shanghai')::date`;

/**
 * Invites a portion of an act's people: whoever has left the scope or was archived is refused; who has an account, may
 * not be contacted, or cannot be reached is left out with the reason; all others get an invitation each, whose link is
 * kept sealed beside the row until it is over.
 */
export async function inviteRows(
  tx: Tx,
  actor: PersonActor,
  act: BulkInHand,
  rows: readonly BulkRowInHand[],
): Promise<void> {
  const people = await readPeople(
    tx,
    actor,
    rows.map((row) => row.merchantId),
  );
  const reasons = new Map(people.map((person) => [person.id, leftReasonOf(person)]));
  const invited = await inviteMerchantsIn(
    tx,
    actor,
    people.filter((person) => reasons.get(person.id) === null),
    act,
  );
  await mark(
    tx,
    act.id,
    rows.map(({ rowNo, merchantId }): Mark => {
      const invitation = invited.get(merchantId);
      if (invitation) {
        const sealed = encryptValue(invitation.token, LINK_CONTEXT);
        const { keyId } = sealed;
        return {
          ...{ rowNo, outcome: 'done', resultId: invitation.id, keyId },
          cipher: sealed.cipher.toString('base64'),
        };
      }
      const why = reasons.get(merchantId);
      return why ? { rowNo, outcome: 'left', why } : { rowNo, outcome: 'refused' };
    }),
  );
}

async function readPeople(tx: Tx, actor: PersonActor, ids: readonly string[]): Promise<Person[]> {
  return tx.$queryRaw<Person[]>`
    SELECT m.id, m.name, m."keeperUnitIds"::text[] AS "keeperUnitIds",
           m."doNotContact" OR coalesce((SELECT w."withdrawnAt" IS NOT NULL FROM consent w
              WHERE w."merchantId" = m.id AND w.purpose = 'contact'
              ORDER BY w."givenAt" DESC, w.id DESC LIMIT 1), FALSE) AS "doNotContact",
           EXISTS (SELECT 1 FROM user_grant g WHERE g."merchantId" = m.id AND g.role = 'merchant'
              AND g."revokedAt" IS NULL AND (g."validTo" IS NULL OR g."validTo" >= ${today})) AS "hasAccount",
           EXISTS (SELECT 1 FROM invitation i WHERE i."merchantId" = m.id AND i."usedAt" IS NULL
              AND i."revokedAt" IS NULL AND i."expiresAt" > now()) AS "hasInvitation",
           EXISTS (SELECT 1 FROM basis b WHERE b."merchantId" = m.id AND b."endedAt" IS NULL AND b.kind <> 'none'
              AND (b."expiresAt" IS NULL OR b."expiresAt" >= ${today})
              AND b.purposes && ARRAY['contact', 'invite']) AS "hasBasis",
           EXISTS (SELECT 1 FROM contact_point c WHERE c."merchantId" = m.id AND c."validTo" IS NULL
              AND NOT c."doNotUse") AS "hasContact"
      FROM merchant m
     WHERE m.id = ANY (${[...ids]}::uuid[]) AND m."archivedAt" IS NULL AND m."frozenAt" IS NULL
       AND ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')}
     ORDER BY m.id FOR UPDATE OF m`;
}

/** Takes the invitations of a portion back that nobody has used; used ones are an account by now and stay. */
export async function uninviteRows(
  tx: Tx,
  actor: PersonActor,
  act: BulkInHand,
  rows: readonly BulkRowInHand[],
): Promise<void> {
  const revoked = await revokeInvitationsIn(
    tx,
    actor,
    rows.flatMap((row) => row.resultId ?? []),
    act,
  );
  await mark(
    tx,
    act.id,
    rows.map(({ rowNo, resultId }) => {
      const isBack = resultId !== null && revoked.has(resultId);
      return { rowNo, outcome: isBack ? 'undone' : 'blocked', ...(resultId ? { resultId } : {}) };
    }),
  );
}

async function mark(tx: Tx, actId: string, marks: readonly Mark[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE bulk_act_row r SET outcome = e.outcome, "leftReason" = e.why, "resultId" = e."resultId",
           "beforeCipher" = decode(e.cipher, 'base64'), "keyId" = e."keyId"
      FROM json_to_recordset(${JSON.stringify(marks)}::json)
           AS e("rowNo" int, outcome text, why text, "resultId" uuid, cipher text, "keyId" text)
     WHERE r."actId" = ${actId}::uuid AND r."rowNo" = e."rowNo"`;
}
