import { systemActor } from '@/lib/server/actor-of-job';
import { db, inTransaction, pool } from '@/lib/server/db';
import { env } from '@/lib/server/env';
import type { SeedContext } from './context';
import { seedCare } from './care';
import { seedChamberPartners } from './chamber-partners';
import { seedChamberDesk } from './chamber-desk';
import { seedChambers } from './chambers';
import { seedCompanies } from './companies';
import { seedDefinitions } from './definitions';
import { seedIndicators } from './indicators';
import { seedEvents } from './events';
import { seedGreetings } from './greetings';
import { seedHandovers } from './handovers';
import { seedInteractions } from './interactions';
import { seedProjects } from './projects';
import { seedSources } from './sources';
import { seedAppeals } from './appeals';
import { seedArticles } from './articles';
import { seedMerchants } from './merchants';
import { generateDemoPeople } from './presets/demo-people';
import { presets } from './presets/presets';
import { seedPrivacy } from './privacy';
import { seedProgramme } from './programme';
import { seedReference } from './reference';
import { seedShowcase } from './showcase';
import { seedTies } from './ties';
import { seedUnits } from './units';
import { seedChains } from './chains';
import { seedLeads } from './leads';
import { seedOffers } from './offers';
import { seedParks } from './parks';
import { seedPolicies } from './policies';
import { seedUsers } from './users';

const DEMO_PEOPLE = 400;

/**
 * Fills an empty database: reference data and the programme's structure always, people and content only for a demo.
 * A database that already has a programme is left alone. One transaction: a broken seed leaves nothing behind.
 */
async function main(): Promise<void> {
  if ((await db.programme.count()) > 0) {
    process.stdout.write('seed: the database has a programme already; nothing was changed\n');
    return;
  }
  const preset = presets[env.PROGRAMME];
  const context: SeedContext = {
    preset,
    people: generateDemoPeople(preset, DEMO_PEOPLE),
    actor: systemActor('seed'),
    // a database of one's own gets the reference data only, also by npm run db:seed
    isDemo: env.embedded && env.DEMO !== '0',
    unitIds: new Map(),
    placeIds: new Map(),
    tagIds: new Map(),
    tierIds: new Map(),
    sourceIds: new Map(),
    chamberIds: new Map(),
    chainIds: new Map(),
    parkIds: new Map(),
    companyIds: [],
    merchantIds: [],
    userIds: new Map(),
    projectIds: new Map(),
  };
  await inTransaction(async (tx) => {
    await seedReference(tx, context);
    await seedProgramme(tx, context);
    await seedUnits(tx, context);
    await seedSources(tx, context);
    await seedDefinitions(tx, context);
    await seedCompanies(tx, context);
    await seedMerchants(tx, context);
    await seedChambers(tx, context);
    await seedChamberPartners(tx, context);
    await seedUsers(tx, context);
    await seedPrivacy(tx, context);
    await seedShowcase(tx, context);
    await seedArticles(tx, context);
    await seedChains(tx, context);
    await seedParks(tx, context);
    await seedPolicies(tx, context);
    await seedOffers(tx, context);
    await seedLeads(tx, context);
    await seedProjects(tx, context);
    await seedChamberDesk(tx, context);
    await seedEvents(tx, context);
    await seedInteractions(tx, context);
    await seedTies(tx, context);
    await seedGreetings(tx, context);
    await seedHandovers(tx, context);
    await seedCare(tx, context);
    await seedAppeals(tx, context);
    await seedIndicators(tx, context);
  }, 180_000);
  process.stdout.write(`seed: programme ${preset.profile.code}, ${context.merchantIds.length} people\n`);
}

try {
  await main();
} finally {
  await db.$disconnect();
  await pool.end();
}
