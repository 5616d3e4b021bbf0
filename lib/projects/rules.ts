import { sumWan } from '@/lib/shared/money';
import { firmPinyin } from '@/lib/shared/pinyin';
import { buildSearchText } from '@/lib/shared/search-text';
import { projectStages, type ProjectStage } from './schema';

/** One condition before a stage, as the table gate_rule holds it. */
export type GateRule = { stage: ProjectStage; needs: string };

/** What a project has, as gates read it. */
export type GateFacts = {
  /** fields that hold something */
  fields: ReadonlySet<string>;
  /** kinds of agreements that are recorded */
  agreements: ReadonlySet<string>;
  /** roles of attached papers */
  evidence: ReadonlySet<string>;
};

/** A condition that is not met: what kind, and which field, paper or agreement. */
export type MissingGate = { stage: ProjectStage; kind: 'field' | 'evidence' | 'agreement'; name: string };

/** Place of a stage in the order. */
export function stageIndex(stage: ProjectStage): number {
  return projectStages.indexOf(stage);
}

/** The stage after this one; null at the end. */
export function nextStage(stage: ProjectStage): ProjectStage | null {
  return projectStages[stageIndex(stage) + 1] ?? null;
}

/** Stages entered by a move, in order: none when the move goes back. */
export function stagesEntered(from: ProjectStage, to: ProjectStage): readonly ProjectStage[] {
  return projectStages.slice(stageIndex(from) + 1, stageIndex(to) + 1);
}

/**
 * Conditions of the stages entered that the project does not meet (E1: guarded transitions). A rule
 * `agreement:contract,agreement` is met by any of the kinds, `field:a,b` by any of the fields. Skipped stages count.
 */
export function missingGates(
  from: ProjectStage,
  to: ProjectStage,
  rules: readonly GateRule[],
  facts: GateFacts,
): MissingGate[] {
  const entered = new Set(stagesEntered(from, to));
  return rules.flatMap(({ stage, needs }) => {
    if (!entered.has(stage)) return [];
    const [kind = '', name = ''] = needs.split(':');
    const held =
      kind === 'field'
        ? facts.fields
        : kind === 'evidence'
          ? facts.evidence
          : kind === 'agreement'
            ? facts.agreements
            : null;
    if (!held) throw new RangeError(`not a gate: ${needs}`);
    return name.split(',').some((one) => held.has(one))
      ? []
      : // cast: `held` is found for the three kinds only
        [{ stage, kind: kind as MissingGate['kind'], name }];
  });
}

/** Fields that a gate may ask for, with the value that counts as missing. */
export function filledFields(record: Readonly<Record<string, unknown>>): Set<string> {
  return new Set(
    Object.entries(record).flatMap(([name, value]) =>
      value === null || value === '' || value === undefined ? [] : [name],
    ),
  );
}

/** Do the shares of one day sum to exactly 100, and name each unit once? */
export function sharesAreWhole(shares: readonly { unitId: string; percent: string }[]): boolean {
  const units = new Set(shares.map((share) => share.unitId));
  return units.size === shares.length && sumWan(shares.map((share) => share.percent)) === '100';
}

/** What is kept beside a project for searching: name, investor, number and code; pinyin of the name. */
export function projectSearchColumns(project: {
  number: string;
  name: string;
  investorText?: string | null | undefined;
  nationalCode?: string | null | undefined;
}): { searchText: string; pinyin: string; initials: string } {
  const reading = firmPinyin(project.name);
  return {
    searchText: buildSearchText([project.name, project.investorText, project.number, project.nationalCode]),
    pinyin: reading.full,
    initials: reading.initials,
  };
}
