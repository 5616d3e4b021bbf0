import { createPark, updatePark } from '@/lib/parks/commands/write-park';
import { getPark, getParkHistory, listParks } from '@/lib/parks/queries/parks';
import { ParkInput } from '@/lib/parks/schema';
import { ParkPage } from '@/lib/parks/search-params';
import { seedPark } from '@/tests/factories/parks';
import type { AccessTable } from '../access-table';

const readers = ['clerk', 'chief', 'leader', 'filler', 'supervisor', 'system'] as const;
const writers = ['clerk', 'chief', 'filler', 'system'] as const;
const input = (ownerUnitId: string) => ParkInput.parse({ name: '示例园区', ownerUnitId, isPublic: 'on' });

export const parksAccess: AccessTable = {
  'parks.listParks': { allow: readers, outside: '-', call: (actor) => listParks(actor, ParkPage.parse({})) },
  // what a park offers is no secret among staff
  'parks.getPark': {
    allow: readers,
    outside: '-',
    call: async (actor, side) => getPark(actor, (await seedPark(side.parkId)).id),
  },
  'parks.getParkHistory': {
    allow: readers,
    outside: '-',
    call: async (actor, side) => getParkHistory(actor, (await seedPark(side.parkId)).id),
  },
  'parks.createPark': {
    allow: writers,
    outside: '-',
    call: (actor, side) => createPark(actor, input(side.parkId)),
  },
  'parks.updatePark': {
    allow: writers,
    outside: 403,
    call: async (actor, side) =>
      updatePark(actor, { ...input(side.parkId), ...(await seedPark(side.parkId)) }),
  },
};
