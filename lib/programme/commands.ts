import { recordChange } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { touchTags } from '@/lib/server/cache-tags';
import { inTransaction } from '@/lib/server/db';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canChangeParameters } from './policy';
import type { IndustryTagChange } from './schema-tags';

/**
 * Changes an industry tag: its names, order, the words by which imports know it and its classes of GB/T 4754 (E27).
 * Records keep the tag; public pages that print its name are drawn anew.
 */
export async function updateIndustryTag(actor: Actor, input: IndustryTagChange): Promise<void> {
  if (!canChangeParameters(actor)) throw new ForbiddenError('programme.change');
  await inTransaction(async (tx) => {
    const before = await tx.industryTag.findUnique({ where: { id: input.id } });
    if (!before) throw new NotFoundError('industry_tag');
    const { id, nameHant, nameEn, ...rest } = input;
    const after = { ...rest, nameHant: nameHant ?? null, nameEn: nameEn ?? null };
    await tx.industryTag.update({ where: { id }, data: after, select: { id: true } });
    await touchTags(tx, ['programme', 'showcase', 'offers', 'chains']);
    const { nameZh, sortNo, synonyms, industryCodes } = before;
    await recordChange(tx, actor, {
      noun: 'programme',
      recordId: id,
      verb: 'update',
      before: {
        nameZh,
        nameHant: before.nameHant,
        nameEn: before.nameEn,
        sortNo,
        synonyms,
        industryCodes,
      },
      after,
    });
  });
}
