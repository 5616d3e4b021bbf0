import { z } from 'zod';
import { AttachFilesInput } from '@/lib/files/schema';
import { askedPeople } from '@/lib/merchants/schema-question';
import { checkboxField, dayField, idField, requiredText, textField } from '@/lib/shared/zod-fields';
import { attendeeActs } from './rules-attendees';

/** What is held: presentations, talks, visits to look at sites, fairs, social gatherings, congresses, and signings. */
export const eventKinds = [
  'promotion',
  'talk',
  'inspection',
  'fair',
  'fellowship',
  'congress',
  'signing',
  'training',
  'other',
] as const;
export type EventKind = (typeof eventKinds)[number];

/** 三百行动: 百城推介, 百会交流, 百圈交流 (D3). */
export const eventTracks = ['city', 'chamber', 'circle'] as const;
export type EventTrack = (typeof eventTracks)[number];

/** Who may sign up: those on the list; officers for their members besides; everybody with an account besides. */
export const signUpWays = ['invited', 'chambers', 'open'] as const;
export type SignUpWay = (typeof signUpWays)[number];

const ids = (most: number) =>
  z.preprocess(
    (value) => [...new Set(value === undefined ? [] : Array.isArray(value) ? value : [value])],
    z.array(idField).max(most, { error: 'too_many' }),
  );

const timeField = z
  .string({ error: 'required' })
  .trim()
  .transform((text) => text.replace('：', ':').replace(/^(\d):/, '0$1:'))
  .refine((text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text), { error: 'time_format' });

const wholeNumber = (most: number) =>
  z.coerce
    .number({ error: 'number' })
    .int({ error: 'number' })
    .min(1, { error: 'number' })
    .max(most, { error: 'number' });

/**
 * An event as form, seed and tests give it. Days and times are those of Asia/Shanghai. A track names what it counts:
 * 百城 a place, 百会 a chamber, 百圈 the circle.
 */
export const EventInput = z
  .object({
    title: requiredText(80, 4),
    kind: z.enum(eventKinds, { error: 'not_in_list' }),
    track: z.enum(eventTracks, { error: 'not_in_list' }).optional(),
    circle: textField(40),
    series: textField(40),
    edition: wholeNumber(200).optional(),
    startsOn: dayField,
    startsAt: timeField,
    endsOn: dayField,
    endsAt: timeField,
    placeId: idField.optional(),
    placeText: textField(120),
    onlineUrl: z
      .string()
      .trim()
      .max(300, { error: 'too_long' })
      .refine((text) => /^https:\/\/[^\s]+$/.test(text), { error: 'web_address' })
      .optional(),
    ownerUnitId: idField,
    coUnitIds: ids(30),
    chamberIds: ids(100),
    capacity: wholeNumber(100_000).optional(),
    signUp: z.enum(signUpWays, { error: 'not_in_list' }).default('invited'),
    signUpUntil: dayField.optional(),
    audience: textField(200),
    agenda: textField(4000),
  })
  .superRefine((input, context) => {
    const problem = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    const starts = `${input.startsOn} ${input.startsAt}`;
    if (`${input.endsOn} ${input.endsAt}` <= starts) problem('endsOn', 'ends_before_start');
    if (input.signUpUntil && input.signUpUntil > input.startsOn) problem('signUpUntil', 'after_start');
    if (input.track === 'city' && !input.placeId) problem('placeId', 'track_needs_city');
    if (input.track === 'chamber' && input.chamberIds.length === 0)
      problem('chamberIds', 'track_needs_chamber');
    if (input.track === 'circle' && !input.circle) problem('circle', 'track_needs_circle');
  });
export type EventInput = z.output<typeof EventInput>;

const Versioned = z.object({ id: z.uuid(), version: z.coerce.number().int() });

export const EventChange = EventInput.safeExtend(Versioned.shape);
export type EventChange = z.output<typeof EventChange>;

/** Publishing, putting on the public site and taking off it. */
export const EventStep = Versioned;
export type EventStep = z.output<typeof EventStep>;

export const CancelEventInput = Versioned.extend({ reason: requiredText(200, 2) });
export type CancelEventInput = z.output<typeof CancelEventInput>;

/** What came of it. */
export const CloseEventInput = Versioned.extend({
  headcount: z.coerce
    .number({ error: 'number' })
    .int({ error: 'number' })
    .min(0, { error: 'number' })
    .max(1_000_000, { error: 'number' }),
  summary: requiredText(4000, 2),
});
export type CloseEventInput = z.output<typeof CloseEventInput>;

/** Papers put to an event, and one taken off. */
export const EventPapersInput = z.object({
  id: z.uuid(),
  files: AttachFilesInput.min(1, { error: 'required' }),
});
export type EventPapersInput = z.output<typeof EventPapersInput>;

/** People put on the list: the ledger's question as its address has it, or persons picked one by one. */
export const InviteInput = z.object({ id: z.uuid(), ...askedPeople, merchantIds: ids(200) });
export type InviteInput = z.output<typeof InviteInput>;

/** Everybody who stands on the list has been invited. */
export const AllInvitedInput = z.object({ id: z.uuid() });
export type AllInvitedInput = z.output<typeof AllInvitedInput>;

/** What the holding unit writes down of one person; `id` is the row of the list. */
export const AttendeeActInput = Versioned.extend({ act: z.enum(attendeeActs, { error: 'not_in_list' }) });
export type AttendeeActInput = z.output<typeof AttendeeActInput>;

/** Off the list: put there by mistake, and not yet invited. */
export const RemoveInviteeInput = Versioned;
export type RemoveInviteeInput = z.output<typeof RemoveInviteeInput>;

/** Members whom their chamber signs up; they know that the organiser gets name and firm (PIPL 23). */
export const SignUpMembersInput = z.object({
  id: z.uuid(),
  memberIds: z.preprocess(
    (value) => [...new Set(value === undefined ? [] : Array.isArray(value) ? value : [value])],
    z.array(idField).min(1, { error: 'required' }).max(100, { error: 'too_many' }),
  ),
  isTold: checkboxField.refine((told) => told, { error: 'members_not_told' }),
});
export type SignUpMembersInput = z.output<typeof SignUpMembersInput>;

/** One sign-up taken back by the chamber that made it; `id` is the row. */
export const WithdrawMemberInput = z.object({ id: z.uuid() });
export type WithdrawMemberInput = z.output<typeof WithdrawMemberInput>;

/** The person's own word: coming, not coming, no longer coming; `id` is the event. */
export const OwnAnswerInput = z.object({
  id: z.uuid(),
  answer: z.enum(['sign_up', 'decline', 'withdraw'], { error: 'not_in_list' }),
});
export type OwnAnswerInput = z.output<typeof OwnAnswerInput>;
