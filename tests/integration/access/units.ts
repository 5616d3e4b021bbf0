import { createUnit, updateUnit } from '@/lib/units/commands';
import { getUnit, getUnitHistory, listUnits, unitNames } from '@/lib/units/queries';
import { listKeepableUnits } from '@/lib/units/queries-choices';
import { UnitChange, UnitInput } from '@/lib/units/schema';
import { roles } from '@/tests/support/world';
import type { AccessTable } from '../access-table';

const unit = { kind: 'department', name: '示例部门', shortName: '部门', validFrom: '2024-01-01' };

export const unitsAccess: AccessTable = {
  'units.listUnits': { allow: [...roles, 'system'], outside: '-', call: (actor) => listUnits(actor) },
  'units.unitNames': { allow: [...roles, 'system'], outside: '-', call: (actor) => unitNames(actor) },
  'units.getUnit': {
    allow: [...roles, 'system'],
    outside: '-',
    call: (actor, side) => getUnit(actor, side.countyId),
  },
  'units.getUnitHistory': {
    allow: [...roles, 'system'],
    outside: '-',
    call: async (actor, side) => ({ rows: await getUnitHistory(actor, side.countyId), asked: true }),
  },
  'units.listKeepableUnits': {
    allow: [...roles, 'system'],
    outside: '-',
    emptyWhenRefused: true,
    call: (actor) => listKeepableUnits(actor),
  },
  'units.createUnit': {
    allow: ['sysadmin', 'system'],
    outside: '-',
    call: (actor, side) => createUnit(actor, UnitInput.parse({ ...unit, parentId: side.countyId })),
  },
  'units.updateUnit': {
    allow: ['sysadmin', 'system'],
    outside: '-',
    call: (actor, side) =>
      updateUnit(
        actor,
        UnitChange.parse({
          ...unit,
          kind: 'park',
          id: side.parkId,
          parentId: side.countyId,
          version: 0,
          reason: '示例',
        }),
      ),
  },
};
