import { z } from 'zod';
import { AttachFilesInput } from '@/lib/files/schema';
import { careKinds } from './schema-care';

export const basisKinds = ['consent', 'contract', 'statutory_duty', 'public_source', 'none'] as const;
export const consentPurposeNames = [
  'contact',
  'publish',
  'provide_to_chamber',
  'sensitive',
  'cross_border',
  'care',
] as const;
export type ConsentPurposeName = (typeof consentPurposeNames)[number];
/** What a person's data may be used for; the words of the import's declaration are the same (lib/imports/schema.ts). */
export const basisPurposes = ['contact', 'invite', 'service', 'statistics'] as const;
/** How the notice of PIPL 17 reached the person. */
export const noticeChannels = ['paper', 'message', 'online', 'in_person', 'public_notice'] as const;
/** How the person expressed the will: kept with the consent, because it must be provable (PIPL 14, 69). */
export const consentChannels = ['paper', 'online', 'letter', 'recorded_call', 'in_person'] as const;
/** What a publish consent can cover, field by field (PIPL 25). */
export const publishFields = ['name', 'firm', 'story', 'path', 'portrait', 'chamber'] as const;

const text = (max: number) => z.string().trim().max(max, { error: 'too_long' }).optional();
const needed = (max: number) =>
  z.string({ error: 'required' }).trim().min(2, { error: 'too_short' }).max(max, { error: 'too_long' });
const day = z.iso.date({ error: 'date_format' });
const listOf = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(item).max(20, { error: 'too_many' }),
  );

/** A lawful basis of keeping one person's data (PIPL 13). */
export const BasisInput = z
  .object({
    merchantId: z.uuid({ error: 'not_in_list' }),
    kind: z.enum(basisKinds, { error: 'not_in_list' }),
    evidence: text(300),
    purposes: listOf(z.enum(basisPurposes, { error: 'not_in_list' })),
    source: text(120),
    noticeAt: day.optional(),
    noticeChannel: z.enum(noticeChannels, { error: 'not_in_list' }).optional(),
    expiresAt: day.optional(),
    files: AttachFilesInput.default([]),
  })
  .superRefine((input, context) => {
    const issue = (field: string) => context.addIssue({ code: 'custom', path: [field], message: 'required' });
    if (input.kind !== 'none' && !input.evidence) issue('evidence');
    if (input.kind !== 'none' && input.purposes.length === 0) issue('purposes');
    if (input.noticeAt && !input.noticeChannel) issue('noticeChannel');
    if (input.noticeChannel && !input.noticeAt) issue('noticeAt');
    if (input.kind === 'public_source' && !input.source) issue('source');
  });
export type BasisInput = z.output<typeof BasisInput>;

/** Purposes whose consent says which fields of the record it covers. */
const namesFields: readonly string[] = ['publish', 'provide_to_chamber'];

/** A consent as the person gave it: what for, which fields, how, when, with which paper. */
export const ConsentInput = z
  .object({
    merchantId: z.uuid({ error: 'not_in_list' }),
    purpose: z.enum(consentPurposeNames, { error: 'not_in_list' }),
    fields: listOf(z.enum(publishFields, { error: 'not_in_list' })),
    /** what a consent for care covers */
    care: listOf(z.enum(careKinds, { error: 'not_in_list' })),
    scope: text(120),
    channel: z.enum(consentChannels, { error: 'not_in_list' }),
    evidence: needed(300),
    givenOn: day,
    files: AttachFilesInput.default([]),
  })
  .superRefine((input, context) => {
    if (input.purpose === 'publish' && input.fields.length === 0) {
      context.addIssue({ code: 'custom', path: ['fields'], message: 'required' });
    }
    if (input.purpose === 'care' && input.care.length === 0) {
      context.addIssue({ code: 'custom', path: ['care'], message: 'required' });
    }
    if (input.purpose === 'provide_to_chamber' && !input.scope) {
      context.addIssue({ code: 'custom', path: ['scope'], message: 'required' });
    }
  })
  // what stands in the ledger: the fields of the one purpose, never those ticked for another
  .transform(({ care, ...input }) => ({
    ...input,
    fields: input.purpose === 'care' ? care : namesFields.includes(input.purpose) ? input.fields : [],
  }));
export type ConsentInput = z.output<typeof ConsentInput>;

/** Taking a consent back: always possible, a reason is welcome but never demanded (PIPL 15). */
export const WithdrawConsentInput = z.object({ id: z.uuid(), reason: text(200) });
export type WithdrawConsentInput = z.output<typeof WithdrawConsentInput>;

export const EndBasisInput = z.object({ id: z.uuid(), reason: needed(200) });
export type EndBasisInput = z.output<typeof EndBasisInput>;
