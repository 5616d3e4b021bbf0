import { isHidden } from '@/lib/merchants/policy';
import { listRegions } from '@/lib/places/queries';
import { listPublicIndustryTags, listPublicTiers } from '@/lib/programme/queries';
import type { PersonActor } from '@/lib/server/actor';
import { ForbiddenError } from '@/lib/shared/errors';
import { listKeepableUnits } from '@/lib/units/queries-choices';
import { canWriteGreetings } from '../policy';
import { greetingChannels } from '../rules';
import { adapters } from './sending';
import { listTemplates } from './templates';
import { listOwnDays } from './year';

/** Everything that the form of a campaign offers: days, templates, the fields of the merchants' list. */
export async function getGreetingChoices(actor: PersonActor) {
  if (!canWriteGreetings(actor)) throw new ForbiddenError('greetings.write');
  const [ownDays, templates, regions, tiers, industries, units] = await Promise.all([
    listOwnDays(actor),
    listTemplates(actor),
    listRegions(actor),
    listPublicTiers(),
    listPublicIndustryTags(),
    listKeepableUnits(actor),
  ]);
  const hasMail = adapters().mail;
  return {
    channels: greetingChannels.filter((channel) => channel !== 'email' || hasMail),
    hasMail,
    ownDays,
    templates: templates
      .filter(({ channel }) => channel !== 'email' || hasMail)
      .map(({ id, name, channel }) => ({ id, name, channel })),
    hometowns: regions.hometowns,
    provinces: regions.provinces,
    industries,
    strengths: isHidden(actor, 'strength') ? [] : tiers.strength,
    influences: isHidden(actor, 'influence') ? [] : tiers.influence,
    units,
  };
}
