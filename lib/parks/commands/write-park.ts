import { recordChange } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { touchTags } from '@/lib/server/cache-tags';
import { inTransaction, type Tx } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { newId } from '@/lib/server/uuid';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { firmPinyin } from '@/lib/shared/pinyin';
import { buildSearchText } from '@/lib/shared/search-text';
import { canWritePark, canWriteParks, parkScopeColumns, visibleParks } from '../policy';
import type { ParkChange, ParkInput } from '../schema';

const columnsOf = (input: ParkInput) => ({
  name: input.name,
  summary: input.summary ?? null,
  level: input.level ?? null,
  countyName: input.countyName ?? null,
  areaMu: input.areaMu ?? null,
  availableMu: input.availableMu ?? null,
  plantSqm: input.plantSqm ?? null,
  rentYuan: input.rentYuan ?? null,
  landPriceWan: input.landPriceWan ?? null,
  floorLoadKg: input.floorLoadKg ?? null,
  powerKva: input.powerKva ?? null,
  factsOn: input.factsOn ? new Date(`${input.factsOn}T00:00:00Z`) : null,
  sourceQuote: input.sourceQuote ?? null,
  ownerUnitId: input.ownerUnitId,
  isPublic: input.isPublic,
});

/** What a park is found by: name, readings, county. */
export function parkSearchText(park: {
  name: string;
  countyName?: string | null;
  summary?: string | null;
}): string {
  const reading = firmPinyin(park.name);
  return buildSearchText([park.name, park.countyName, reading.full, reading.initials, park.summary]);
}

async function writeParts(tx: Tx, parkId: string, input: ParkInput): Promise<void> {
  const known = await tx.chain.findMany({ where: { id: { in: input.chainIds } }, select: { id: true } });
  if (known.length !== new Set(input.chainIds).size) throw FieldErrors.of('chainIds', 'not_in_list');
  await tx.parkChain.deleteMany({ where: { parkId } });
  await tx.parkChain.createMany({
    data: [...new Set(input.chainIds)].map((chainId, sortNo) => ({ parkId, chainId, sortNo })),
  });
}

/** What the log keeps: dates as days, the chains by id. */
const logged = (input: ParkInput) => {
  const { factsOn: _f, ...columns } = columnsOf(input);
  return { ...columns, factsOn: input.factsOn ?? null, chainIds: input.chainIds };
};

/** Enters a park with its facts (C12) under a unit of the actor's scope. */
export async function createPark(actor: Actor, input: ParkInput): Promise<{ id: string }> {
  if (!canWriteParks(actor)) throw new ForbiddenError('parks.write');
  if (!canWritePark(actor, input)) throw FieldErrors.of('ownerUnitId', 'not_in_list');
  return inTransaction(async (tx) => {
    const id = newId();
    const initials = firmPinyin(input.name)
      .initials.replace(/[^a-z0-9]/g, '')
      .slice(0, 12);
    const slug = `${initials || 'park'}-${id.slice(-6)}`;
    await tx.park.create({
      data: { id, slug, ...columnsOf(input), unitId: input.ownerUnitId, searchText: parkSearchText(input) },
      select: { id: true },
    });
    await writeParts(tx, id, input);
    await recordChange(tx, actor, { noun: 'parks', recordId: id, verb: 'create', after: logged(input) });
    await touchTags(tx, ['parks', `parks/${slug}`, 'chains']);
    return { id };
  });
}

/** Changes a park. A newer version is a conflict; another unit's park is refused. */
export async function updatePark(actor: Actor, input: ParkChange): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const park = await tx.park.findFirst({
      where: { AND: [{ id: input.id, archivedAt: null }, scopeWhere(visibleParks(actor), parkScopeColumns)] },
      select: {
        id: true,
        slug: true,
        version: true,
        ownerUnitId: true,
        name: true,
        summary: true,
        isPublic: true,
        countyName: true,
      },
    });
    if (!park) throw new NotFoundError('park');
    if (!canWritePark(actor, park)) throw new ForbiddenError('parks.write');
    if (!canWritePark(actor, input)) throw FieldErrors.of('ownerUnitId', 'not_in_list');
    if (park.version !== input.version) {
      throw new AppError(
        'conflict',
        {},
        { version: String(park.version), name: park.name, summary: park.summary ?? '' },
      );
    }
    await tx.park.update({
      where: { id: park.id },
      data: { ...columnsOf(input), searchText: parkSearchText(input), version: { increment: 1 } },
      select: { id: true },
    });
    await writeParts(tx, park.id, input);
    const { id: _i, slug: _s, version: _v, ...before } = park;
    await recordChange(tx, actor, {
      noun: 'parks',
      recordId: park.id,
      verb: 'update',
      before,
      after: logged(input),
    });
    await touchTags(tx, ['parks', `parks/${park.slug}`, 'chains', 'offers']);
    return { id: park.id };
  });
}
