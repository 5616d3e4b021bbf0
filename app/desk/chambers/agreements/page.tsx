import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AgreementTable } from '@/components/chambers/agreement-table';
import { ListPage } from '@/components/tables/list-page';
import { countChamberAgreements, listChamberAgreements } from '@/lib/chambers/queries/partners';
import { agreementStates } from '@/lib/chambers/rules-partners';
import { AgreementPage } from '@/lib/chambers/search-params';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('chambers.desk.agreements'))('listTitle') };
}

/** Agreements with chambers (B6), each kept at its chamber; those near or past their day ask for a decision. */
export default async function ChamberAgreementsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const { after, before, ...here } = AgreementPage.parse(await searchParams);
  const [list, due] = await guarded(() =>
    Promise.all([
      listChamberAgreements(actor, { ...here, after, before }),
      countChamberAgreements(actor, { state: 'due' }),
    ]),
  );
  const t = await getTranslations('chambers.desk.agreements');
  const ui = await getTranslations('ui');
  // messages: chambers.desk.agreements.state.*
  return (
    <ListPage
      path="/desk/chambers/agreements"
      basePath={env.basePath}
      title={t('listTitle')}
      newText={null}
      here={here}
      search={{ label: t('search'), hint: t('searchHint') }}
      views={{
        label: ui('views'),
        list: [
          { text: t('all'), change: { state: undefined }, current: !here.state },
          { text: t('due'), change: { state: 'due' }, current: here.state === 'due', count: due },
          ...agreementStates.map((state) => ({
            text: t(`state.${state}`),
            change: { state },
            current: here.state === state,
          })),
        ],
      }}
      marks={list}
      table={<AgreementTable rows={list.rows} />}
    />
  );
}
