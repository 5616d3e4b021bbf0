import { loadPersonKeys, recordChanges } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { bulkUpdate, type BulkRow } from '@/lib/server/bulk';
import { inTransaction, type Tx } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { standingValues } from '@/lib/shared/form-data';
import { canKeepFor, canUpdateMerchant, merchantScopeColumns, visibleMerchants } from '../policy';
import { birthColumns, placeColumns, searchColumns } from '../rules';
import type { ContactPointInput, MerchantInput } from '../schema';
import { readReferences, type References } from './prepare';
import { writeSatellites } from './update-satellites';
import { companiesOf, mainPostOf, readLifeTexts, type LifeInput } from './write-life';

type Cleared<T> = { [K in keyof T]?: T[K] | null };

/** Fields to change: a missing key stays as it is, null clears it. */
export type MerchantPatch = LifeInput & {
  id: string;
  version: number;
  values: Cleared<
    Omit<MerchantInput, 'contactPoints' | 'quantities' | 'post' | 'posts' | 'life' | 'facetReason'>
  > & {
    /** as a ledger tells it: only an import sets it; the log of contacts has its own column */
    lastContactOn?: string;
    /** officer in charge and labels: set for many at once */
    officerId?: string | null;
    tags?: string[];
  };
  /** the main post alone; `posts` gives them all and then rules */
  post?: MerchantInput['post'] | null;
  /** the whole list as it shall be: entries with an id and a masked value stay untouched, missing ones end */
  contactPoints?: readonly ContactPointInput[];
  /** further values to add, for an import */
  addContactPoints?: readonly ContactPointInput[];
  /** ids of contact values that end; all others stay */
  endContactPoints?: readonly string[];
  quantities?: MerchantInput['quantities'];
  /** kinds of figures that go */
  endQuantities?: readonly string[];
  facetReason?: string | null;
};

const readSelect = {
  id: true,
  version: true,
  keeperUnitIds: true,
  basisState: true,
  personKeyId: true,
  name: true,
  namePinyin: true,
  aliases: true,
  sex: true,
  kinds: true,
  salutation: true,
  birthText: true,
  hometownId: true,
  hometownText: true,
  residenceId: true,
  residenceText: true,
  mainCompanyName: true,
  mainTitle: true,
  industryTagId: true,
  industryText: true,
  mainBusiness: true,
  education: true,
  school: true,
  socialPosts: true,
  honours: true,
  intention: true,
  needs: true,
  contributions: true,
  strengthTierId: true,
  influenceTierId: true,
  isKey: true,
  contactEveryDays: true,
  lastContactOn: true,
  preferredChannel: true,
  contactHours: true,
  ownerUnitId: true,
  source: true,
  note: true,
  doNotContact: true,
  officerId: true,
  tags: true,
} as const;

/**
 * Changes people, a set in one transaction; the form calls it with one. A newer version on any record refuses the
 * whole set with what stands there now (`conflict`), so nothing is overwritten (A3, architecture.md §3 Write).
 * A change of strength, influence or key flag adds a history row with reason and rater (A2).
 */
export async function updateMerchants(
  actor: Actor,
  patches: readonly MerchantPatch[],
  context: { batchId?: string | null } = {},
): Promise<{ versions: Map<string, number> }> {
  return inTransaction((tx) => updateMerchantsIn(tx, actor, patches, context), 60_000);
}

/** The same inside a transaction that the caller has opened. */
export async function updateMerchantsIn(
  tx: Tx,
  actor: Actor,
  given: readonly MerchantPatch[],
  context: { batchId?: string | null } = {},
): Promise<{ versions: Map<string, number> }> {
  const patches = given.map((patch) => (patch.posts ? { ...patch, post: mainPostOf(patch) } : patch));
  const before = await readForUpdate(tx, actor, patches);
  const toldBefore = await readLifeTexts(tx, patches);
  const references = await readReferences(
    tx,
    patches
      .flatMap((patch) => [
        patch.values.hometownId ?? before.get(patch.id)?.hometownId,
        patch.values.residenceId ?? before.get(patch.id)?.residenceId,
      ])
      .filter((id) => typeof id === 'string'),
    patches.flatMap((patch) => [
      ...(patch.post?.companyId ? [patch.post.companyId] : []),
      ...companiesOf(patch),
    ]),
  );
  const rows = patches.map((patch) => {
    const old = before.get(patch.id);
    if (!old) throw new NotFoundError('merchant');
    const { ownerUnitId } = patch.values;
    if (ownerUnitId && ownerUnitId !== old.ownerUnitId && !canKeepFor(actor, ownerUnitId)) {
      throw FieldErrors.of('ownerUnitId', 'not_in_list');
    }
    return { patch, old, columns: columnsOf(patch, old, references) };
  });
  // one statement per shape of patch: an import changes the same columns in every row
  for (const group of Map.groupBy(rows, (row) => Object.keys(row.columns).sort().join()).values()) {
    const changed = await bulkUpdate(
      tx,
      'merchant',
      group.map(({ patch, columns }) => ({ id: patch.id, version: patch.version, ...columns })),
    );
    if (changed.length !== group.length) throw new AppError('conflict');
  }
  await writeSatellites(tx, actor, rows, references, context.batchId ?? null);
  const toldAfter = await readLifeTexts(tx, patches);
  const keys = await loadPersonKeys(
    tx,
    rows.flatMap(({ old }) => (old.personKeyId ? [old.personKeyId] : [])),
  );
  await recordChanges(
    tx,
    actor,
    rows.map(({ patch, old }) => ({
      noun: 'merchants',
      recordId: patch.id,
      verb: 'update',
      before: { ...pickKeys(old, patch), ...toldBefore.get(patch.id) },
      after: {
        ...patch.values,
        ...(patch.post ? postValues(patch.post, references) : {}),
        ...toldAfter.get(patch.id),
        ...contactNote(patch),
      },
      reason: patch.facetReason ?? null,
      batchId: context.batchId ?? null,
      personKey: keys.get(old.personKeyId ?? '') ?? null,
    })),
  );
  return { versions: new Map(rows.map(({ patch }) => [patch.id, patch.version + 1])) };
}

