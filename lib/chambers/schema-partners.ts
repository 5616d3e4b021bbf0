import { z } from 'zod';
import { AttachFilesInput } from '@/lib/files/schema';
import { checkboxField, dayField, idField, requiredText, textField, wanField } from '@/lib/shared/zod-fields';
import { dateOrder } from './rules';

const version = z.coerce.number().int();
const files = AttachFilesInput.default([]);

/** Papers of a chamber, by the step that they prove; charter and others belong to none. */
export const chamberPaperRoles = [
  'approval',
  'founding',
  'certificate',
  'deregistration',
  'charter',
  'other',
] as const;
export type ChamberPaperRole = (typeof chamberPaperRoles)[number];

/** More papers for a chamber, under the role that says what they prove. */
export const ChamberPapersInput = z.object({
  id: z.uuid(),
  role: z.enum(chamberPaperRoles, { error: 'not_in_list' }),
  files: files.refine((list) => list.length > 0, { error: 'file_required' }),
});
export type ChamberPapersInput = z.output<typeof ChamberPapersInput>;

export const ChamberPaperRemoval = z.object({ id: z.uuid(), attachmentId: z.uuid() });
export type ChamberPaperRemoval = z.output<typeof ChamberPaperRemoval>;

/** An agreement with a chamber as its paper has it; `id` and `version` when it is changed. */
export const ChamberAgreementInput = z
  .object({
    chamberId: z.uuid(),
    id: z.uuid().optional(),
    version: version.optional(),
    title: requiredText(120, 2),
    parties: z
      .string({ error: 'required' })
      .transform((text) => [
        ...new Set(
          text
            .split(/[\n、;；]+/)
            .map((line) => line.trim())
            .filter(Boolean),
        ),
      ])
      .refine((lines) => lines.length > 0, { error: 'required' })
      .refine((lines) => lines.length <= 12, { error: 'too_many' })
      .refine((lines) => lines.every((line) => line.length <= 80), { error: 'invalid' }),
    partnerId: idField.optional(),
    signedOn: dayField,
    validUntil: dayField.optional(),
    note: textField(500),
    files,
  })
  .superRefine((input, context) => {
    if (!dateOrder(input.signedOn, input.validUntil))
      context.addIssue({ code: 'custom', path: ['validUntil'], message: 'date_order' });
    if (input.partnerId === input.chamberId)
      context.addIssue({ code: 'custom', path: ['partnerId'], message: 'not_in_list' });
  });
export type ChamberAgreementInput = z.output<typeof ChamberAgreementInput>;

/** The end of an agreement before its day, or where none was agreed. */
export const ChamberAgreementEnd = z.object({
  id: z.uuid(),
  version,
  endedOn: dayField,
  reason: requiredText(200, 2),
});
export type ChamberAgreementEnd = z.output<typeof ChamberAgreementEnd>;

/** 扶持措施 by kind; money is one of them, the others may come with an amount. */
export const supportKinds = ['money', 'premises', 'activity', 'service', 'honour', 'other'] as const;
export type SupportKind = (typeof supportKinds)[number];

/** What a chamber was given: by whom, when, under which paper. Money needs its amount. */
export const ChamberSupportInput = z
  .object({
    chamberId: z.uuid(),
    id: z.uuid().optional(),
    version: version.optional(),
    title: requiredText(120, 2),
    kind: z.enum(supportKinds, { error: 'not_in_list' }),
    amountWan: wanField().optional(),
    givenBy: requiredText(80, 2),
    givenOn: dayField,
    docNo: textField(60),
    note: textField(500),
    files,
  })
  .superRefine((input, context) => {
    if (input.kind === 'money' && !input.amountWan)
      context.addIssue({ code: 'custom', path: ['amountWan'], message: 'required' });
  });
export type ChamberSupportInput = z.output<typeof ChamberSupportInput>;

/** A measure that was entered by mistake. */
export const ChamberSupportRemoval = z.object({
  id: z.uuid(),
  version,
  confirmed: checkboxField.refine((on) => on, { error: 'required' }),
});
export type ChamberSupportRemoval = z.output<typeof ChamberSupportRemoval>;
