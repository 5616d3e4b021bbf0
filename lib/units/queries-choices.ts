import type { Actor } from '@/lib/server/actor';
import { listUnits } from './queries';

/** Units that the actor may put records into: the own scope, in tree order, indented by depth. */
export async function listKeepableUnits(actor: Actor): Promise<{ id: string; name: string }[]> {
  if (actor.kind !== 'person') return [];
  const units = await listUnits(actor);
  const mine = units.filter((unit) => actor.unitIds.includes(unit.id));
  const top = Math.min(...mine.map((unit) => unit.depth));
  return mine.map((unit) => ({ id: unit.id, name: `${'　'.repeat(unit.depth - top)}${unit.name}` }));
}