type Old = Awaited<ReturnType<typeof readForUpdate>> extends Map<string, infer T> ? T : never;

async function readForUpdate(tx: Tx, actor: Actor, patches: readonly MerchantPatch[]) {
  const rows = await tx.merchant.findMany({
    where: {
      AND: [
        { id: { in: patches.map((patch) => patch.id) }, archivedAt: null },
        scopeWhere(visibleMerchants(actor), merchantScopeColumns),
      ],
    },
    select: readSelect,
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const patch of patches) {
    const row = byId.get(patch.id);
    if (!row) throw new NotFoundError('merchant');
    if (!canUpdateMerchant(actor, row)) throw new ForbiddenError('merchants.update');
    if (row.version !== patch.version) throw new AppError('conflict', {}, await conflictOf(tx, row));
  }
  return byId;
}

/**
 * What stands in the record now, as the form names its fields: shown beside what was typed. A place comes with its name
 * under `<field>:text`, since the form sends ids that say nothing.
 */
async function conflictOf(
  tx: Tx,
  row: Awaited<ReturnType<typeof tx.merchant.findMany<{ select: typeof readSelect }>>>[number],
): Promise<Record<string, string>> {
  const {
    keeperUnitIds: _k,
    personKeyId: _p,
    basisState: _b,
    mainCompanyName: _c,
    mainTitle: _t,
    ...values
  } = row;
  const places = await tx.place.findMany({
    where: { id: { in: [row.hometownId, row.residenceId].filter((id) => id !== null) } },
    select: { id: true, fullName: true },
  });
  const nameOf = (id: string | null) => places.find((place) => place.id === id)?.fullName;
  return standingValues({
    ...values,
    aliases: row.aliases.join('、'),
    'hometownId:text': nameOf(row.hometownId),
    'residenceId:text': nameOf(row.residenceId),
  });
}

function columnsOf(patch: MerchantPatch, old: Old, references: References): BulkRow {
  const { values } = patch;
  const { birthText, ownerUnitId, lastContactOn, ...direct } = values;
  const employer = patch.post
    ? (references.companies.get(patch.post.companyId ?? '') ?? patch.post.employerText ?? null)
    : patch.post === null
      ? null
      : old.mainCompanyName;
  const hometownId = values.hometownId === undefined ? old.hometownId : values.hometownId;
  const residenceId = values.residenceId === undefined ? old.residenceId : values.residenceId;
  if (hometownId && !references.places.has(hometownId)) throw FieldErrors.of('hometownId', 'not_in_list');
  if (residenceId && !references.places.has(residenceId)) throw FieldErrors.of('residenceId', 'not_in_list');
  const places = placeColumns(
    references.places.get(hometownId ?? '') ?? null,
    references.places.get(residenceId ?? '') ?? null,
  );
  const name = values.name ?? old.name;
  return {
    ...Object.fromEntries(Object.entries(direct).map(([key, value]) => [key, value ?? emptyOf(key)])),
    ...(birthText === undefined ? {} : birthColumns(birthText)),
    ...(lastContactOn === undefined ? {} : { statedContactOn: lastContactOn }),
    ...places,
    ...(ownerUnitId
      ? {
          ownerUnitId,
          keeperUnitIds: [
            ...new Set([...old.keeperUnitIds.filter((id) => id !== old.ownerUnitId), ownerUnitId]),
          ],
        }
      : {}),
    ...(patch.post === undefined ? {} : { mainCompanyName: employer, mainTitle: patch.post?.title ?? null }),
    ...searchColumns({
      name,
      namePinyin: values.namePinyin === undefined ? old.namePinyin : values.namePinyin,
      aliases: values.aliases ?? old.aliases,
      employers: [employer],
    }),
  };
}

const LISTS = new Set(['aliases', 'kinds', 'contributions', 'tags']);
const FLAGS = new Set(['isKey', 'doNotContact']);
const emptyOf = (key: string): null | false | string[] =>
  LISTS.has(key) ? [] : FLAGS.has(key) ? false : null;

function pickKeys(old: Old, patch: MerchantPatch): Record<string, unknown> {
  const names = Object.keys(patch.values);
  const picked: Record<string, unknown> = Object.fromEntries(
    Object.entries(old).filter(([key]) => names.includes(key)),
  );
  return patch.post === undefined
    ? picked
    : { ...picked, employer: old.mainCompanyName, title: old.mainTitle };
}

const postValues = (post: NonNullable<MerchantInput['post']>, references: References) => ({
  employer: references.companies.get(post.companyId ?? '') ?? post.employerText ?? post.companyId ?? null,
  title: post.title ?? null,
});

const contactNote = (patch: MerchantPatch): Record<string, unknown> => {
  const added = [...(patch.contactPoints ?? []).filter((p) => !p.id), ...(patch.addContactPoints ?? [])];
  return added.length ? { contactPointsAdded: added.map((point) => point.kind) } : {};
};
