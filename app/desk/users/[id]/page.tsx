import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RecordPage, RecordPart } from '@/components/layout/record-page';
import { HeldNotice } from '@/components/handovers/held-notice';
import { RecordHistory } from '@/components/audit/record-history';
import { UserActs } from '@/components/users/user-acts';
import { UserFacts } from '@/components/users/user-facts';
import { GrantForm, UserGrants } from '@/components/users/user-grants';
import { LinkButton } from '@/components/ui/button';
import { countHeld } from '@/lib/handovers/queries/holdings';
import type { PersonActor } from '@/lib/server/actor';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';
import { listUnits } from '@/lib/units/queries';
import { getUser, getUserHistory, listGrantChambers } from '@/lib/users/queries';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('users.desk');
  return { title: t('title') };
}

/** One account: facts and grants on the left, what was done to it on the right. */
export default async function UserPage({ params }: Props) {
  const actor = await requireActor();
  const id = uuidParam((await params).id);
  const [user, history, held] = await guarded(() =>
    Promise.all([getUser(actor, id), getUserHistory(actor, id), countHeld(actor, id)]),
  );
  const t = await getTranslations('users.desk');
  return (
    <RecordPage
      trail={[{ text: t('title'), href: '/desk/users' }]}
      name={user.name}
      note={user.account}
      acts={
        <>
          {user.can.change ? (
            <LinkButton href={`/desk/users/${id}/edit`} hotkey="E">
              {t('record.edit')}
            </LinkButton>
          ) : null}
          <UserActs user={user} />
        </>
      }
      aside={<RecordHistory history={history} words="users.desk" />}
    >
      <HeldNotice held={held} user={user} />
      <UserFacts user={user} />
      <RecordPart id="grants" title={t('record.grants')}>
        <UserGrants user={user} />
        {user.can.grant ? <NewGrant actor={actor} userId={id} /> : null}
      </RecordPart>
    </RecordPage>
  );
}

async function NewGrant({ actor, userId }: { actor: PersonActor; userId: string }) {
  const [units, chambers] = await Promise.all([listUnits(actor), listGrantChambers(actor)]);
  const t = await getTranslations('users.desk');
  return (
    <details className="form-section">
      <summary>
        {t('act.grant')}
        <span className="caret" aria-hidden="true" />
      </summary>
      <GrantForm
        userId={userId}
        units={units.map((unit) => ({ id: unit.id, name: `${'　'.repeat(unit.depth)}${unit.name}` }))}
        chambers={chambers}
      />
    </details>
  );
}
