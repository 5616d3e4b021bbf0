import type { DefinitionDetail, DefinitionVersionRow } from '@/lib/definitions/queries';
import { segmentsOf, type Segment } from '@/lib/definitions/rules';
import type { ReceiptMeasure } from '@/lib/definitions/schema';
import { groupsBelow, type TreeUnit } from './rules';

export type FigurePeriod = { from: string; to: string };

/** What is counted: versions by month, and the units with the group that each falls into. */
export type Counting = {
  segments: readonly Segment<{ params: ReceiptMeasure }>[];
  groups: ReadonlyMap<string, string>;
};

/** A version that counts received money. */
export type Measured = DefinitionVersionRow & { params: ReceiptMeasure };

export const isMeasured = (version: DefinitionVersionRow): version is Measured =>
  version.params.measure === 'receipts';

/** What a definition counts in a span, for the units of the groups. */
export function countingOf(
  definition: DefinitionDetail,
  groups: ReadonlyMap<string, string>,
  period: FigurePeriod,
): { segments: Segment<Measured>[]; groups: ReadonlyMap<string, string> } {
  const segments = segmentsOf(definition.versions.filter(isMeasured), period.from, period.to);
  return { segments, groups };
}

/** Every counted indicator that a version rules in the month, with what it counts for a unit and its parts. */
export function countingsOf(
  definitions: readonly DefinitionDetail[],
  tree: readonly TreeUnit[],
  unitId: string,
  month: string,
): { code: string; name: string; versionId: string; counting: Counting }[] {
  const groups = groupsBelow(unitId, tree);
  return definitions.flatMap((definition) => {
    const counting = countingOf(definition, groups, { from: month, to: month });
    const version = counting.segments.at(-1)?.version;
    return version
      ? [{ code: definition.code, name: definition.name.zh, versionId: version.id, counting }]
      : [];
  });
}
