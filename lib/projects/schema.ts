import { z } from 'zod';
import { AttachFilesInput } from '@/lib/files/schema';
import { checkProjectCode } from '@/lib/shared/project-code';
import {
  checkboxField,
  dayField,
  idField,
  percentField,
  quantityField,
  requiredText,
  textField,
  wanField,
} from '@/lib/shared/zod-fields';

/** The stages of a project in their order (E1); the truth is the stage log. */
export const projectStages = [
  'lead',
  'appraisal',
  'negotiation',
  'pre_review',
  'signed',
  'approved',
  'started',
  'construction',
  'production',
  'full_capacity',
] as const;
export type ProjectStage = (typeof projectStages)[number];

/** How a project stands, apart from how far it has come. */
export const projectStatuses = ['ongoing', 'paused', 'unfulfilled', 'terminated', 'completed'] as const;
export type ProjectStatus = (typeof projectStatuses)[number];

/** What a form, the import, the API or the seed may set of a project (2.14 招商引资项目台账). Amounts in 万元. */
export const ProjectInput = z.object({
  name: requiredText(80, 2),
  nationalCode: textField(40).refine((code) => !code || checkProjectCode(code).ok, { error: 'project_code' }),
  ownerUnitId: idField.optional(),
  investorText: textField(80),
  sourceText: textField(60),
  chamberId: idField.optional(),
  parkId: idField.optional(),
  chainId: idField.optional(),
  content: textField(2000),
  totalInvestmentWan: wanField().optional(),
  landMu: quantityField.optional(),
  plantSqm: quantityField.optional(),
  jobs: z.coerce.number({ error: 'number' }).int({ error: 'number' }).min(0).max(1_000_000).optional(),
  isReturn: checkboxField,
  isRestricted: checkboxField,
  leaderText: textField(60),
  note: textField(2000),
});
export type ProjectInput = z.output<typeof ProjectInput>;

/** A project out of a lead. */
export const ProjectOfLead = ProjectInput.extend({ leadId: z.uuid() });
export type ProjectOfLead = z.output<typeof ProjectOfLead>;

const versioned = { id: z.uuid(), version: z.coerce.number().int() };

/** An edit: the record and the version that was read. */
export const ProjectChange = ProjectInput.extend(versioned);
export type ProjectChange = z.output<typeof ProjectChange>;

/** A move to another stage; `force` passes missing conditions and needs a reason (chief only). */
export const StageMove = z.object({
  ...versioned,
  toStage: z.enum(projectStages, { error: 'not_in_list' }),
  onDate: dayField,
  reason: textField(300),
  force: checkboxField,
});
export type StageMove = z.output<typeof StageMove>;

/** Another status, with the reason (E1: exit reason). */
export const StatusChange = z.object({
  ...versioned,
  status: z.enum(projectStatuses, { error: 'not_in_list' }),
  reason: requiredText(300, 2),
});
export type StatusChange = z.output<typeof StatusChange>;

/** Who is credited from a day on: the whole list, summing to 100. */
export const SharesInput = z.object({
  ...versioned,
  validFrom: dayField,
  reason: textField(300),
  shares: z
    .array(z.object({ unitId: idField, percent: percentField }))
    .min(1, { error: 'required' })
    .max(12, { error: 'too_many' }),
});
export type SharesInput = z.output<typeof SharesInput>;

/** Papers that gates may ask for, by role. */
export const paperRoles = ['review', 'approval', 'start', 'production', 'other'] as const;

export const PapersInput = z.object({
  id: z.uuid(),
  role: z.enum(paperRoles, { error: 'not_in_list' }),
  files: AttachFilesInput.min(1, { error: 'file_required' }),
});
export type PapersInput = z.output<typeof PapersInput>;

export const PaperRemoval = z.object({ id: z.uuid(), attachmentId: z.uuid() });
export type PaperRemoval = z.output<typeof PaperRemoval>;
