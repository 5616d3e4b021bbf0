import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { OfferTable } from '@/components/offers/offer-table';
import { ListPage } from '@/components/tables/list-page';
import { canWriteOffers } from '@/lib/offers/policy';
import { countOffersByState, listOffers } from '@/lib/offers/queries/offers';
import { OfferPage, offerStates } from '@/lib/offers/search-params';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';

const PATH = '/desk/offers';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('offers.desk'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Offers in every state, last changed first. */
export default async function OffersPage({ searchParams }: Props) {
  const actor = await requireActor();
  const { after, before, ...here } = OfferPage.parse(await searchParams);
  const [list, counts] = await guarded(() =>
    Promise.all([listOffers(actor, { ...here, after, before }), countOffersByState(actor)]),
  );
  const t = await getTranslations('offers.desk');
  const mayWrite = canWriteOffers(actor);
  return (
    <ListPage
      path={PATH}
      basePath={env.basePath}
      title={t('title')}
      newText={mayWrite ? t('new') : null}
      here={here}
      search={{ label: t('search'), hint: t('searchHint') }}
      views={{
        label: t('stateViews'),
        list: [
          { text: t('view.all'), change: { state: undefined }, current: !here.state },
          ...offerStates.map((state) => ({
            text: t(`state.${state}`),
            change: { state },
            current: here.state === state,
            count: counts[state],
          })),
        ],
      }}
      flags={[{ name: 'mine', label: t('mineLabel'), text: t('mine'), on: here.mine === '1' }]}
      marks={list}
      table={<OfferTable rows={list.rows} canEdit={mayWrite} />}
    />
  );
}
