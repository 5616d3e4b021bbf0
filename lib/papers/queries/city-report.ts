import { canListChambers } from '@/lib/chambers/policy';
import { listChambers } from '@/lib/chambers/queries/list-chambers';
import { ChamberPage } from '@/lib/chambers/search-params';
import { countCompanies } from '@/lib/companies/queries/list-companies';
import { CompanyPage } from '@/lib/companies/search-params';
import { countCityContacts } from '@/lib/interactions/queries/city-contacts';
import { listInteractions } from '@/lib/interactions/queries/list-interactions';
import { InteractionPage } from '@/lib/interactions/search-params';
import { getCityProfile } from '@/lib/merchants/queries/city-profile';
import { countMerchantsBy } from '@/lib/merchants/queries/count-facets';
import { listMerchants } from '@/lib/merchants/queries/list-merchants';
import { MerchantPage } from '@/lib/merchants/search-params';
import type { Actor } from '@/lib/server/actor';
import { ForbiddenError } from '@/lib/shared/errors';
import { canMakeBriefs } from '../policy';

const MOST_KEY_PEOPLE = 40;
const MOST_VISITS = 15;

/**
 * What the city page shows (A9), with its key people and the last visits: counted by the ledger's and the log's own
 * conditions, so the paper says what the page says. 404 when nobody of the actor's scope lives there.
 */
export async function getCityReport(actor: Actor, placeId: string) {
  if (!canMakeBriefs(actor)) throw new ForbiddenError('papers.city');
  const city = await getCityProfile(actor, placeId);
  const [industries, companies, chambers, contacts, keyPeople, visits] = await Promise.all([
    countMerchantsBy(actor, 'industry', city.filters),
    countCompanies(actor, CompanyPage.parse({ place: placeId })),
    canListChambers(actor) ? listChambers(actor, ChamberPage.parse({ city: city.name })) : null,
    countCityContacts(actor, placeId),
    listMerchants(actor, MerchantPage.parse({ residence: placeId, full: '1', key: '1' }), MOST_KEY_PEOPLE),
    listInteractions(
      actor,
      InteractionPage.parse({ city: placeId, visits: '1', state: 'complete' }),
      MOST_VISITS,
    ),
  ]);
  return {
    city,
    industries,
    companies,
    chambers: chambers?.rows ?? [],
    contacts,
    keyPeople: keyPeople.rows,
    visits: visits.rows,
  };
}

export type CityReport = Awaited<ReturnType<typeof getCityReport>>;
