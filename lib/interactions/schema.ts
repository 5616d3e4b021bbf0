import { z } from 'zod';
import { AttachFilesInput } from '@/lib/files/schema';
import { checkboxField, dayField, idField, requiredText, textField, wanField } from '@/lib/shared/zod-fields';

/** Six ways of A5, then 座谈, 走访 (A10) and what fits none of them. */
export const interactionChannels = [
  'phone',
  'letter',
  'sms',
  'email',
  'online',
  'home_visit',
  'meeting',
  'visit',
  'other',
] as const;
export type InteractionChannel = (typeof interactionChannels)[number];

export const interactionStates = ['draft', 'complete'] as const;
export type InteractionState = (typeof interactionStates)[number];

/** What came of it; `not_reached` is an attempt and counts as no contact. */
export const interactionOutcomes = [
  'reached',
  'not_reached',
  'intention',
  'signing',
  'declined',
  'other',
] as const;
export type InteractionOutcome = (typeof interactionOutcomes)[number];

const ids = (most: number) =>
  z.preprocess(
    (value) => [...new Set(value === undefined ? [] : Array.isArray(value) ? value : [value])],
    z.array(idField).max(most, { error: 'too_many' }),
  );

/**
 * A contact as form, API, import and seed give it (A5, A10, §2.14 走访). A draft needs whom, how and when; what a
 * complete record needs besides is told by `missingForComplete` (rules). `officerIds` empty: who writes it.
 */
export const InteractionInput = z
  .object({
    state: z.enum(interactionStates, { error: 'not_in_list' }).default('complete'),
    channel: z.enum(interactionChannels, { error: 'channel_required' }),
    happenedOn: dayField,
    happenedAt: z
      .string()
      .trim()
      .transform((text) => text.replace('：', ':').replace(/^(\d):/, '0$1:'))
      .refine((text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text), { error: 'time_format' })
      .optional(),
    place: textField(80),
    merchantIds: ids(60),
    officerIds: ids(30),
    companyId: idField.optional(),
    projectId: idField.optional(),
    chamberId: idField.optional(),
    /** the event at which it was, or that it came out of */
    eventId: idField.optional(),
    subject: textField(80),
    summary: textField(4000),
    outcome: z.enum(interactionOutcomes, { error: 'not_in_list' }).optional(),
    amountWan: wanField().optional(),
    leaderText: textField(80),
    attendeesText: textField(400),
    difficulty: textField(1000),
    nextOn: dayField.optional(),
    nextText: textField(200),
    /** who does the next step, completes the draft, settles the difficulty; empty: who writes it */
    nextUserId: idField.optional(),
    /** earlier contacts whose agreed next step this one fulfils */
    fulfils: ids(20),
    answersRequest: checkboxField,
    requestReason: textField(200),
    files: AttachFilesInput.optional(),
  })
  .superRefine((input, context) => {
    const problem = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (input.merchantIds.length === 0 && !input.companyId && !input.chamberId)
      problem('merchantIds', 'person_or_firm');
    if (input.nextOn && input.nextOn <= input.happenedOn) problem('nextOn', 'next_after_contact');
    if (input.nextText && !input.nextOn) problem('nextOn', 'next_needs_date');
    if (input.answersRequest && !input.requestReason) problem('requestReason', 'required');
  });
export type InteractionInput = z.output<typeof InteractionInput>;

/** An edit: the record and the version that was read. */
export const InteractionChange = InteractionInput.safeExtend({
  id: z.uuid(),
  version: z.coerce.number().int(),
});
export type InteractionChange = z.output<typeof InteractionChange>;

const Versioned = z.object({ id: z.uuid(), version: z.coerce.number().int() });

/** The difficulty is settled, and how. */
export const SettleInput = Versioned.extend({ note: requiredText(1000, 2) });
export type SettleInput = z.output<typeof SettleInput>;

/** What was agreed as the next step has been done, without a contact of its own. */
export const NextDoneInput = Versioned;
export type NextDoneInput = z.output<typeof NextDoneInput>;

/** Out of the log (or back), with a reason: entered twice, wrong person. */
export const ArchiveInteractionInput = Versioned.extend({ reason: requiredText(200, 2) });
export type ArchiveInteractionInput = z.output<typeof ArchiveInteractionInput>;

/** One paper taken off. */
export const RemovePaperInput = Versioned.extend({ attachmentId: z.uuid() });
export type RemovePaperInput = z.output<typeof RemovePaperInput>;

/** Contacts for everybody who came to an event; `id` is the event. */
export const RecordAttendanceInput = z.object({ id: z.uuid() });
export type RecordAttendanceInput = z.output<typeof RecordAttendanceInput>;
