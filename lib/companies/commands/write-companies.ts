import { recordChange, recordChanges } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { bulkInsert } from '@/lib/server/bulk';
import { numberText, reserveNumbers } from '@/lib/server/counter';
import { inTransaction, type Tx } from '@/lib/server/db';
import { enqueue } from '@/lib/server/queue';
import { scopeWhere } from '@/lib/server/scope';
import { newId } from '@/lib/server/uuid';
import { today } from '@/lib/shared/dates';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import {
  canCreateCompanies,
  canKeepCompanyFor,
  canUpdateCompany,
  companyScopeColumns,
  visibleCompanies,
} from '../policy';
import { checkParent, replaceSatellites, satelliteTexts, writeSatellites } from './write-satellites';
import { COMPANY_RENAMED, companySearchColumns } from '../rules';
import type { CompanyArchiveInput, CompanyChange, CompanyInput } from '../schema';

/** One firm to enter; the seed marks its own. */
export type CompanyEntry = Omit<CompanyInput, 'parentShown'> & { parentShown?: boolean; isSample?: boolean };

/** Enters firms, a set in one transaction; the form calls it with one. Ids come back in order. */
export async function createCompanies(
  actor: Actor,
  entries: readonly CompanyEntry[],
): Promise<{ ids: string[] }> {
  return inTransaction((tx) => createCompaniesIn(tx, actor, entries));
}

/**
 * The same inside a transaction that the caller has opened. Refuses whoever may not keep for the unit, a code that a
 * firm has already (`duplicate` beside the field) and a set that holds one code twice.
 */
export async function createCompaniesIn(
  tx: Tx,
  actor: Actor,
  entries: readonly CompanyEntry[],
): Promise<{ ids: string[] }> {
  if (!canCreateCompanies(actor)) throw new ForbiddenError('companies.create');
  const units = entries.map((entry) => {
    const unitId = entry.ownerUnitId ?? (actor.kind === 'person' ? actor.unitId : null);
    if (!unitId || !canKeepCompanyFor(actor, unitId)) throw new ForbiddenError('companies.keep_for_unit');
    return unitId;
  });
  await refuseTakenCodes(
    tx,
    entries.flatMap((entry) => (entry.creditCode ? [entry.creditCode] : [])),
  );
  const year = Number(today().slice(0, 4));
  const first = await reserveNumbers(tx, 'companies', year, entries.length);
  const rows = entries.map((entry, index) => ({
    id: newId(),
    fileNo: numberText('Q', year, first + index),
    ...columnsOf(entry),
    ownerUnitId: units[index] ?? '',
    isSample: entry.isSample ?? false,
    ...companySearchColumns({ name: entry.name, shortName: entry.shortName, codes: [entry.creditCode] }),
  }));
  await bulkInsert(tx, 'company', rows);
  await bulkInsert(
    tx,
    'company_code',
    rows.flatMap((row) =>
      row.creditCode
        ? [{ id: newId(), companyId: row.id, creditCode: row.creditCode, validFrom: row.registeredOn }]
        : [],
    ),
  );
  for (const [index, entry] of entries.entries()) {
    const id = rows[index]?.id ?? '';
    if (entry.parentId) await checkParent(tx, actor, id, entry.parentId);
    await writeSatellites(tx, id, entry);
  }
  await recordChanges(
    tx,
    actor,
    rows.map(({ id, searchText: _s, pinyin: _p, initials: _i, ...after }, index) => ({
      noun: 'companies',
      recordId: id,
      verb: 'create',
      after: { ...after, ...satelliteTexts(entries[index]) },
    })),
  );
  return { ids: rows.map((row) => row.id) };
}

/** A code belongs to one firm in the ledger; the index would refuse it too, without saying where. */
async function refuseTakenCodes(tx: Tx, codes: readonly string[], exceptId?: string): Promise<void> {
  if (codes.length === 0) return;
  const taken = await tx.company.count({
    where: {
      creditCode: { in: [...codes] },
      archivedAt: null,
      ...(exceptId ? { id: { not: exceptId } } : {}),
    },
  });
  if (taken > 0 || new Set(codes).size < codes.length)
    throw FieldErrors.of('creditCode', 'credit_code_taken');
}

function columnsOf(entry: Omit<CompanyInput, 'parentShown'>) {
  return {
    name: entry.name,
    shortName: entry.shortName ?? null,
    creditCode: entry.creditCode ?? null,
    placeId: entry.placeId ?? null,
    placeText: entry.placeText ?? null,
    address: entry.address ?? null,
    industryCode: entry.industryCode ?? null,
    industryTagId: entry.industryTagId ?? null,
    mainBusiness: entry.mainBusiness ?? null,
    registeredCapitalWan: entry.registeredCapitalWan ?? null,
    registeredOn: entry.registeredOn ?? null,
    parentId: entry.parentId ?? null,
    note: entry.note ?? null,
  };
}

const storedSelect = {
  id: true,
  version: true,
  ownerUnitId: true,
  archivedAt: true,
  name: true,
  shortName: true,
  creditCode: true,
  placeId: true,
  placeText: true,
  address: true,
  industryCode: true,
  industryTagId: true,
  mainBusiness: true,
  registeredCapitalWan: true,
  registeredOn: true,
  parentId: true,
  note: true,
  codes: { select: { creditCode: true }, take: 50 },
} as const;

