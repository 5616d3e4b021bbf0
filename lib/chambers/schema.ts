import { z } from 'zod';
import { dateOrder, memberRanks } from './rules';
import { AttachFilesInput } from '@/lib/files/schema';
import { checkCreditCode, normaliseCreditCode } from '@/lib/shared/credit-code';
import { parsePhone } from '@/lib/shared/phone';
import { checkboxField, dayField, idField, requiredText, textField } from '@/lib/shared/zod-fields';
import { chamberStatuses } from './rules';
import { wanOfYuan } from './rules-dues';
import { rosterFields } from './rules-import';

export const chamberKinds = ['own', 'partner', 'alliance'] as const;
export const statedQualifiers = ['exact', 'about', 'near', 'over', 'more', 'at_least', 'roughly'] as const;

const version = z.coerce.number().int();
const listOfLines = (most: number) =>
  z
    .string()
    .optional()
    .transform((text) => [
      ...new Set(
        (text ?? '')
          .split(/[\n、,，;；]+/)
          .map((line) => line.trim())
          .filter(Boolean),
      ),
    ])
    .refine((lines) => lines.length <= most, { error: 'too_many' })
    .refine((lines) => lines.every((line) => line.length <= 60), { error: 'invalid' });

const fields = {
  name: requiredText(60, 2),
  aliases: listOfLines(10),
  kind: z.enum(chamberKinds, { error: 'not_in_list' }),
  placeId: idField.optional(),
  cityName: textField(30),
  registryNo: textField(40),
  presidentFirm: textField(80),
  secretariatPhone: z
    .string()
    .trim()
    .max(40, { error: 'too_long' })
    .refine((text) => parsePhone(text) !== null, { error: 'phone' })
    .optional(),
  address: textField(200),
  statusNote: textField(300),
  /** what a source says of the number of members; kept apart from the roster (B2) */
  statedMembers: z
    .string()
    .trim()
    .regex(/^\d{1,7}$/, { error: 'number' })
    .optional(),
  statedQualifier: z.enum(statedQualifiers, { error: 'not_in_list' }).optional(),
  statedAsOf: textField(30),
  statedSourceId: idField.optional(),
  statedSourceText: textField(120),
  statedQuote: textField(300),
  isPublic: checkboxField,
  ownerUnitId: idField.optional(),
  note: textField(2000),
};

const complete = (
  input: {
    statedMembers?: string | undefined;
    statedAsOf?: string | undefined;
    statedSourceId?: string | undefined;
    statedSourceText?: string | undefined;
  },
  context: z.RefinementCtx,
): void => {
  if (!input.statedMembers) return;
  if (!input.statedAsOf)
    context.addIssue({ code: 'custom', path: ['statedAsOf'], message: 'stated_needs_as_of' });
  if (!input.statedSourceId && !input.statedSourceText)
    context.addIssue({ code: 'custom', path: ['statedSourceText'], message: 'stated_needs_source' });
};

/** A chamber, partner association or alliance as a form or the seed enters it. A stated number needs day and source. */
export const ChamberInput = z
  .object({
    ...fields,
    status: z.enum(chamberStatuses, { error: 'not_in_list' }),
    statusOn: dayField.optional(),
  })
  .superRefine(complete);
export type ChamberInput = z.output<typeof ChamberInput>;

/** All facts of a chamber with the version that was read; the status has an act of its own. */
export const ChamberFacts = z.object({ ...fields, version }).superRefine(complete);

/** An edit. */
export const ChamberChange = z.object({ ...fields, id: z.uuid(), version }).superRefine(complete);
export type ChamberChange = z.output<typeof ChamberChange>;

/** A step of the status machine: day and reason are part of the act. */
export const StatusStepInput = z.object({
  id: z.uuid(),
  version,
  to: z.enum(chamberStatuses, { error: 'not_in_list' }),
  on: dayField.optional(),
  registryNo: textField(40),
  reason: requiredText(200, 2),
  /** what proves the step: 批复, 登记证书, 注销证明 */
  files: AttachFilesInput.optional(),
});
export type StatusStepInput = z.output<typeof StatusStepInput>;

export const AllianceInput = z.object({
  allianceId: idField,
  memberId: idField,
  on: dayField,
});
export type AllianceInput = z.output<typeof AllianceInput>;

const officeLine = z.object({
  rank: z.enum(memberRanks, { error: 'not_in_list' }),
  membershipId: idField.optional(),
  holderText: textField(60),
});

