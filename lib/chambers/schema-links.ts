import { z } from 'zod';
import { textField } from '@/lib/shared/zod-fields';

/** An entry whose person the officer asks about. */
export const LedgerQuestion = z.object({ id: z.uuid() });

/** A match that is not the same, or is to be looked at again. */
export const MatchDecision = z.object({ id: z.uuid(), reason: textField(200) });
export type MatchDecision = z.output<typeof MatchDecision>;

/** The person of an entry, entered into the ledger; a reason where the ledger may know them. */
export const MemberRegistration = z.object({
  id: z.uuid(),
  version: z.coerce.number().int(),
  reason: textField(200),
});
export type MemberRegistration = z.output<typeof MemberRegistration>;
