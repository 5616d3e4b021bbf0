import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { ForbiddenError } from '@/lib/shared/errors';
import { canChangeLimits, canChangeParameters, canReadParameters } from './policy';
import { ProgrammeProfile } from './schema';

/** A value of a code table: `isRetired` values stay readable on the records that have them. */
type CodeRow = {
  id: string;
  version: number;
  code: string;
  nameZh: string;
  nameHant: string | null;
  nameEn: string | null;
  sortNo: number;
  synonyms: string[];
  isRetired: boolean;
};
export type TierRow = CodeRow & { facet: 'strength' | 'influence'; criteria: string | null };
export type IndustryTagRow = CodeRow & { industryCodes: string[] };

const codeSelect = {
  id: true,
  version: true,
  code: true,
  nameZh: true,
  nameHant: true,
  nameEn: true,
  sortNo: true,
  synonyms: true,
  archivedAt: true,
} as const;

/** The code tables of the programme with their criteria and mappings (E27), retired values last. For the three administrators. */
export async function getParameters(actor: Actor): Promise<{
  tiers: TierRow[];
  tags: IndustryTagRow[];
  limits: { version: number; exportApprovalPersons: number } | null;
  can: { change: boolean; changeLimits: boolean };
}> {
  if (!canReadParameters(actor)) throw new ForbiddenError('programme.read');
  const [tiers, tags, programme] = await Promise.all([
    db.tier.findMany({
      select: { ...codeSelect, facet: true, criteria: true },
      orderBy: [{ facet: 'asc' }, { sortNo: 'asc' }, { id: 'asc' }],
      take: 100,
    }),
    db.industryTag.findMany({
      select: { ...codeSelect, industryCodes: true },
      orderBy: [{ sortNo: 'asc' }, { id: 'asc' }],
      take: 200,
    }),
    db.programme.findFirst({ select: { version: true, profile: true } }),
  ]);
  const profile = ProgrammeProfile.safeParse(programme?.profile);
  const retiredLast = <T extends { archivedAt: Date | null }>(rows: T[]) =>
    [...rows.filter((row) => row.archivedAt === null), ...rows.filter((row) => row.archivedAt !== null)].map(
      ({ archivedAt, ...row }) => ({ ...row, isRetired: archivedAt !== null }),
    );
  return {
    tiers: retiredLast(tiers),
    tags: retiredLast(tags),
    limits:
      programme && profile.success
        ? { version: programme.version, exportApprovalPersons: profile.data.exportApprovalPersons }
        : null,
    can: { change: canChangeParameters(actor), changeLimits: canChangeLimits(actor) },
  };
}
