import { sumDues, type DuesSums } from '@/lib/chambers/queries/dues';
import { countMembersByStatus } from '@/lib/chambers/queries/members';
import { getOwnChamber, type OwnChamber } from '@/lib/chambers/queries/own-chamber';
import { getRosterFreshness } from '@/lib/chambers/queries/roster-freshness';
import type { Freshness } from '@/lib/chambers/rules-freshness';
import type { MemberStatus } from '@/lib/chambers/rules-status';
import { getChamberMoney, type ChamberMoney } from '@/lib/indicators/queries/chamber-money';
import { countHandedLeads, type HandedLeadCounts } from '@/lib/leads/queries/handed-leads';
import { listCreditedProjects, type CreditedProject } from '@/lib/projects/queries/credited-projects';
import type { PersonActor } from '@/lib/server/actor';
import { today } from '@/lib/shared/dates';

/** A chamber's own figures; each opens to rows that its officer may see. */
export type ChamberFigures = {
  own: OwnChamber;
  members: Partial<Record<MemberStatus, number>>;
  /** the lines whose period begins this year */
  dues: DuesSums & { year: number };
  leads: HandedLeadCounts;
  projects: CreditedProject[];
  money: ChamberMoney;
  freshness: Freshness | null;
};

/** Figures of the chamber of the officer who asks, and of no other. Refuses every other role. */
export async function getChamberFigures(actor: PersonActor): Promise<ChamberFigures> {
  const own = await getOwnChamber(actor);
  const { id } = own.chamber;
  const year = Number(today().slice(0, 4));
  const [members, sums, leads, projects, money, freshness] = await Promise.all([
    countMembersByStatus(actor, id),
    sumDues(actor, id, { year }),
    countHandedLeads(actor),
    listCreditedProjects(actor),
    getChamberMoney(actor, id),
    getRosterFreshness(actor, id),
  ]);
  return { own, members, dues: { ...sums, year }, leads, projects, money, freshness };
}
