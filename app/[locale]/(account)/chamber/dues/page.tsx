import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DuesLedger } from '@/components/chambers/dues-ledger';
import { DuesRules } from '@/components/chambers/dues-rules';
import { OfficerNav } from '@/components/chambers/officer-nav';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page-head';
import { Pager } from '@/components/ui/pager';
import { listDues, listDuesRules, sumDues } from '@/lib/chambers/queries/dues';
import { getOwnChamber } from '@/lib/chambers/queries/own-chamber';
import { countWaitingProposals } from '@/lib/chambers/queries/proposals';
import { DuesPage, RaisedNote } from '@/lib/chambers/search-params';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { withQuery } from '@/lib/shared/search-query';

export const dynamic = 'force-dynamic';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: 'chambers.dues' });
  return { title: t('ledger') };
}

/** The own chamber's dues: what is asked, what is owed and paid. */
export default async function ChamberDuesPage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  const actor = await requireActor('chamber_officer');
  const query = await searchParams;
  const page = DuesPage.parse(query);
  const { raised } = RaisedNote.parse(query);
  const { after: _a, before: _b, dues: _d, ...filters } = page;
  const { chamber, list, sums, rules, waiting } = await guarded(async () => {
    const { chamber } = await getOwnChamber(actor);
    const [list, sums, rules, waiting] = await Promise.all([
      listDues(actor, chamber.id, page, 20),
      sumDues(actor, chamber.id, filters),
      listDuesRules(actor, chamber.id),
      countWaitingProposals(actor, chamber.id),
    ]);
    return { chamber, list, sums, rules, waiting };
  });
  const t = await getTranslations({ locale, namespace: 'chambers.dues' });
  const ui = await getTranslations({ locale, namespace: 'ui' });
  const path = localePath(locale, '/chamber/dues');
  const here = { dues: page.dues, year: page.year === undefined ? undefined : String(page.year) };
  return (
    <div className="wrap">
      <PageHead title={t('ledger')} note={chamber.name} />
      <OfficerNav current="dues" locale={locale} waiting={waiting} />
      {raised === undefined ? null : (
        <Notice tone="good" live>
          {t('raised', { count: raised })}
        </Notice>
      )}
      <DuesLedger
        rows={list.rows}
        sums={sums}
        page={page}
        path={path}
        hrefOf={(id) => localePath(locale, `/chamber/members/${id}`)}
        locale={locale}
      />
      {list.previous || list.next ? (
        <Pager
          label={ui('pager.label')}
          previousText={ui('pager.previous')}
          nextText={ui('pager.next')}
          previousHref={list.previous ? withQuery(path, here, { before: list.previous }) : null}
          nextHref={list.next ? withQuery(path, here, { after: list.next }) : null}
        />
      ) : null}
      <DuesRules
        chamberId={chamber.id}
        rules={rules}
        backTo={path}
        canKeep={chamber.can.keepDues}
        locale={locale}
      />
    </div>
  );
}
