import { z } from 'zod';
import { AttachFilesInput } from '@/lib/files/schema';
import { checkboxField, dayField, idField, requiredText } from '@/lib/shared/zod-fields';

const content = {
  title: requiredText(80, 2),
  /** light markup as articles use it */
  body: requiredText(20_000, 4),
  publishOn: dayField,
  untilOn: dayField.optional(),
  files: AttachFilesInput.default([]),
};

const inOrder = (
  input: { publishOn: string; untilOn?: string | undefined },
  context: z.RefinementCtx,
): void => {
  if (input.untilOn && input.untilOn < input.publishOn)
    context.addIssue({ code: 'custom', path: ['untilOn'], message: 'date_order' });
};

/** A chamber's notice to its own members. */
export const BulletinInput = z.object({ chamberId: z.uuid(), ...content }).superRefine(inOrder);
export type BulletinInput = z.output<typeof BulletinInput>;

/** The unit's notice to all chambers in its care, or to chosen ones. */
export const ChamberPostInput = z
  .object({
    ...content,
    toAll: checkboxField,
    chamberIds: z.preprocess(
      (value) => (typeof value === 'string' ? [value] : (value ?? [])),
      z.array(idField).max(200, { error: 'too_many' }),
    ),
  })
  .superRefine((input, context) => {
    inOrder(input, context);
    if (!input.toAll && input.chamberIds.length === 0)
      context.addIssue({ code: 'custom', path: ['chamberIds'], message: 'bulletin_to_nobody' });
  });
export type ChamberPostInput = z.output<typeof ChamberPostInput>;

/** Changed words or days; to whom it went stays. */
export const BulletinChange = z
  .object({ id: z.uuid(), version: z.coerce.number().int(), ...content })
  .superRefine(inOrder);
export type BulletinChange = z.output<typeof BulletinChange>;

/** Taken off, with the reason. */
export const BulletinArchive = z.object({
  id: z.uuid(),
  version: z.coerce.number().int(),
  reason: requiredText(200, 2),
});
export type BulletinArchive = z.output<typeof BulletinArchive>;

export const BulletinPaper = z.object({ id: z.uuid(), attachmentId: z.uuid() });
export type BulletinPaper = z.output<typeof BulletinPaper>;

export const BulletinAct = z.object({ id: z.uuid() });
