import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RecordHistory } from '@/components/audit/record-history';
import { UserActs } from '@/components/users/user-acts';
import { UserFacts } from '@/components/users/user-facts';
import { GrantForm, UserGrants } from '@/components/users/user-grants';
import { LinkButton } from '@/components/ui/button';
import { Breadcrumbs, PageHead, SectionHead } from '@/components/ui/page-head';
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
  const [user, history] = await guarded(() => Promise.all([getUser(actor, id), getUserHistory(actor, id)]));
  const t = await getTranslations('users.desk');
  const ui = await getTranslations('ui');
  // messages: users.desk.verb.* users.desk.field.*
  const verbText = (verb: string) => (t.has(`verb.${verb}`) ? t(`verb.${verb}`) : verb);
  const fieldText = (field: string) => (t.has(`field.${field}`) ? t(`field.${field}`) : field);
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/users' }, { text: user.name }]}
      />
      <PageHead
        title={user.name}
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
      />
      <div className="record">
        <div>
          <UserFacts user={user} />
          <section className="part" aria-labelledby="grants">
            <SectionHead id="grants" title={t('record.grants')} />
            <UserGrants user={user} />
            {user.can.grant ? <NewGrant actor={actor} userId={id} /> : null}
          </section>
        </div>
        <section className="part" aria-labelledby="history">
          <h2 id="history">{t('record.history')}</h2>
          <RecordHistory
            history={history}
            label={t('record.history')}
            verbText={verbText}
            fieldText={fieldText}
          />
        </section>
      </div>
    </div>
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
