import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { UserFiltersBar } from '@/components/users/user-filters';
import { UserTable } from '@/components/users/user-table';
import { LedgerPage } from '@/components/tables/ledger-page';
import { LinkButton } from '@/components/ui/button';
import { PageHead } from '@/components/ui/page-head';
import { Pager } from '@/components/ui/pager';
import { Tabs } from '@/components/ui/tabs';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { withQuery } from '@/lib/shared/search-query';
import { canChangeAccounts } from '@/lib/users/policy';
import { listUsers } from '@/lib/users/queries';
import { UserPage } from '@/lib/users/search-params';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const PATH = '/desk/users';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('users.desk');
  return { title: t('title') };
}

/** Accounts and what they may do, for the three administrators. */
export default async function UsersPage({ searchParams }: Props) {
  const actor = await requireActor();
  const page = UserPage.parse(await searchParams);
  const list = await guarded(() => listUsers(actor, page));
  const t = await getTranslations('users.desk');
  const ui = await getTranslations('ui');
  const step = (change: { after?: string; before?: string }) => withQuery(PATH, page, change);
  return (
    <LedgerPage
      head={
        <>
          <PageHead
            title={t('title')}
            acts={
              canChangeAccounts(actor) ? (
                <LinkButton href={`${PATH}/new`} look="primary" hotkey="N">
                  {t('new')}
                </LinkButton>
              ) : null
            }
          />
          <Tabs
            label={ui('views')}
            tabs={[
              { text: t('views.all'), href: PATH, current: !page.idle && page.state !== 'blocked' },
              { text: t('views.idle'), href: `${PATH}?idle=1`, current: page.idle === '1' },
              {
                text: t('views.blocked'),
                href: `${PATH}?state=blocked`,
                current: page.state === 'blocked',
              },
            ]}
          />
          <UserFiltersBar filters={page} basePath={env.basePath} />
        </>
      }
      table={<UserTable rows={list.rows} />}
      panel={null}
      pager={
        <Pager
          label={ui('pager.label')}
          previousText={ui('pager.previous')}
          nextText={ui('pager.next')}
          previousHref={list.previous ? step({ before: list.previous }) : null}
          nextHref={list.next ? step({ after: list.next }) : null}
        />
      }
      keys={[
        [['J', 'K'], ui('keys.move')],
        [['Enter'], ui('keys.open')],
      ]}
    />
  );
}
