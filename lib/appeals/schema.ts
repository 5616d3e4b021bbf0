import { z } from 'zod';
import { AttachFilesInput } from '@/lib/files/schema';
import { checkboxField, dayField, idField, requiredText, textField } from '@/lib/shared/zod-fields';
import { limitSteps, satisfactions } from './rules';

/** What people and firms ask for: the kinds of the problem ledgers (domain.md 2.14), and what people away from home ask. */
export const appealKinds = [
  'land',
  'plant',
  'relocation',
  'financing',
  'environment',
  'utilities',
  'labour',
  'approval',
  'policy',
  'promise',
  'arrears',
  'family',
  'other',
] as const;
export type AppealKind = (typeof appealKinds)[number];

const ask = {
  kind: z.enum(appealKinds, { error: 'not_in_list' }),
  title: requiredText(80, 2),
  ask: requiredText(2000, 2),
};

/** A new appeal of the desk: of a person, a firm, a project, or out of the difficulty of a contact. */
export const AppealInput = z
  .object({
    ...ask,
    merchantId: idField.optional(),
    companyId: idField.optional(),
    projectId: idField.optional(),
    interactionId: idField.optional(),
    receivedOn: dayField.optional(),
    isComplex: checkboxField,
    files: AttachFilesInput.optional(),
  })
  .superRefine((input, context) => {
    if (!input.merchantId && !input.companyId && !input.projectId)
      context.addIssue({ code: 'custom', path: ['merchantId'], message: 'appeal_of_whom' });
  });
export type AppealInput = z.output<typeof AppealInput>;

/** What a person asks for under 我的. */
export const OwnAppealInput = z.object(ask);
export type OwnAppealInput = z.output<typeof OwnAppealInput>;

const Versioned = z.object({ id: z.uuid(), version: z.coerce.number().int() });

/** Who handles it: of the unit with which it lies; empty on taking on: whoever does so. */
const handlerId = idField.optional();

export const AcceptAppealInput = Versioned.extend({ handlerId });
export type AcceptAppealInput = z.output<typeof AcceptAppealInput>;

export const AssignAppealInput = Versioned.extend({
  unitId: z.uuid({ error: 'required' }),
  handlerId,
  note: textField(500),
});
export type AssignAppealInput = z.output<typeof AssignAppealInput>;

/** An act that needs words: giving back, doing again, reopening, a remark. */
export const AppealNoteInput = Versioned.extend({
  act: z.enum(['give_back', 'redo', 'reopen', 'note'], { error: 'not_in_list' }),
  note: requiredText(1000, 2),
});
export type AppealNoteInput = z.output<typeof AppealNoteInput>;

export const AnswerAppealInput = Versioned.extend({
  answer: requiredText(2000, 2),
  files: AttachFilesInput.optional(),
});
export type AnswerAppealInput = z.output<typeof AnswerAppealInput>;

export const CloseAppealInput = Versioned.extend({
  result: requiredText(1000, 2),
  satisfaction: z.enum(satisfactions, { error: 'required' }),
  files: AttachFilesInput.optional(),
});
export type CloseAppealInput = z.output<typeof CloseAppealInput>;

/** The asker's own word on an answer; whoever is not content says why. */
export const RateAppealInput = Versioned.extend({
  satisfaction: z.enum(['satisfied', 'basically', 'dissatisfied'], { error: 'required' }),
  note: textField(500),
}).superRefine((input, context) => {
  if (input.satisfaction === 'dissatisfied' && !input.note)
    context.addIssue({ code: 'custom', path: ['note'], message: 'required' });
});
export type RateAppealInput = z.output<typeof RateAppealInput>;

/** Longest limit in workdays: a clock may not run past the calendar that it reads. */
export const LONGEST_LIMIT = 60;

/** Another limit of a step, in force from today. */
export const AppealLimitInput = z.object({
  step: z.enum(limitSteps, { error: 'not_in_list' }),
  workdays: z.coerce
    .number({ error: 'number' })
    .int({ error: 'number' })
    .min(1, { error: 'too_small' })
    .max(LONGEST_LIMIT, { error: 'too_big' }),
  reason: requiredText(200, 4),
});
export type AppealLimitInput = z.output<typeof AppealLimitInput>;
