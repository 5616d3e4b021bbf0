import { recordChange } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { touchTags } from '@/lib/server/cache-tags';
import { inTransaction, type Tx } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { newId } from '@/lib/server/uuid';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { firmPinyin } from '@/lib/shared/pinyin';
import { canWriteChain, canWriteChains, chainScopeColumns, visibleChains } from '../policy';
import { parseLinkLines } from '../rules';
import type { ChainChange, ChainInput } from '../schema';

const columnsOf = (input: ChainInput) => ({
  name: input.name,
  summary: input.summary ?? null,
  leadUnitId: input.leadUnitId ?? null,
  chiefText: input.chiefText ?? null,
  industryTagId: input.industryTagId ?? null,
  sourceQuote: input.sourceQuote ?? null,
  isPublic: input.isPublic,
});

async function writeParts(tx: Tx, chainId: string, input: ChainInput): Promise<void> {
  const { links } = parseLinkLines(input.linkText ?? '');
  await tx.chainLink.deleteMany({ where: { chainId } });
  await tx.chainLink.createMany({
    data: links.map((link, sortNo) => ({ id: newId(), chainId, ...link, sortNo })),
  });
}

/** What the log keeps: the columns and the links as they are typed. */
const logged = (input: ChainInput) => ({ ...columnsOf(input), linkText: input.linkText ?? null });

async function checkLeadUnit(tx: Tx, leadUnitId: string | undefined): Promise<void> {
  if (leadUnitId && (await tx.unit.count({ where: { id: leadUnitId } })) === 0) {
    throw FieldErrors.of('leadUnitId', 'not_in_list');
  }
}

/** Enters a chain with its links (C12). It belongs to the writer's unit. Bureau only. */
export async function createChain(actor: Actor, input: ChainInput): Promise<{ id: string }> {
  if (!canWriteChains(actor)) throw new ForbiddenError('chains.write');
  return inTransaction(async (tx) => {
    await checkLeadUnit(tx, input.leadUnitId);
    const ownerUnitId = (actor.kind === 'person' ? actor.unitId : null) ?? input.leadUnitId;
    if (!ownerUnitId) throw FieldErrors.of('leadUnitId', 'required');
    const id = newId();
    const initials = firmPinyin(input.name)
      .initials.replace(/[^a-z0-9]/g, '')
      .slice(0, 12);
    const slug = `${initials || 'chain'}-${id.slice(-6)}`;
    await tx.chain.create({ data: { id, slug, ...columnsOf(input), ownerUnitId } });
    await writeParts(tx, id, input);
    await recordChange(tx, actor, { noun: 'chains', recordId: id, verb: 'create', after: logged(input) });
    await touchTags(tx, ['chains', `chains/${slug}`]);
    return { id };
  });
}

/** Changes a chain and its links. A newer version is a conflict. */
export async function updateChain(actor: Actor, input: ChainChange): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const chain = await tx.chain.findFirst({
      where: {
        AND: [{ id: input.id, archivedAt: null }, scopeWhere(visibleChains(actor), chainScopeColumns)],
      },
      select: {
        id: true,
        slug: true,
        version: true,
        ownerUnitId: true,
        name: true,
        summary: true,
        leadUnitId: true,
        chiefText: true,
        industryTagId: true,
        sourceQuote: true,
        isPublic: true,
      },
    });
    if (!chain) throw new NotFoundError('chain');
    if (!canWriteChain(actor, chain)) throw new ForbiddenError('chains.write');
    if (chain.version !== input.version) {
      throw new AppError(
        'conflict',
        {},
        { version: String(chain.version), name: chain.name, summary: chain.summary ?? '' },
      );
    }
    await checkLeadUnit(tx, input.leadUnitId);
    const { id: _id, slug: _slug, version: _version, ownerUnitId: _owner, ...before } = chain;
    await tx.chain.update({
      where: { id: chain.id },
      data: { ...columnsOf(input), version: { increment: 1 } },
      select: { id: true },
    });
    await writeParts(tx, chain.id, input);
    await recordChange(tx, actor, {
      noun: 'chains',
      recordId: chain.id,
      verb: 'update',
      before,
      after: logged(input),
    });
    await touchTags(tx, ['chains', `chains/${chain.slug}`, 'offers']);
    return { id: chain.id };
  });
}
