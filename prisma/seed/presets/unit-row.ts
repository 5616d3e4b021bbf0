import type { PresetUnit, Text, UnitKind } from './preset';

/** One row of a units tree. Rows without a source are 示例, except counties and townships, which are public facts. */
export function unitRow(
  code: string,
  name: string | Text,
  kind: UnitKind,
  parent: string | null,
  more: Partial<Pick<PresetUnit, 'placeCode' | 'city' | 'sourceCode' | 'isSample'>> = {},
): PresetUnit {
  const publicFact = kind === 'county' || kind === 'township';
  return {
    code,
    name: typeof name === 'string' ? { zh: name } : name,
    kind,
    parent,
    isSample: more.sourceCode === undefined && !publicFact,
    ...more,
  };
}

/** Townships of one county as rows `<prefix>-01` …, in the order given. */
export function townshipRows(parent: string, placeCode: string, names: string[]): PresetUnit[] {
  return names.map((name, index) =>
    unitRow(`${parent}-${String(index + 1).padStart(2, '0')}`, name, 'township', parent, { placeCode }),
  );
}
