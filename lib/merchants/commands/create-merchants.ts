import { createPersonKeysIn, recordChangesIn } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { BulkWrites, type BulkRow } from '@/lib/server/bulk';
import { numberText, reserveNumbers } from '@/lib/server/counter';
import { inTransaction, type Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { today } from '@/lib/shared/dates';
import { FieldErrors, ForbiddenError } from '@/lib/shared/errors';
import { canCreateMerchants, canKeepFor } from '../policy';
import { birthColumns, placeColumns, searchColumns } from '../rules';
import type { MerchantInput } from '../schema';
import { employerOf, insertSatellites, type Ready } from './create-satellites';
import { readReferences, type References } from './prepare';
import { companiesOf, lifeTexts, mainPostOf } from './write-life';

/** One person to enter, with what an import or the seed adds to the form's input. */
export type MerchantEntry = MerchantInput & {
  /** values that could not be read, kept as they stood */
  unparsed?: readonly { field: string; original: string; problem: string }[];
  workText?: string;
  lastContactOn?: string;
  isSample?: boolean;
};

/** Where a set comes from, when it is an import. */
export type EntryContext = {
  batchId?: string | null;
  basis?: {
    kind: 'consent' | 'contract' | 'statutory_duty' | 'public_source' | 'none';
    evidence?: string | null;
    purposes?: readonly string[];
    source?: string | null;
    expiresAt?: string | null;
  } | null;
  /** work of the caller that needs no database, done while PostgreSQL still writes */
  meanwhile?: () => Promise<void> | void;
};

/**
 * Enters people into the ledger: a set in one transaction, the form calls it with one (A1, A2, A12).
 * Refuses whoever may not keep for the unit, and ids of places or firms that do not exist. Every person gets a file
 * number, a data key, a keeper and an audit row. Ids come back in the order of the entries.
 */
export async function createMerchants(
  actor: Actor,
  entries: readonly MerchantEntry[],
  context: EntryContext = {},
): Promise<{ ids: string[] }> {
  return inTransaction((tx) => createMerchantsIn(tx, actor, entries, context), 60_000);
}

/** The same inside a transaction that the caller has opened: for an import's chunk with its checkpoint. */
export async function createMerchantsIn(
  tx: Tx,
  actor: Actor,
  given: readonly MerchantEntry[],
  context: EntryContext = {},
): Promise<{ ids: string[] }> {
  if (!canCreateMerchants(actor)) throw new ForbiddenError('merchants.create');
  const entries = given.map((entry) =>
    entry.posts ? { ...entry, post: mainPostOf(entry) ?? undefined } : entry,
  );
  const defaultUnit = actor.kind === 'person' ? actor.unitId : null;
  const unitOf = (entry: MerchantEntry): string => {
    const unitId = entry.ownerUnitId ?? defaultUnit;
    if (!unitId || !canKeepFor(actor, unitId)) throw new ForbiddenError('merchants.keep_for_unit');
    return unitId;
  };
  const references = await readReferences(
    tx,
    entries.flatMap((entry) => [entry.hometownId, entry.residenceId].filter((id) => id !== undefined)),
    entries.flatMap((entry) => [
      ...(entry.post?.companyId ? [entry.post.companyId] : []),
      ...companiesOf(entry),
    ]),
  );
  for (const entry of entries) checkReferences(entry, references);

  const year = Number(today().slice(0, 4));
  const firstNo = await reserveNumbers(tx, 'merchants', year, entries.length);
  const writes = new BulkWrites(tx);
  const keys = await createPersonKeysIn(writes, entries.length);
  const ready: Ready[] = entries.map((entry, index) => {
    const personKey = keys[index];
    if (!personKey) throw new Error('a person key is missing');
    return {
      id: newId(),
      fileNo: numberText('R', year, firstNo + index),
      entry,
      ownerUnitId: unitOf(entry),
      personKey,
    };
  });
  await writes.insert(
    'merchant',
    ready.map((row) => merchantRow(row, references, actor, context)),
  );
  await recordChangesIn(
    writes,
    actor,
    ready.map(({ id, fileNo, entry, ownerUnitId, personKey }) => ({
      noun: 'merchants',
      recordId: id,
      verb: 'create',
      after: auditValues(entry, references, fileNo, ownerUnitId),
      batchId: context.batchId ?? null,
      personKey,
    })),
  );
  await insertSatellites(writes, ready, context, references, actor);
  await context.meanwhile?.();
  await writes.end();
  return { ids: ready.map((row) => row.id) };
}

function checkReferences(entry: MerchantEntry, references: References): void {
  if (entry.hometownId && !references.places.has(entry.hometownId))
    throw FieldErrors.of('hometownId', 'not_in_list');
  if (entry.residenceId && !references.places.has(entry.residenceId))
    throw FieldErrors.of('residenceId', 'not_in_list');
  const companyId = entry.post?.companyId;
  if (companyId && !references.companies.has(companyId))
    throw FieldErrors.of('post.companyId', 'not_in_list');
}

/** What the audit trail keeps of a new person: contact values only masked, they have their own encrypted rows. */
function auditValues(
  entry: MerchantEntry,
  references: References,
  fileNo: string,
  ownerUnitId: string,
): Record<string, unknown> {
  const { contactPoints, unparsed: _unparsed, isSample: _isSample, quantities, ...rest } = entry;
  const { posts, life, ...values } = rest;
  return {
    ...values,
    ...lifeTexts({ posts, life }, references),
    fileNo,
    ownerUnitId,
    contactPoints: contactPoints.map((point) => point.kind),
    quantities: quantities.map((quantity) => `${quantity.kind}: ${quantity.original}`),
  };
}

function merchantRow(row: Ready, references: References, actor: Actor, context: EntryContext): BulkRow {
  const { entry } = row;
  const employer = employerOf(entry, references);
  return {
    id: row.id,
    fileNo: row.fileNo,
    name: entry.name,
    namePinyin: entry.namePinyin ?? null,
    aliases: entry.aliases,
    sex: entry.sex ?? null,
    kinds: entry.kinds,
    salutation: entry.salutation ?? null,
    ...birthColumns(entry.birthText),
    hometownId: entry.hometownId ?? null,
    hometownText: entry.hometownText ?? null,
    residenceId: entry.residenceId ?? null,
    residenceText: entry.residenceText ?? null,
    ...placeColumns(
      references.places.get(entry.hometownId ?? '') ?? null,
      references.places.get(entry.residenceId ?? '') ?? null,
    ),
    workText: entry.workText ?? entry.post?.employerText ?? null,
    titleText: entry.post?.title ?? null,
    mainCompanyName: employer,
    mainTitle: entry.post?.title ?? null,
    industryTagId: entry.industryTagId ?? null,
    industryText: entry.industryText ?? null,
    mainBusiness: entry.mainBusiness ?? null,
    education: entry.education ?? null,
    school: entry.school ?? null,
    socialPosts: entry.socialPosts ?? null,
    honours: entry.honours ?? null,
    intention: entry.intention ?? null,
    needs: entry.needs ?? null,
    contributions: entry.contributions,
    strengthTierId: entry.strengthTierId ?? null,
    influenceTierId: entry.influenceTierId ?? null,
    isKey: entry.isKey,
    contactEveryDays: entry.contactEveryDays ?? null,
    statedContactOn: entry.lastContactOn ?? null,
    preferredChannel: entry.preferredChannel ?? null,
    contactHours: entry.contactHours ?? null,
    ownerUnitId: row.ownerUnitId,
    keeperUnitIds: [row.ownerUnitId],
    source: entry.source ?? null,
    note: entry.note ?? null,
    doNotContact: entry.doNotContact,
    isSample: entry.isSample ?? false,
    // written with the row: changing it afterwards would index every person twice
    basisState: stateOfBasis(context.basis),
    personKeyId: row.personKey.id,
    createdBy: actor.kind === 'person' ? actor.userId : null,
    ...searchColumns({
      name: entry.name,
      namePinyin: entry.namePinyin ?? null,
      aliases: entry.aliases,
      employers: [employer],
    }),
  };
}

/** The end day still counts; the nightly job takes the state on (lib/privacy). */
function stateOfBasis(basis: EntryContext['basis']): 'none' | 'valid' | 'expired' {
  if (!basis || basis.kind === 'none') return 'none';
  return basis.expiresAt && basis.expiresAt < today() ? 'expired' : 'valid';
}
