import { z } from 'zod';
import { AttachFilesInput } from '@/lib/files/schema';
import { parsePhone, phoneProblem } from '@/lib/shared/phone';
import { parsePartialDate, textWithoutDay } from '@/lib/shared/partial-date';
import { lifeLines, postLines } from './schema-life';

export const merchantKinds = [
  'business_owner',
  'executive',
  'professional',
  'expert',
  'migrant_worker',
  'official',
] as const;

export const contactKinds = ['mobile', 'landline', 'email', 'wechat', 'address'] as const;

/** 五引 (A17): what a person can bring. */
export const contributionKinds = ['capital', 'technology', 'talent', 'intellect', 'trade_tourism'] as const;

/** Ways in which a person may like to be contacted (A5); named as the log of contacts names them. */
export const preferredChannels = ['phone', 'letter', 'sms', 'email', 'online', 'home_visit'] as const;

export const quantityKinds = ['registered_capital', 'annual_output', 'employees'] as const;

const text = (max: number) => z.string().trim().max(max, { error: 'too_long' }).optional();
const checkbox = z.preprocess((value) => value === 'on' || value === 'true' || value === true, z.boolean());
const listOf = <T extends z.ZodType>(item: T, most = 20) =>
  z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(item).max(most, { error: 'too_many' }),
  );

/** Names in one field of a form, as ledgers write them (曾用名甲、别名乙), or a list of them. */
const names = z.preprocess(
  (value) =>
    typeof value === 'string'
      ? value.split(/[、,，;；/／\n]+/).filter((name) => name.trim() !== '')
      : (value ?? []),
  z.array(z.string().trim().min(1).max(60, { error: 'too_long' })).max(10, { error: 'too_many' }),
);

/** Lines of a form that were left empty are no entries. */
const filledLines = <T extends z.ZodType>(item: T, key: string, most = 20) =>
  z.preprocess(
    (value) =>
      (Array.isArray(value) ? value : []).filter(
        (line: unknown) => typeof line === 'object' && line !== null && key in line,
      ),
    z.array(item).max(most, { error: 'too_many' }),
  );

/** One phone, e-mail, WeChat name or address. A mainland mobile is checked, other phones are read as E.164 or landline. */
export const ContactPointInput = z
  .object({
    id: z.uuid().optional(),
    kind: z.enum(contactKinds),
    value: z
      .string({ error: 'required' })
      .trim()
      .min(1, { error: 'required' })
      .max(200, { error: 'too_long' }),
    label: text(20),
    preferred: checkbox,
    doNotUse: checkbox,
  })
  .superRefine((point, context) => {
    const isPhone = point.kind === 'mobile' || point.kind === 'landline';
    if (isPhone && !point.value.includes('*') && !parsePhone(point.value)) {
      const { code, ...params } = phoneProblem(point.value);
      context.addIssue({ code: 'custom', path: ['value'], message: code, params });
    }
    if (point.kind === 'email' && !point.value.includes('*') && !z.email().safeParse(point.value).success) {
      context.addIssue({ code: 'custom', path: ['value'], message: 'email' });
    }
  });
export type ContactPointInput = z.output<typeof ContactPointInput>;

/** A number as people say it ("约500", "0.5亿元"), parsed where it is written (data-model.md: quantities). */
export const QuantityInput = z.object({
  kind: z.enum(quantityKinds),
  original: z.string().trim().min(1).max(60, { error: 'too_long' }),
});

export const PostInput = z.object({
  companyId: z.uuid().optional(),
  employerText: text(80),
  title: text(40),
  periodText: text(40),
});

