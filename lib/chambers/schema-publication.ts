import { z } from 'zod';
import { checkboxField, dayField, requiredText } from '@/lib/shared/zod-fields';

/** A member's consent that name and office are shown in public, with the day and what proves it (PIPL 25, 14). */
export const PublicationInput = z.object({
  id: z.uuid(),
  agreed: checkboxField.refine((on) => on, { error: 'consent_required' }),
  evidence: requiredText(200, 2),
  givenOn: dayField,
});
export type PublicationInput = z.output<typeof PublicationInput>;

/** Taking it back: always, without a reason (PIPL 15). */
export const PublicationEnd = z.object({ id: z.uuid() });

/** Whether the public reads telephone and address of the secretariat. */
export const ContactPublicInput = z.object({ id: z.uuid(), isOn: checkboxField });
export type ContactPublicInput = z.output<typeof ContactPublicInput>;
