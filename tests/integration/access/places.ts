import { listProvinces, listRegions, searchPlaces } from '@/lib/places/queries';
import { roles } from '@/tests/support/world';
import type { AccessTable } from '../access-table';

/** Reference data for the desk's pickers: everybody signed in, whatever the role. */
export const placesAccess: AccessTable = {
  'places.listRegions': {
    allow: roles,
    outside: '-',
    call: async (actor) => ({ regions: await listRegions(actor), asked: true }),
  },
  'places.listProvinces': {
    allow: roles,
    outside: '-',
    call: async (actor) => ({ provinces: await listProvinces(actor), asked: true }),
  },
  'places.searchPlaces': {
    allow: roles,
    outside: '-',
    call: async (actor) => ({ places: await searchPlaces(actor, '西乡'), asked: true }),
  },
};
