import { z } from 'zod';
import { addressField } from '@/lib/shared/zod-fields';
import { chamberStatuses } from './rules';
import { rosterOutcomes } from './rules-import';
import { agreementStates } from './rules-partners';
import { memberStatuses } from './rules-status';

const cursor = addressField(z.string().max(200));

export const chamberOrders = ['updated', 'name'] as const;
export type ChamberOrder = (typeof chamberOrders)[number];

/** Filters of the desk's list as they stand in the address; broken values are ignored. */
export const ChamberFilters = z.object({
  q: addressField(z.string().trim().max(60)),
  status: addressField(z.enum(chamberStatuses)),
  kind: addressField(z.enum(['own', 'partner', 'alliance'])),
  city: addressField(z.string().trim().max(30)),
  /** the current term has ended or ends within sixty days */
  term: addressField(z.literal('ending')),
  order: z.preprocess(
    (value) => (Array.isArray(value) ? value[0] : value),
    z.enum(chamberOrders).catch('updated'),
  ),
});
export type ChamberFilters = z.output<typeof ChamberFilters>;

export const ChamberPage = ChamberFilters.extend({ after: cursor, before: cursor });
export type ChamberPage = z.output<typeof ChamberPage>;

/** Filters of a roster: who is asked for, and whether former members are shown. */
export const MemberFilters = z.object({
  q: addressField(z.string().trim().max(60)),
  state: addressField(z.enum(['current', 'former'])),
  office: addressField(z.enum(['yes'])),
  linked: addressField(z.enum(['yes', 'no'])),
  status: addressField(z.enum(memberStatuses)),
});
export type MemberFilters = z.output<typeof MemberFilters>;

export const MemberPage = MemberFilters.extend({ after: cursor, before: cursor });
export type MemberPage = z.output<typeof MemberPage>;

/** Filters of the dues ledger: by year of the period, by what is open, of one member. */
export const DuesFilters = z.object({
  dues: addressField(z.enum(['open', 'late', 'paid', 'waived'])),
  year: addressField(z.coerce.number().int().min(1990).max(2100)),
  member: addressField(z.uuid()),
});
export type DuesFilters = z.output<typeof DuesFilters>;
export const DuesPage = DuesFilters.extend({ after: cursor, before: cursor });
export type DuesPage = z.output<typeof DuesPage>;

/** How many lines an act has just added, for the page that says so. */
export const RaisedNote = z.object({ raised: addressField(z.coerce.number().int().min(0).max(99_999)) });

/** Rows of a roster sheet of one outcome, from a row number on. */
export const RosterRowsPage = z.object({
  tab: addressField(z.enum([...rosterOutcomes, 'warned'])),
  from: addressField(z.coerce.number().int().min(0).max(100_000)),
});
export type RosterRowsPage = z.output<typeof RosterRowsPage>;

/** Proposals of officers: those that wait, or those that were decided. */
export const ProposalFilters = z.object({ state: addressField(z.enum(['waiting', 'decided'])) });
export type ProposalFilters = z.output<typeof ProposalFilters>;
export const ProposalPage = ProposalFilters.extend({ after: cursor, before: cursor });
export type ProposalPage = z.output<typeof ProposalPage>;

export const rosterLinkViews = ['matched', 'none', 'linked'] as const;
export type RosterLinkView = (typeof rosterLinkViews)[number];

/** Entries of rosters by how they stand to the ledger, of all chambers in care or of one. */
export const RosterLinkFilters = z.object({ chamber: addressField(z.uuid()) });
export type RosterLinkFilters = z.output<typeof RosterLinkFilters>;
export const RosterLinkPage = RosterLinkFilters.extend({
  view: addressField(z.enum(rosterLinkViews)),
  after: cursor,
  before: cursor,
});
export type RosterLinkPage = z.output<typeof RosterLinkPage>;

/** Agreements with chambers by how they stand; `due` asks for a decision: past their day or near it. */
export const AgreementFilters = z.object({
  q: addressField(z.string().trim().max(60)),
  state: addressField(z.enum([...agreementStates, 'due'])),
});
export type AgreementFilters = z.output<typeof AgreementFilters>;
export const AgreementPage = AgreementFilters.extend({ after: cursor, before: cursor });
export type AgreementPage = z.output<typeof AgreementPage>;

/** The public directory: by city, by kind, by a word of name, alias or city. */
export const PublicChamberPage = z.object({
  city: addressField(z.string().trim().max(30)),
  kind: addressField(z.enum(['own', 'partner', 'alliance'])),
  q: addressField(z.string().trim().max(40)),
});
export type PublicChamberPage = z.output<typeof PublicChamberPage>;
