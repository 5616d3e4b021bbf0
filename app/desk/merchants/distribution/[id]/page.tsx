import { getTranslations } from 'next-intl/server';
import { CityChambers } from '@/components/chambers/city-chambers';
import { CityFacets, CityFirms, CityStats } from '@/components/merchants/city-profile';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { canListChambers } from '@/lib/chambers/policy';
import { listChambers } from '@/lib/chambers/queries/list-chambers';
import { ChamberPage } from '@/lib/chambers/search-params';
import { countCompanies } from '@/lib/companies/queries/list-companies';
import { CompanyPage } from '@/lib/companies/search-params';
import { getCityProfile } from '@/lib/merchants/queries/city-profile';
import { countMerchantsBy } from '@/lib/merchants/queries/count-facets';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';

type Props = { params: Promise<{ id: string }> };

/** One city where many live (A9): headcount, firms, shares of industries, chambers. */
export default async function CityPage({ params }: Props) {
  const actor = await requireActor();
  const id = uuidParam((await params).id);
  const city = await guarded(() => getCityProfile(actor, id));
  const [industries, hometowns, companies, chambers] = await guarded(() =>
    Promise.all([
      countMerchantsBy(actor, 'industry', city.filters),
      countMerchantsBy(actor, 'hometown', city.filters),
      countCompanies(actor, CompanyPage.parse({ place: id })),
      canListChambers(actor) ? listChambers(actor, ChamberPage.parse({ city: city.name })) : null,
    ]),
  );
  const t = await getTranslations('merchants.desk');
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
      <CityStats city={city} companies={companies} chambers={chambers?.rows.length ?? null} />
      <div className="distribution-where" data-even="">
        <CityFacets city={city} facet="industry" counts={industries} />
        <CityFacets city={city} facet="hometown" counts={hometowns} />
      </div>
      <CityFirms city={city} />
      {chambers ? <CityChambers rows={chambers.rows} /> : null}
    </div>
  );
}
