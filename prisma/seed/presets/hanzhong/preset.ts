import type { Preset } from '../preset';
import { policyClasses, sampleClauses } from '../sample-clauses';
import { articles } from './articles';
import { alliances, chambers } from './chambers';
import { events } from './events';
import { derivedFigures, discrepancies, homeFigures, sources, statedFigures } from './figures';
import { chains, parks } from './industry';
import { offers } from './offers';
import { policyDocuments } from './policies';
import { profile } from './profile';
import { projects } from './projects';
import { stories } from './stories';
import { currentPlaces, hometowns, units } from './units';

export const hanzhong: Preset = {
  profile,
  units,
  hometowns,
  currentPlaces,
  sources,
  statedFigures,
  derivedFigures,
  homeFigures,
  discrepancies,
  chambers,
  alliances,
  chains,
  parks,
  events,
  policyDocuments,
  policyClasses: policyClasses('S2'),
  sampleClauses: sampleClauses(),
  offers,
  articles,
  stories,
  projects,
  receiptSet: null,
};
