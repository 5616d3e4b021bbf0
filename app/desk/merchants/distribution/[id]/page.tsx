import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CityChambers } from '@/components/chambers/city-chambers';
import { CityFacets, CityFirms, CityStats } from '@/components/merchants/city-profile';
import { TakePaper } from '@/components/papers/take-paper';
import { Breadcrumbs, PageHead, SectionHead } from '@/components/ui/page-head';
import { canListChambers } from '@/lib/chambers/policy';
import { listChambers } from '@/lib/chambers/queries/list-chambers';
import { ChamberPage } from '@/lib/chambers/search-params';
import { countCompanies } from '@/lib/companies/queries/list-companies';
import { CompanyPage } from '@/lib/companies/search-params';
import { canListInteractions } from '@/lib/interactions/policy';
import { countCityContacts } from '@/lib/interactions/queries/city-contacts';
import { getCityProfile } from '@/lib/merchants/queries/city-profile';
import { countMerchantsBy } from '@/lib/merchants/queries/count-facets';
import { canMakeBriefs } from '@/lib/papers/policy';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('merchants.desk.distribution'))('title') };
}

/** One city where many live (A9): headcount, firms, shares of industries, chambers. */
export default async function CityPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const id = uuidParam((await params).id);
  const city = await guarded(() => getCityProfile(actor, id));
  const [industries, hometowns, companies, chambers, contacts] = await guarded(() =>
    Promise.all([
      countMerchantsBy(actor, 'industry', city.filters),
      countMerchantsBy(actor, 'hometown', city.filters),
      countCompanies(actor, CompanyPage.parse({ place: id })),
      canListChambers(actor) ? listChambers(actor, ChamberPage.parse({ city: city.name })) : null,
      canListInteractions(actor) ? countCityContacts(actor, id) : null,
    ]),
  );
  const { problem } = await searchParams;
  const t = await getTranslations('merchants.desk');
  const p = await getTranslations('papers.desk.city');
  const ui = await getTranslations('ui');
  const own = await getTranslations('merchants.desk.distribution');
  return (
    <div className="desk-page distribution">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: t('title'), href: '/desk/merchants' },
          { text: own('title'), href: '/desk/merchants/distribution' },
          { text: city.name },
        ]}
      />
      <PageHead title={own('cityTitle', { city: city.fullName })} note={own('note')} />
      <CityStats
        city={city}
        companies={companies}
        chambers={chambers?.rows.length ?? null}
        contacts={contacts}
      />
      <div className="distribution-where" data-even="">
        <CityFacets city={city} facet="industry" counts={industries} />
        <CityFacets city={city} facet="hometown" counts={hometowns} />
      </div>
      <CityFirms city={city} />
      {chambers ? <CityChambers rows={chambers.rows} /> : null}
      {canMakeBriefs(actor) ? (
        <section aria-labelledby="report">
          <SectionHead id="report" title={p('title')} note={p('note')} />
          <TakePaper
            action={`${env.basePath}/api/exports/cities/${id}`}
            title={p('title')}
            first="trip"
            problem={typeof problem === 'string' ? problem : null}
          />
        </section>
      ) : null}
    </div>
  );
}
