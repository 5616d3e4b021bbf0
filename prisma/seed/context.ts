import type { SystemActor } from '@/lib/server/actor';
import type { DemoPeople } from './presets/demo-people';
import type { Preset } from './presets/preset';

/**
 * What the seeds of the nouns share. Each noun's seed reads what earlier ones left here and adds its own ids, by the
 * codes of the preset.
 */
export type SeedContext = {
  readonly preset: Preset;
  readonly people: DemoPeople;
  readonly actor: SystemActor;
  /** false: reference data and the programme's own structure only */
  readonly isDemo: boolean;
  readonly unitIds: Map<string, string>;
  readonly placeIds: Map<string, string>;
  readonly tagIds: Map<string, string>;
  /** `strength:A`, `influence:省级` */
  readonly tierIds: Map<string, string>;
  readonly sourceIds: Map<string, string>;
  readonly chamberIds: Map<string, string>;
  readonly chainIds: Map<string, string>;
  readonly parkIds: Map<string, string>;
  readonly companyIds: string[];
  readonly merchantIds: string[];
  /** account → user id */
  readonly userIds: Map<string, string>;
  readonly projectIds: Map<string, string>;
};

/** The id of a code that the preset promises; a missing one is a mistake in the preset. */
export function idOf(ids: ReadonlyMap<string, string>, code: string): string {
  const id = ids.get(code);
  if (!id) throw new Error(`the preset names ${code}, which was not seeded`);
  return id;
}

/** Noon of a date column: dates have no zone. `YYYY` and `YYYY-MM` count as their first day. */
export function seedDay(date: string): string {
  return date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date;
}