/** Everything about a person that a form, the import, the API or the seed may set (A1-A4, A12, A17). */
export const MerchantInput = z.object({
  name: z.string({ error: 'required' }).trim().min(1, { error: 'required' }).max(60, { error: 'too_long' }),
  namePinyin: text(60),
  aliases: names,
  sex: z.enum(['male', 'female'], { error: 'not_in_list' }).optional(),
  kinds: listOf(z.enum(merchantKinds, { error: 'not_in_list' })),
  salutation: text(20),
  // year and month tell people apart; the day is for congratulating, on a consent of its own (lib/privacy)
  birthText: z
    .string()
    .trim()
    .max(30, { error: 'too_long' })
    .refine((value) => !value || parsePartialDate(value).value !== null, { error: 'partial_date' })
    .transform((value) => value && textWithoutDay(value))
    .optional(),
  hometownId: z.uuid({ error: 'not_in_list' }).optional(),
  hometownText: text(80),
  residenceId: z.uuid({ error: 'not_in_list' }).optional(),
  residenceText: text(80),
  /** the main post alone, as lists and imports know it; a door that gives `posts` gives them all */
  post: PostInput.optional(),
  posts: postLines,
  life: lifeLines,
  industryTagId: z.uuid({ error: 'not_in_list' }).optional(),
  industryText: text(60),
  mainBusiness: text(200),
  education: text(40),
  school: text(80),
  socialPosts: text(400),
  honours: text(400),
  intention: text(400),
  needs: text(400),
  contributions: listOf(z.enum(contributionKinds, { error: 'not_in_list' })),
  strengthTierId: z.uuid({ error: 'not_in_list' }).optional(),
  influenceTierId: z.uuid({ error: 'not_in_list' }).optional(),
  facetReason: text(200),
  isKey: checkbox,
  contactEveryDays: z.coerce.number({ error: 'number' }).int({ error: 'number' }).min(1).max(730).optional(),
  preferredChannel: z.enum(preferredChannels, { error: 'not_in_list' }).optional(),
  contactHours: text(60),
  ownerUnitId: z.uuid({ error: 'not_in_list' }).optional(),
  source: text(120),
  note: text(2000),
  doNotContact: checkbox,
  contactPoints: filledLines(ContactPointInput, 'value', 12),
  quantities: filledLines(QuantityInput, 'original'),
});
export type MerchantInput = z.output<typeof MerchantInput>;

/** An edit: the record, the version that was read, and a reason when a facet changes. */
export const MerchantChange = MerchantInput.extend({
  id: z.uuid(),
  version: z.coerce.number().int(),
  /** a form that shows posts and stations says so: an emptied list is then an empty list */
  lifeShown: checkbox.optional(),
  /** lines that the form was opened with: only those may go, what others added meanwhile stays */
  lifeSeen: listOf(z.uuid(), 100).optional(),
});
export type MerchantChange = z.output<typeof MerchantChange>;

export const ArchiveInput = z.object({
  id: z.uuid(),
  version: z.coerce.number().int(),
  reason: z
    .string({ error: 'required' })
    .trim()
    .min(2, { error: 'too_short' })
    .max(200, { error: 'too_long' }),
});

/** Who of ours answers for a person from now on; empty: nobody. */
export const OfficerInput = z.object({
  id: z.uuid(),
  version: z.coerce.number().int(),
  officerId: z.uuid({ error: 'not_in_list' }).optional(),
  reason: text(200),
});
export type OfficerInput = z.output<typeof OfficerInput>;

/** Showing one full contact value: an audited act with a purpose (security.md, What goes out). */
export const RevealInput = z.object({
  contactPointId: z.uuid(),
  purpose: z.enum(['contact', 'verify', 'invite', 'other'], { error: 'not_in_list' }),
});

/** One picture for a person's record, sent beforehand with purpose `image`. */
export const PortraitInput = z.object({
  id: z.uuid(),
  files: AttachFilesInput.min(1, { error: 'file_required' }).max(1, { error: 'too_many_files' }),
});
export type PortraitInput = z.output<typeof PortraitInput>;

export const RemovePortraitInput = z.object({ id: z.uuid() });
export type RemovePortraitInput = z.output<typeof RemovePortraitInput>;