/** A term (届) with its offices in order. A line without rank is no line. */
export const TermInput = z
  .object({
    chamberId: z.uuid(),
    id: z.uuid().optional(),
    number: z.coerce.number({ error: 'number' }).int({ error: 'number' }).min(1).max(99),
    electedOn: dayField.optional(),
    endsOn: dayField.optional(),
    offices: z.preprocess(
      (value) =>
        (Array.isArray(value) ? value : []).filter(
          (line: unknown) => typeof line === 'object' && line !== null && 'rank' in line,
        ),
      z.array(officeLine).max(60, { error: 'too_many' }),
    ),
  })
  .superRefine((input, context) => {
    if (!dateOrder(input.electedOn, input.endsOn))
      context.addIssue({ code: 'custom', path: ['endsOn'], message: 'date_order' });
  });
export type TermInput = z.output<typeof TermInput>;

/** An entry of the roster as the chamber gave it. A masked phone (with *) leaves the stored one as it is. */
export const MemberInput = z.object({
  chamberId: z.uuid(),
  partyKind: z.enum(['person', 'company'], { error: 'not_in_list' }).default('person'),
  entryName: requiredText(60),
  entryFirm: textField(80),
  entryTitle: textField(40),
  entryOffice: z.enum(memberRanks, { error: 'not_in_list' }).optional(),
  entryBusiness: textField(200),
  phone: z
    .string()
    .trim()
    .max(40, { error: 'too_long' })
    .refine((text) => text.includes('*') || parsePhone(text) !== null, { error: 'phone' })
    .optional(),
  entryHometown: textField(60),
  entryAddress: textField(200),
  creditCode: z
    .string()
    .trim()
    .transform(normaliseCreditCode)
    .refine((code) => checkCreditCode(code).ok, { error: 'credit_code' })
    .optional(),
  joinedOn: dayField.optional(),
  referrer: textField(60),
  /** the member agreed that the chamber hands these data to the unit in charge (PIPL 23) */
  provided: checkboxField,
  note: textField(500),
});
export type MemberInput = z.output<typeof MemberInput>;

export const MemberChange = MemberInput.omit({ chamberId: true }).extend({ id: z.uuid(), version });
export type MemberChange = z.output<typeof MemberChange>;

/** The end of a membership; the entry stays in the file. */
export const MemberEndInput = z.object({
  id: z.uuid(),
  version,
  leftOn: dayField,
  leftReason: requiredText(200, 2),
});
export type MemberEndInput = z.output<typeof MemberEndInput>;

/** The bureau's link of an entry to the ledger; both empty takes the link away. */
export const MemberLinkInput = z
  .object({ id: z.uuid(), version, merchantId: idField.optional(), companyId: idField.optional() })
  .refine((input) => !(input.merchantId && input.companyId), { path: ['companyId'], error: 'one_link_only' });
export type MemberLinkInput = z.output<typeof MemberLinkInput>;

/** Showing one full phone number: an audited act with a purpose. */
export const MemberRevealInput = z.object({
  id: z.uuid(),
  purpose: z.enum(['contact', 'verify', 'invite', 'other'], { error: 'not_in_list' }),
});
export type MemberRevealInput = z.output<typeof MemberRevealInput>;

/** An amount in 元 as people type it, as exact 万元 text. */
const yuanField = z.string({ error: 'required' }).transform((text, context) => {
  const wan = wanOfYuan(text);
  if (wan === null) {
    context.addIssue({ code: 'custom', message: 'yuan' });
    return z.NEVER;
  }
  return wan;
});

const duesLine = z.object({
  rank: z.enum([...memberRanks, 'all'], { error: 'not_in_list' }),
  amount: yuanField,
});

/** What a chamber asks from a day on: amounts by office, period, grace. Replaces the rules that held before from that day. */
export const DuesRulesInput = z
  .object({
    chamberId: z.uuid(),
    validFrom: dayField,
    periodMonths: z.coerce.number({ error: 'number' }).int({ error: 'number' }).min(1).max(60),
    graceDays: z.coerce.number({ error: 'number' }).int({ error: 'number' }).min(0).max(730),
    lines: z.preprocess(
      (value) =>
        (Array.isArray(value) ? value : []).filter(
          (line: unknown) => typeof line === 'object' && line !== null && 'rank' in line,
        ),
      z.array(duesLine).min(1, { error: 'required' }).max(10, { error: 'too_many' }),
    ),
  })
  .refine((input) => new Set(input.lines.map((line) => line.rank)).size === input.lines.length, {
    path: ['lines'],
    error: 'duplicate',
  });
