import type { ProjectInput } from './schema';

/** What a lead says of the project it is to become. */
type LeadWords = {
  senderName: string;
  firm: string | null;
  amountWan: string | null;
  ownerUnitId: string;
  chamberId: string | null;
  offer: { title: string; parkId: string | null; chainId: string | null } | null;
};

/**
 * First values of the form of a project that comes out of a lead: the offer's title, park and chain, the firm (else
 * the sender) as investor, the chamber that handed it in, the amount as far as it could be read, and `note` as the words
 * the sender wrote.
 */
export function valuesFromLead(lead: LeadWords, note: string): Record<string, string | null> {
  return {
    name: lead.offer?.title ?? null,
    ownerUnitId: lead.ownerUnitId,
    investorText: lead.firm ?? lead.senderName,
    totalInvestmentWan: lead.amountWan,
    chamberId: lead.chamberId,
    parkId: lead.offer?.parkId ?? null,
    chainId: lead.offer?.chainId ?? null,
    note,
  };
}

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
