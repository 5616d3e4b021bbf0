import { z } from 'zod';
import { dayField, idField, requiredText, textField } from '@/lib/shared/zod-fields';

export const roleNames = [
  'clerk',
  'chief',
  'leader',
  'filler',
  'chamber_officer',
  'merchant',
  'supervisor',
  'sysadmin',
  'secadmin',
  'auditor',
] as const;

/** A sign-in name: lower case, three to forty characters, so that it can be told over the telephone. */
export const accountField = z
  .string({ error: 'required' })
  .transform((value) => value.normalize('NFKC').trim().toLowerCase())
  .refine((value) => /^[a-z0-9][a-z0-9._-]{2,39}$/.test(value), { error: 'account_format' });

const reason = requiredText(200, 2);
const version = z.coerce.number({ error: 'number' }).int();

/** A new account. It has no grant yet, so it cannot sign in. */
export const UserInput = z.object({ account: accountField, name: requiredText(40) });
export type UserInput = z.output<typeof UserInput>;

/** The person's name; the sign-in name stays what it is, since the audit trail is read by it. */
export const UserChange = z.object({ id: z.uuid(), version, name: requiredText(40) });
export type UserChange = z.output<typeof UserChange>;

/** An act on an account that needs no more than its id and a reason. */
export const AccountAct = z.object({ id: z.uuid(), reason });
export type AccountAct = z.output<typeof AccountAct>;

/** A grant: the role, what it is bound to, and from when to when (data-model.md, Units and scope). */
export const GrantInput = z
  .object({
    userId: z.uuid(),
    role: z.enum(roleNames, { error: 'not_in_list' }),
    unitId: idField.optional(),
    chamberId: idField.optional(),
    merchantId: idField.optional(),
    validFrom: dayField,
    validTo: dayField.optional(),
    reason,
  })
  .refine((grant) => !grant.validTo || grant.validTo >= grant.validFrom, {
    path: ['validTo'],
    error: 'date_order',
  });
export type GrantInput = z.output<typeof GrantInput>;

/** The last day of a grant, set beforehand. */
export const EndGrantInput = z.object({ grantId: z.uuid(), validTo: dayField, reason });
export type EndGrantInput = z.output<typeof EndGrantInput>;

/** Taking a grant away at once. */
export const RevokeGrantInput = z.object({ grantId: z.uuid(), reason });
export type RevokeGrantInput = z.output<typeof RevokeGrantInput>;

/** An invitation to a chamber's officer or a merchant; the predecessor's grant may end at a date. */
export const InvitationInput = z
  .object({
    chamberId: z.uuid().optional(),
    merchantId: z.uuid().optional(),
    name: requiredText(40),
    predecessorGrantId: idField.optional(),
    handoverOn: dayField.optional(),
  })
  .refine((input) => (input.chamberId === undefined) !== (input.merchantId === undefined), {
    path: ['chamberId'],
    error: 'invalid',
  })
  .refine((input) => input.predecessorGrantId === undefined || input.handoverOn !== undefined, {
    path: ['handoverOn'],
    error: 'required',
  });
export type InvitationInput = z.output<typeof InvitationInput>;

export const RevokeInvitationInput = z.object({ id: z.uuid() });

/** What the invited person fills in: sign-in name and password. */
export const AcceptInvitationInput = z
  .object({
    token: z.string().min(20).max(200),
    account: accountField,
    newPassword: z.string({ error: 'required' }).max(512, { error: 'too_long' }),
    repeatPassword: z.string({ error: 'required' }).max(512, { error: 'too_long' }),
  })
  .refine((input) => input.newPassword === input.repeatPassword, {
    path: ['repeatPassword'],
    error: 'passwords_differ',
  });
export type AcceptInvitationInput = z.output<typeof AcceptInvitationInput>;

/** The same for a person who has an account and is signed in. */
export const JoinInput = z.object({ token: z.string().min(20).max(200) });

/** What a token of the REST API may do. */
export const tokenScopes = [
  'merchants:read',
  'merchants:write',
  'companies:read',
  'companies:write',
  'interactions:read',
  'interactions:write',
  'projects:read',
  'offers:read',
  'chambers:read',
  'chambers:write',
  'memberships:read',
  'memberships:write',
] as const;
export type TokenScope = (typeof tokenScopes)[number];

/** A personal access token: a name to know it by, what it may do, and at most a year. */
export const TokenInput = z.object({
  name: requiredText(40),
  scopes: z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(z.enum(tokenScopes, { error: 'not_in_list' })).min(1, { error: 'required' }),
  ),
  days: z.coerce.number({ error: 'number' }).int({ error: 'number' }).min(1).max(365),
});
export type TokenInput = z.output<typeof TokenInput>;

export const RevokeTokenInput = z.object({ id: z.uuid() });

export const FirstAdministratorInput = z.object({
  account: accountField,
  name: textField(40),
  password: z.string({ error: 'required' }).max(512, { error: 'too_long' }),
  role: z.enum(['sysadmin', 'secadmin', 'auditor'], { error: 'not_in_list' }),
});
export type FirstAdministratorInput = z.output<typeof FirstAdministratorInput>;
