import { namePinyin } from '@/lib/shared/pinyin';
import type { Role } from '@/prisma/generated/enums';

/** The page where each role begins after sign-in. */
export function homeOf(role: Role): '/my' | '/chamber' | '/desk' {
  if (role === 'merchant') return '/my';
  return role === 'chamber_officer' ? '/chamber' : '/desk';
}

/** Words of an account that its password may not be made of: account, name in characters and in pinyin. */
export function ownWords(user: { account: string; name: string }): string[] {
  return [user.account, user.name, namePinyin(user.name).full];
}
