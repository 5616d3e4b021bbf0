import { z } from 'zod';

/** Account and password as typed at the sign-in page. The account is compared in lower case, NFKC. */
export const SignInInput = z.object({
  account: z
    .string({ error: 'required' })
    .max(100, { error: 'too_long' })
    .transform((value) => value.normalize('NFKC').trim().toLowerCase())
    .refine((value) => value !== '', { error: 'required' }),
  password: z.string({ error: 'required' }).max(512, { error: 'too_long' }),
  next: z.string().max(1000).optional(),
});
export type SignInInput = z.infer<typeof SignInInput>;

/** A new password, typed twice. What it may be is checked by the command (length, common list, own words). */
export const ChangePasswordInput = z
  .object({
    currentPassword: z.string({ error: 'required' }).max(512, { error: 'too_long' }),
    newPassword: z.string({ error: 'required' }).max(512, { error: 'too_long' }),
    repeatPassword: z.string({ error: 'required' }).max(512, { error: 'too_long' }),
  })
  .refine((input) => input.newPassword === input.repeatPassword, {
    path: ['repeatPassword'],
    error: 'passwords_differ',
  });
export type ChangePasswordInput = z.infer<typeof ChangePasswordInput>;

/** One of my sessions, to be ended. */
export const RevokeSessionInput = z.object({ sessionId: z.uuid({ error: 'invalid' }) });

/** One of my grants, to act under from now on. */
export const SwitchGrantInput = z.object({ grantId: z.uuid({ error: 'invalid' }) });
