import { TieInput } from '@/lib/ties/schema';

/** A tie's input with fixed values: classmates, as one of the two told. */
export function tieInput(
  merchantId: string,
  otherId: string,
  input: Partial<Record<keyof TieInput, unknown>> = {},
): TieInput {
  return TieInput.parse({ merchantId, otherId, choice: 'classmate', source: '本人所述（示例）', ...input });
}
