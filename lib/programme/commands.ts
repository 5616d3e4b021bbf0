import { recordChange } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { touchTags } from '@/lib/server/cache-tags';
import { inTransaction, type Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canChangeParameters } from './policy';
import type {
  IndustryTagChange,
  IndustryTagInput,
  RetirementInput,
  TierChange,
  TierInput,
} from './schema-tags';

const TAGS = ['programme', 'showcase', 'offers', 'chains'];

function refuseOthers(actor: Actor): void {
  if (!canChangeParameters(actor)) throw new ForbiddenError('programme.change');
}

function refuseOld(row: { version: number; nameZh: string }, version: number): void {
  if (row.version !== version) {
    throw new AppError('conflict', {}, { version: String(row.version), nameZh: row.nameZh });
  }
}

/** Classes must stand in the classification that is loaded (GB/T 4754); the unknown ones are named. */
async function refuseUnknownCodes(tx: Tx, codes: readonly string[]): Promise<void> {
  const known = await tx.industry.findMany({
    where: { code: { in: [...codes] } },
    select: { code: true },
  });
  const unknown = codes.filter((code) => !known.some((one) => one.code === code));
  if (unknown.length > 0) {
    throw new FieldErrors({
      industryCodes: [{ code: 'unknown_industry_code', values: { codes: unknown.join('、') } }],
    });
  }
}

const tagColumns = ({ nameHant, nameEn, ...rest }: Omit<IndustryTagChange, 'id' | 'version'>) => ({
  nameZh: rest.nameZh,
  nameHant: nameHant ?? null,
  nameEn: nameEn ?? null,
  sortNo: rest.sortNo,
  synonyms: rest.synonyms,
  industryCodes: rest.industryCodes,
});

/** Adds an industry tag (E27). Refuses a code that is taken, also by a retired tag. The system administrator. */
export async function createIndustryTag(actor: Actor, input: IndustryTagInput): Promise<{ id: string }> {
  refuseOthers(actor);
  return inTransaction(async (tx) => {
    if ((await tx.industryTag.count({ where: { code: input.code } })) > 0) {
      throw FieldErrors.of('code', 'duplicate');
    }
    await refuseUnknownCodes(tx, input.industryCodes);
    const after = { ...tagColumns(input), code: input.code };
    const { id } = await tx.industryTag.create({ data: { id: newId(), ...after }, select: { id: true } });
    await recordChange(tx, actor, { noun: 'programme', recordId: id, verb: 'create', after });
    await touchTags(tx, TAGS);
    return { id };
  });
}

/**
 * Changes an industry tag: its names, order, the words by which imports know it and its classes of GB/T 4754 (E27).
 * Records keep the tag; public pages that print its name are drawn anew.
 */
export async function updateIndustryTag(actor: Actor, input: IndustryTagChange): Promise<{ id: string }> {
  refuseOthers(actor);
  return inTransaction(async (tx) => {
    const row = await tx.industryTag.findUnique({
      where: { id: input.id },
      select: {
        version: true,
        nameZh: true,
        nameHant: true,
        nameEn: true,
        sortNo: true,
        synonyms: true,
        industryCodes: true,
      },
    });
    if (!row) throw new NotFoundError('industry_tag');
    refuseOld(row, input.version);
    await refuseUnknownCodes(tx, input.industryCodes);
    const after = tagColumns(input);
    await tx.industryTag.update({
      where: { id: input.id },
      data: { ...after, version: { increment: 1 } },
      select: { id: true },
    });
    const { version: _v, ...before } = row;
    await recordChange(tx, actor, { noun: 'programme', recordId: input.id, verb: 'update', before, after });
    await touchTags(tx, TAGS);
    return { id: input.id };
  });
}

const tierColumns = ({ nameHant, nameEn, criteria, ...rest }: Omit<TierChange, 'id' | 'version'>) => ({
  nameZh: rest.nameZh,
  nameHant: nameHant ?? null,
  nameEn: nameEn ?? null,
  sortNo: rest.sortNo,
  criteria: criteria ?? null,
  synonyms: rest.synonyms,
});

/** Adds a step of strength or influence (E27). Refuses a code that its facet has. The system administrator. */
export async function createTier(actor: Actor, input: TierInput): Promise<{ id: string }> {
  refuseOthers(actor);
  return inTransaction(async (tx) => {
    const { facet, code } = input;
    if ((await tx.tier.count({ where: { facet, code } })) > 0) throw FieldErrors.of('code', 'duplicate');
    const after = { ...tierColumns(input), facet, code };
    const { id } = await tx.tier.create({ data: { id: newId(), ...after }, select: { id: true } });
    await recordChange(tx, actor, { noun: 'programme', recordId: id, verb: 'create', after });
    return { id };
  });
}

/** Changes a step: names, order, criteria, the words by which imports know it. People keep the step. */
export async function updateTier(actor: Actor, input: TierChange): Promise<{ id: string }> {
  refuseOthers(actor);
  return inTransaction(async (tx) => {
    const row = await tx.tier.findUnique({
      where: { id: input.id },
      select: {
        version: true,
        nameZh: true,
        nameHant: true,
        nameEn: true,
        sortNo: true,
        criteria: true,
        synonyms: true,
      },
    });
    if (!row) throw new NotFoundError('tier');
    refuseOld(row, input.version);
    const after = tierColumns(input);
    await tx.tier.update({
      where: { id: input.id },
      data: { ...after, version: { increment: 1 } },
      select: { id: true },
    });
    const { version: _v, ...before } = row;
    await recordChange(tx, actor, { noun: 'programme', recordId: input.id, verb: 'update', before, after });
    return { id: input.id };
  });
}

const retirementSelect = { version: true, nameZh: true, archivedAt: true } as const;

async function retire(
  tx: Tx,
  actor: Actor,
  row: { version: number; nameZh: string; archivedAt: Date | null } | null,
  input: RetirementInput,
  write: (data: { archivedAt: Date | null; version: { increment: number } }) => Promise<unknown>,
): Promise<void> {
  if (!row) throw new NotFoundError('parameter');
  refuseOld(row, input.version);
  if ((row.archivedAt !== null) === (input.to === 'retired')) throw new AppError('not_in_this_state');
  await write({ archivedAt: input.to === 'retired' ? new Date() : null, version: { increment: 1 } });
  await recordChange(tx, actor, {
    noun: 'programme',
    recordId: input.id,
    verb: input.to === 'retired' ? 'retire' : 'restore',
    before: { retired: row.archivedAt !== null },
    after: { retired: input.to === 'retired' },
    reason: input.reason,
  });
}

/** Takes a tag out of use or back: records that have it keep it, nobody can choose it any more. Never deleted. */
export async function retireIndustryTag(actor: Actor, input: RetirementInput): Promise<{ id: string }> {
  refuseOthers(actor);
  return inTransaction(async (tx) => {
    const where = { id: input.id };
    const row = await tx.industryTag.findUnique({ where, select: retirementSelect });
    await retire(tx, actor, row, input, (data) =>
      tx.industryTag.update({ where, data, select: { id: true } }),
    );
    await touchTags(tx, TAGS);
    return where;
  });
}

/** The same for a step of strength or influence. */
export async function retireTier(actor: Actor, input: RetirementInput): Promise<{ id: string }> {
  refuseOthers(actor);
  return inTransaction(async (tx) => {
    const where = { id: input.id };
    const row = await tx.tier.findUnique({ where, select: retirementSelect });
    await retire(tx, actor, row, input, (data) => tx.tier.update({ where, data, select: { id: true } }));
    return where;
  });
}
