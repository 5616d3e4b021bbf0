import { recordChange, recordChanges } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { bulkInsert } from '@/lib/server/bulk';
import { touchTags } from '@/lib/server/cache-tags';
import { numberText, reserveNumbers } from '@/lib/server/counter';
import { inTransaction, type Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { today } from '@/lib/shared/dates';
import { AppError, FieldErrors, ForbiddenError } from '@/lib/shared/errors';
import { canCreateChambers, canKeepChamberFor } from '../policy';
import { chamberSearchColumns, chamberSlug, STATUS_DAY } from '../rules';
import type { ChamberChange, ChamberInput } from '../schema';
import { asTexts, chamberTags, requireChamber } from './prepare';

/** What the seed adds to the form's input. */
export type ChamberEntry = ChamberInput & {
  isSample?: boolean;
  sourceId?: string | null;
  sortNo?: number;
  names?: Readonly<Record<string, string>>;
};

/** Enters chambers, a set in one transaction; the form calls it with one. Ids come back in order. */
export async function createChambers(
  actor: Actor,
  entries: readonly ChamberEntry[],
): Promise<{ ids: string[] }> {
  return inTransaction((tx) => createChambersIn(tx, actor, entries));
}

/** The same inside a transaction that the caller has opened. Refuses whoever may not keep for the unit. */
export async function createChambersIn(
  tx: Tx,
  actor: Actor,
  entries: readonly ChamberEntry[],
): Promise<{ ids: string[] }> {
  if (!canCreateChambers(actor)) throw new ForbiddenError('chambers.create');
  const year = Number(today().slice(0, 4));
  const first = await reserveNumbers(tx, 'chambers', year, entries.length);
  const rows = entries.map((entry, index) => {
    const ownerUnitId = entry.ownerUnitId ?? (actor.kind === 'person' ? actor.unitId : null);
    if (!ownerUnitId || !canKeepChamberFor(actor, ownerUnitId))
      throw new ForbiddenError('chambers.keep_for_unit');
    if (entry.statusOn && entry.statusOn > today()) throw FieldErrors.of('statusOn', 'date_in_future');
    const fileNo = numberText('S', year, first + index);
    const dayColumn = entry.status === 'unverified' ? null : STATUS_DAY[entry.status];
    return {
      id: newId(),
      fileNo,
      slug: chamberSlug(entry.name, fileNo),
      ...columnsOf(entry),
      status: entry.status,
      preparedOn: null,
      foundedOn: null,
      registeredOn: null,
      dissolvedOn: null,
      ...(dayColumn ? { [dayColumn]: entry.statusOn ?? null } : {}),
      sourceId: entry.sourceId ?? null,
      isSample: entry.isSample ?? false,
      sortNo: entry.sortNo ?? 0,
      ownerUnitId,
      ...chamberSearchColumns({ name: entry.name, aliases: entry.aliases, cityName: entry.cityName ?? null }),
    };
  });
  await bulkInsert(tx, 'chamber', rows);
  await bulkInsert(
    tx,
    'chamber_text',
    entries.flatMap((entry, index) =>
      Object.entries(entry.names ?? {}).map(([locale, text]) => ({
        id: newId(),
        recordId: rows[index]?.id ?? '',
        locale,
        field: 'name',
        text,
        // names of the preset are reviewed with it; a person's come through the screen of translations
        state: 'approved',
      })),
    ),
  );
  await recordChanges(
    tx,
    actor,
    rows.map(({ id, searchText: _s, pinyin: _p, initials: _i, ...after }) => ({
      noun: 'chambers',
      recordId: id,
      verb: 'create',
      after,
    })),
  );
  await touchTags(
    tx,
    rows.flatMap((row) => chamberTags(row.slug)),
  );
  return { ids: rows.map((row) => row.id) };
}

function columnsOf(input: ChamberInput | ChamberChange) {
  const stated = input.statedMembers ?? null;
  return {
    name: input.name,
    aliases: input.aliases,
    kind: input.kind,
    placeId: input.placeId ?? null,
    cityName: input.cityName ?? null,
    registryNo: input.registryNo ?? null,
    presidentFirm: input.presidentFirm ?? null,
    secretariatPhone: input.secretariatPhone ?? null,
    address: input.address ?? null,
    statusNote: input.statusNote ?? null,
    // without a number nothing of the statement is kept: half a figure can't be read
    statedMembers: stated,
    statedQualifier: stated ? (input.statedQualifier ?? 'exact') : null,
    statedAsOf: stated ? (input.statedAsOf ?? null) : null,
    statedSourceId: stated ? (input.statedSourceId ?? null) : null,
    statedSourceText: stated ? (input.statedSourceText ?? null) : null,
    statedQuote: stated ? (input.statedQuote ?? null) : null,
    isPublic: input.isPublic,
    note: input.note ?? null,
  };
}

const storedSelect = {
  name: true,
  aliases: true,
  kind: true,
  placeId: true,
  cityName: true,
  registryNo: true,
  presidentFirm: true,
  secretariatPhone: true,
  address: true,
  statusNote: true,
  statedMembers: true,
  statedQualifier: true,
  statedAsOf: true,
  statedSourceId: true,
  statedSourceText: true,
  statedQuote: true,
  isPublic: true,
  note: true,
  ownerUnitId: true,
} as const;

/**
 * Changes the facts of a chamber; the status has an act of its own. A newer version refuses with what stands now.
 * A changed name leaves translated names to be reviewed again; the address part stays, so that links keep working.
 */
export async function updateChamber(actor: Actor, input: ChamberChange): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const chamber = await requireChamber(tx, actor, input.id);
    const stored = await tx.chamber.findUniqueOrThrow({ where: { id: chamber.id }, select: storedSelect });
    const before = { ...stored, statedMembers: stored.statedMembers?.toFixed() ?? null };
    const standing = { ...asTexts(before), version: String(chamber.version) };
    if (chamber.version !== input.version) throw new AppError('conflict', {}, standing);
    const ownerUnitId = input.ownerUnitId ?? stored.ownerUnitId;
    if (ownerUnitId !== stored.ownerUnitId && !canKeepChamberFor(actor, ownerUnitId))
      throw FieldErrors.of('ownerUnitId', 'not_in_list');
    if (chamber.status === 'registered' && !input.registryNo) throw FieldErrors.of('registryNo', 'required');
    const after = { ...columnsOf(input), ownerUnitId };
    const moved = await tx.chamber.updateMany({
      where: { id: chamber.id, version: input.version },
      data: {
        ...after,
        ...chamberSearchColumns({ name: after.name, aliases: after.aliases, cityName: after.cityName }),
        version: { increment: 1 },
      },
    });
    if (moved.count !== 1) throw new AppError('conflict', {}, standing);
    if (after.name !== stored.name) {
      await tx.chamberText.updateMany({
        where: { recordId: chamber.id, field: 'name' },
        data: { state: 'outdated' },
      });
    }
    await recordChange(tx, actor, { noun: 'chambers', recordId: chamber.id, verb: 'update', before, after });
    await touchTags(tx, chamberTags(chamber.slug));
    return { id: chamber.id };
  });
}
