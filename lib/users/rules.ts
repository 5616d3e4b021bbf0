import { OFFICER_GRACE_DAYS } from '@/lib/shared/officer-grace';
import type { Role } from '@/prisma/generated/enums';

/** The three administrators are three persons (security.md, 等保 2.0 三权分立). */
export const administratorRoles: readonly Role[] = ['sysadmin', 'secadmin', 'auditor'];

/** What a grant of a role must be bound to. */
export const boundTo: Record<Role, 'unit' | 'chamber' | 'merchant'> = {
  clerk: 'unit',
  chief: 'unit',
  leader: 'unit',
  filler: 'unit',
  supervisor: 'unit',
  sysadmin: 'unit',
  secadmin: 'unit',
  auditor: 'unit',
  chamber_officer: 'chamber',
  merchant: 'merchant',
};

/** May one account hold both roles at the same time? */
export function rolesGoTogether(a: Role, b: Role): boolean {
  if (a === b) return true;
  return !administratorRoles.includes(a) && !administratorRoles.includes(b);
}

/** Is a grant in force on a day (YYYY-MM-DD, Asia/Shanghai)? Officers keep it through the grace period. */
export function isInForce(
  grant: { role: Role; validFrom: string; validTo: string | null; revokedAt: Date | null },
  today: string,
): boolean {
  if (grant.revokedAt || grant.validFrom > today) return false;
  if (!grant.validTo) return true;
  const grace = grant.role === 'chamber_officer' ? OFFICER_GRACE_DAYS : 0;
  const end = new Date(`${grant.validTo}T00:00:00Z`);
  end.setUTCDate(end.getUTCDate() + grace);
  return end.toISOString().slice(0, 10) >= today;
}

/** Do two periods (YYYY-MM-DD, open end null) share a day? */
export function periodsMeet(
  a: { validFrom: string; validTo: string | null },
  b: { validFrom: string; validTo: string | null },
): boolean {
  return (a.validTo === null || a.validTo >= b.validFrom) && (b.validTo === null || b.validTo >= a.validFrom);
}

/** Days that an invitation link is good for. */
export const INVITATION_DAYS = 7;

/** Where a grant stands on a day: for the list of grants of an account. */
export function grantState(
  grant: { role: Role; validFrom: string; validTo: string | null; revokedAt: Date | null },
  today: string,
): 'in_force' | 'grace' | 'coming' | 'ended' | 'revoked' {
  if (grant.revokedAt) return 'revoked';
  if (grant.validFrom > today) return 'coming';
  if (!isInForce(grant, today)) return 'ended';
  return grant.validTo !== null && grant.validTo < today ? 'grace' : 'in_force';
}
