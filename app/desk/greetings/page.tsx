import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { OwnDays } from '@/components/greetings/day-forms';
import { GreetingTable } from '@/components/greetings/greeting-table';
import { YearCalendar } from '@/components/greetings/year-calendar';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHead, SectionHead } from '@/components/ui/page-head';
import { Pager } from '@/components/ui/pager';
import { Tabs } from '@/components/ui/tabs';
import { canWriteGreetings, canWriteTemplates } from '@/lib/greetings/policy';
import { listGreetings } from '@/lib/greetings/queries/list-greetings';
import { getGreetingYear, listOwnDays } from '@/lib/greetings/queries/year';
import { greetingStates } from '@/lib/greetings/rules';
import { yearToShow } from '@/lib/greetings/rules-festivals';
import { GreetingPage } from '@/lib/greetings/search-params';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { today } from '@/lib/shared/dates';
import { withQuery } from '@/lib/shared/search-query';

const PATH = '/desk/greetings';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('greetings.desk'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The year's festivals with what is planned for them, and the campaigns (A7). */
export default async function GreetingsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const page = GreetingPage.parse(await searchParams);
  const year = page.year ?? yearToShow(today());
  const [calendar, list, ownDays] = await guarded(() =>
    Promise.all([getGreetingYear(actor, year), listGreetings(actor, page), listOwnDays(actor)]),
  );
  const t = await getTranslations('greetings.desk');
  const ui = await getTranslations('ui');
  const mayWrite = canWriteGreetings(actor);
  const here = { year: page.year?.toString(), state: page.state, waiting: page.waiting };
  const tab = (change: { state?: string; waiting?: string }) => withQuery(PATH, { year: here.year }, change);
  // messages: greetings.desk.states.*
  return (
    <div className="desk-page">
      <PageHead
        title={t('title')}
        note={t('note')}
        acts={
          <>
            <LinkButton href={`${PATH}/templates`}>{t('templates.title')}</LinkButton>
            {mayWrite ? (
              <LinkButton href={`${PATH}/new`} look="primary" hotkey="N">
                {t('new')}
              </LinkButton>
            ) : null}
          </>
        }
      />
      <YearCalendar calendar={calendar} mayWrite={mayWrite} />
      <section className="part" aria-labelledby="campaigns">
        <SectionHead id="campaigns" title={t('campaigns')} />
        <Tabs
          label={ui('views')}
          tabs={[
            { text: t('all'), href: tab({}), current: !page.state && !page.waiting },
            ...greetingStates.map((state) => ({
              text: t(`states.${state}`),
              href: tab({ state }),
              current: page.state === state,
            })),
          ]}
        />
        {list.rows.length === 0 ? (
          <EmptyState title={t('empty')} level={3}>
            {t('emptyText')}
          </EmptyState>
        ) : (
          <GreetingTable rows={list.rows} />
        )}
        <Pager
          label={ui('pager.label')}
          previousText={ui('pager.previous')}
          nextText={ui('pager.next')}
          previousHref={list.previous ? withQuery(PATH, here, { before: list.previous }) : null}
          nextHref={list.next ? withQuery(PATH, here, { after: list.next }) : null}
        />
      </section>
      {canWriteTemplates(actor) ? <OwnDays days={ownDays} /> : null}
    </div>
  );
}