async function readForUpdate(tx: Tx, actor: Actor, id: string) {
  const row = await tx.company.findFirst({
    where: { AND: [{ id }, scopeWhere(visibleCompanies(actor), companyScopeColumns)] },
    select: storedSelect,
  });
  if (!row) throw new NotFoundError('company');
  if (!canUpdateCompany(actor, row)) throw new ForbiddenError('companies.update');
  return row;
}

/**
 * Changes a firm. A newer version refuses with what stands now. A changed credit code ends the old one today and adds
 * the new one with its reason: identity is the record, the code is a dated fact about it (data-model.md). A new name is
 * told to whoever keeps copies of it, by a job in the same transaction.
 */
export async function updateCompany(actor: Actor, input: CompanyChange): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const stored = await readForUpdate(tx, actor, input.id);
    const { codes, registeredOn, registeredCapitalWan, ...plain } = stored;
    const before = {
      ...plain,
      registeredOn: registeredOn?.toISOString().slice(0, 10) ?? null,
      registeredCapitalWan: registeredCapitalWan?.toFixed() ?? null,
    };
    if (stored.version !== input.version) throw new AppError('conflict', {}, asTexts(before));
    if (stored.archivedAt) throw new AppError('not_in_this_state');
    const ownerUnitId = input.ownerUnitId ?? stored.ownerUnitId;
    if (ownerUnitId !== stored.ownerUnitId && !canKeepCompanyFor(actor, ownerUnitId))
      throw FieldErrors.of('ownerUnitId', 'not_in_list');
    const parentId = input.parentId ?? (input.parentShown ? null : stored.parentId);
    if (parentId && parentId !== stored.parentId) await checkParent(tx, actor, stored.id, parentId);
    const after = { ...columnsOf(input), ownerUnitId, parentId };
    const lists = await replaceSatellites(tx, stored.id, input);
    if (after.creditCode !== stored.creditCode)
      await changeCode(tx, stored, after.creditCode, input.codeReason);
    const moved = await tx.company.updateMany({
      where: { id: input.id, version: input.version },
      data: {
        ...after,
        registeredOn: after.registeredOn ? new Date(`${after.registeredOn}T00:00:00Z`) : null,
        ...companySearchColumns({
          name: after.name,
          shortName: after.shortName,
          codes: [after.creditCode, ...codes.map((code) => code.creditCode)],
        }),
        version: { increment: 1 },
      },
    });
    if (moved.count !== 1) throw new AppError('conflict', {}, asTexts(before));
    const { id: _id, version: _v, archivedAt: _a, ...compared } = before;
    await recordChange(tx, actor, {
      noun: 'companies',
      recordId: input.id,
      verb: 'update',
      before: { ...compared, ...lists.before },
      after: { ...after, ...lists.after },
      reason: input.codeReason ?? null,
    });
    // the ledger of people keeps copies of the name; it listens (lib/posts/jobs.ts)
    if (after.name !== stored.name)
      await enqueue(tx, COMPANY_RENAMED, { companyId: input.id }, { key: input.id });
    return { id: input.id };
  });
}

async function changeCode(
  tx: Tx,
  stored: { id: string; creditCode: string | null },
  code: string | null,
  reason: string | undefined,
): Promise<void> {
  if (stored.creditCode && !reason) throw FieldErrors.of('codeReason', 'required');
  if (code) await refuseTakenCodes(tx, [code], stored.id);
  const at = new Date(`${today()}T00:00:00Z`);
  await tx.companyCode.updateMany({ where: { companyId: stored.id, validTo: null }, data: { validTo: at } });
  if (code) {
    await tx.companyCode.create({
      data: { id: newId(), companyId: stored.id, creditCode: code, validFrom: at, reason: reason ?? null },
      select: { id: true },
    });
  }
}

/** What stands now, as the form's conflict panel shows it. */
function asTexts(values: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [],
    ),
  );
}

/** Takes a firm out of lists and pickers, or back; nothing is deleted. A code taken meanwhile refuses the way back. */
export async function archiveCompany(
  actor: Actor,
  input: CompanyArchiveInput,
  restore = false,
): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const stored = await readForUpdate(tx, actor, input.id);
    if (stored.version !== input.version) throw new AppError('conflict', {}, { name: stored.name });
    if ((stored.archivedAt !== null) !== restore) throw new AppError('not_in_this_state');
    if (restore && stored.creditCode) await refuseTakenCodes(tx, [stored.creditCode], stored.id);
    await tx.company.update({
      where: { id: stored.id },
      data: {
        archivedAt: restore ? null : new Date(),
        archivedReason: restore ? null : input.reason,
        version: { increment: 1 },
      },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      noun: 'companies',
      recordId: stored.id,
      verb: restore ? 'restore' : 'archive',
      before: { archived: restore ? true : null },
      after: { archived: restore ? null : true },
      reason: input.reason,
    });
    return { id: stored.id };
  });
}