export type DuesRulesInput = z.output<typeof DuesRulesInput>;

/** Entering what all present members owe for a period that begins on a day. */
export const DuesRaiseInput = z.object({ chamberId: z.uuid(), periodFrom: dayField, dueOn: dayField });
export type DuesRaiseInput = z.output<typeof DuesRaiseInput>;

export const duesMethods = ['transfer', 'cash', 'online', 'other'] as const;

/** What has been paid on one line of the dues ledger in all, with day, way and number of the receipt. */
export const DuesPaidInput = z.object({
  id: z.uuid(),
  version,
  paid: yuanField,
  paidOn: dayField,
  method: z.enum(duesMethods, { error: 'not_in_list' }).optional(),
  receiptNo: textField(40),
  note: textField(200),
});
export type DuesPaidInput = z.output<typeof DuesPaidInput>;

/** Dues that are not asked for, with the reason. */
export const DuesWaiveInput = z.object({ id: z.uuid(), version, reason: requiredText(200, 2) });
export type DuesWaiveInput = z.output<typeof DuesWaiveInput>;

export const rosterModes = ['direct', 'propose'] as const;

/** How the roster of a chamber is kept. */
export const RosterModeInput = z.object({
  id: z.uuid(),
  version,
  rosterMode: z.enum(rosterModes, { error: 'not_in_list' }),
});
export type RosterModeInput = z.output<typeof RosterModeInput>;

/** What is proposed: the same input as the act itself takes. */
export const RosterProposalInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add'), entry: MemberInput }),
  z.object({ kind: z.literal('change'), entry: MemberChange }),
  z.object({ kind: z.literal('end'), entry: MemberEndInput }),
]);
export type RosterProposalInput = z.output<typeof RosterProposalInput>;

export const ProposalAct = z.object({ id: z.uuid() });

/** A refusal says why. */
export const ProposalRefusal = z.object({ id: z.uuid(), reason: requiredText(200, 2) });
export type ProposalRefusal = z.output<typeof ProposalRefusal>;

/** 已核对, under seal: the stamped sheet is part of the act. */
export const AttestInput = z.object({
  chamberId: z.uuid(),
  confirmed: checkboxField.refine((on) => on, { error: 'attest_confirm' }),
  note: textField(300),
  files: AttachFilesInput.default([]).refine((files) => files.length > 0, { error: 'attest_needs_seal' }),
});
export type AttestInput = z.output<typeof AttestInput>;

/** A roster sheet, with what the chamber says of its members' consent to handing their data over (PIPL 23). */
export const RosterImportInput = z.object({
  chamberId: z.uuid(),
  provided: checkboxField.refine((on) => on, { error: 'consent_required' }),
  provideNote: requiredText(200, 2),
  files: AttachFilesInput.default([]).refine((files) => files.length === 1, { error: 'import_no_file' }),
});
export type RosterImportInput = z.output<typeof RosterImportInput>;

/** Decisions by column number: a field, or dropped; and the year that the sheet's dues are of. */
export const RosterMappingInput = z.object({
  id: z.uuid(),
  duesYear: z.coerce.number({ error: 'number' }).int({ error: 'number' }).min(1990).max(2100),
  columns: z.preprocess(
    // the form's indexes may arrive as a list
    (value) => (Array.isArray(value) ? Object.fromEntries(value.entries()) : (value ?? {})),
    z.record(
      z.string().regex(/^\d{1,4}$/),
      z.enum([...rosterFields, 'drop'], { error: 'not_in_list' }).optional(),
    ),
  ),
});
export type RosterMappingInput = z.output<typeof RosterMappingInput>;

export const RosterImportAct = z.object({ id: z.uuid() });

/** A proposed sheet is refused with the reason. */
export const RosterImportRefusal = z.object({ id: z.uuid(), reason: requiredText(200, 2) });
export type RosterImportRefusal = z.output<typeof RosterImportRefusal>;

/** One row of the sheet, left out or taken in again. */
export const RosterRowChoice = z.object({
  id: z.uuid(),
  rowNo: z.coerce.number().int().min(1).max(100_000),
  isOut: checkboxField,
});
export type RosterRowChoice = z.output<typeof RosterRowChoice>;
