import type { ProjectInput } from './schema';

/** A record as the edit form's values: field name to text. */
export function projectFormValues(
  project: Readonly<
    Record<Exclude<keyof ProjectInput, 'isReturn' | 'isRestricted'>, string | number | null>
  > & {
    isReturn: boolean;
    isRestricted: boolean;
  },
): Record<string, string | null> {
  const text = (value: string | number | null): string | null => (value === null ? null : String(value));
  return {
    name: text(project.name),
    nationalCode: text(project.nationalCode),
    ownerUnitId: text(project.ownerUnitId),
    investorText: text(project.investorText),
    sourceText: text(project.sourceText),
    chamberId: text(project.chamberId),
    parkId: text(project.parkId),
    chainId: text(project.chainId),
    content: text(project.content),
    totalInvestmentWan: text(project.totalInvestmentWan),
    landMu: text(project.landMu),
    plantSqm: text(project.plantSqm),
    jobs: text(project.jobs),
    isReturn: project.isReturn ? 'on' : null,
    isRestricted: project.isRestricted ? 'on' : null,
    leaderText: text(project.leaderText),
    note: text(project.note),
  };
}
