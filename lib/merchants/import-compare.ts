import { blindIndex } from '@/lib/server/crypto';
import type { Tx } from '@/lib/server/db';
import { tidyText } from '@/lib/shared/parsed-cell';
import { textWithoutDay } from '@/lib/shared/partial-date';
import type { MerchantEntry } from './commands/create-merchants';
import type { MerchantPatch } from './commands/update-merchants';
import { contactIndexKind, readyContact } from './rules';

/** What of a person an import compares with. Contact values only as masks and keyed hashes. */
export type Standing = Awaited<ReturnType<typeof readStandings>> extends Map<string, infer T> ? T : never;

/** One cell that the sheet would change. Ids of code tables are named by `names` of the caller. */
export type CellChange = { field: string; from: string | null; to: string };

const standingSelect = {
  id: true,
  version: true,
  name: true,
  aliases: true,
  sex: true,
  kinds: true,
  salutation: true,
  contributions: true,
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
  strengthTierId: true,
  influenceTierId: true,
  isKey: true,
  lastContactOn: true,
  note: true,
  contactPoints: {
    where: { validTo: null },
    select: { id: true, kind: true, masked: true, blindIndex: true },
    take: 40,
  },
  quantities: { select: { kind: true, original: true }, orderBy: { id: 'desc' }, take: 12 },
  posts: { where: { isMain: true }, select: { companyId: true }, take: 1 },
} as const;

/** Reads the records that rows of a sheet are compared with. The caller has checked that the actor may see them. */
export async function readStandings(tx: Tx, ids: readonly string[]) {
  const rows = await tx.merchant.findMany({
    where: { id: { in: [...ids] }, archivedAt: null },
    select: standingSelect,
    orderBy: { id: 'asc' },
    take: ids.length,
  });
  return new Map(rows.map((row) => [row.id, row]));
}

const TEXTS = [
  'sex',
  'salutation',
  'birthText',
  'industryText',
  'mainBusiness',
  'education',
  'school',
  'socialPosts',
  'honours',
  'intention',
  'needs',
  'note',
] as const;
const RATINGS = ['strengthTierId', 'influenceTierId'] as const;

const same = (a: string | null | undefined, b: string): boolean => tidyText(a ?? '') === tidyText(b);

/**
 * What a row of a sheet would change in a record, cell by cell, and the patch that does it (null: nothing). A blank
 * cell changes nothing; phones and other contacts are added, never removed; a contact date only moves forward.
 */
export function compareEntry(
  entry: MerchantEntry,
  standing: Standing,
): { patch: MerchantPatch | null; cells: CellChange[] } {
  const cells: CellChange[] = [];
  const values: MerchantPatch['values'] = {};
  const set = <K extends keyof MerchantPatch['values']>(key: K, value: MerchantPatch['values'][K]): void => {
    values[key] = value;
  };
  if (!same(standing.name, entry.name)) {
    cells.push({ field: 'name', from: standing.name, to: entry.name });
    set('name', entry.name);
  }
  for (const field of TEXTS) {
    const to = entry[field];
    const from = field === 'birthText' ? standing[field] && textWithoutDay(standing[field]) : standing[field];
    if (!to || same(from, to)) continue;
    cells.push({ field, from: standing[field], to });
    Object.assign(values, { [field]: to });
  }
  for (const field of RATINGS) {
    const to = entry[field];
    if (!to || standing[field] === to) continue;
    cells.push({ field, from: standing[field], to });
    set(field, to);
  }
  if (entry.industryTagId && entry.industryTagId !== standing.industryTagId && values.industryText)
    set('industryTagId', entry.industryTagId);
  compareLists(entry, standing, cells, values);
  comparePlaces(entry, standing, cells, values);
  if (entry.isKey && !standing.isKey) {
    cells.push({ field: 'isKey', from: 'false', to: 'true' });
    set('isKey', true);
  }
  const contactedOn = standing.lastContactOn?.toISOString().slice(0, 10) ?? null;
  if (entry.lastContactOn && (contactedOn === null || entry.lastContactOn > contactedOn)) {
    cells.push({ field: 'lastContactOn', from: contactedOn, to: entry.lastContactOn });
    set('lastContactOn', entry.lastContactOn);
  }
  const post = comparePost(entry, standing, cells);
  const addContactPoints = compareContacts(entry, standing, cells);
  const quantities = compareQuantities(entry, standing, cells);
  if (cells.length === 0) return { patch: null, cells };
  return {
    cells,
    patch: {
      id: standing.id,
      version: standing.version,
      values,
      ...(post ? { post } : {}),
      ...(addContactPoints.length > 0 ? { addContactPoints } : {}),
      ...(quantities.length > 0 ? { quantities } : {}),
    },
  };
}

function compareLists(
  entry: MerchantEntry,
  standing: Standing,
  cells: CellChange[],
  values: MerchantPatch['values'],
): void {
  const kinds = entry.kinds.filter((kind) => !standing.kinds.includes(kind));
  if (kinds.length > 0) {
    values.kinds = [...standing.kinds, ...kinds];
    cells.push({ field: 'kind', from: standing.kinds.join('、') || null, to: values.kinds.join('、') });
  }
  const contributions = entry.contributions.filter((kind) => !standing.contributions.includes(kind));
  if (contributions.length > 0) {
    // cast: what stands there was written from the same list
    values.contributions = [...(standing.contributions as typeof contributions), ...contributions];
    cells.push({
      field: 'contributions',
      from: standing.contributions.join('、') || null,
      to: values.contributions.join('、'),
    });
  }
  const aliases = entry.aliases.filter((alias) => !standing.aliases.includes(alias));
  if (aliases.length > 0) {
    values.aliases = [...standing.aliases, ...aliases];
    cells.push({
      field: 'aliases',
      from: standing.aliases.join('、') || null,
      to: values.aliases.join('、'),
    });
  }
}

function comparePlaces(
  entry: MerchantEntry,
  standing: Standing,
  cells: CellChange[],
  values: MerchantPatch['values'],
): void {
  const { hometownText, hometownId, residenceText, residenceId } = entry;
  if (
    hometownText &&
    !same(standing.hometownText, hometownText) &&
    !isSamePlace(hometownId, standing.hometownId)
  ) {
    cells.push({ field: 'hometownText', from: standing.hometownText, to: hometownText });
    values.hometownText = hometownText;
    values.hometownId = hometownId ?? null;
  }
  if (
    residenceText &&
    !same(standing.residenceText, residenceText) &&
    !isSamePlace(residenceId, standing.residenceId)
  ) {
    cells.push({ field: 'residenceText', from: standing.residenceText, to: residenceText });
    values.residenceText = residenceText;
    values.residenceId = residenceId ?? null;
  }
}

/** 西乡 and 西乡县 are one county: two spellings of one known place are no change. */
const isSamePlace = (a: string | undefined, b: string | null): boolean => a !== undefined && a === b;

function comparePost(entry: MerchantEntry, standing: Standing, cells: CellChange[]): MerchantPatch['post'] {
  const { employerText, title } = entry.post ?? {};
  const moved = employerText !== undefined && !same(standing.mainCompanyName, employerText);
  const renamed = title !== undefined && !same(standing.mainTitle, title);
  if (moved) cells.push({ field: 'employer', from: standing.mainCompanyName, to: employerText });
  if (renamed) cells.push({ field: 'title', from: standing.mainTitle, to: title });
  if (!moved && !renamed) return undefined;
  const companyId = moved ? undefined : (standing.posts[0]?.companyId ?? undefined);
  return {
    ...(companyId ? { companyId } : {}),
    employerText: employerText ?? standing.mainCompanyName ?? undefined,
    title: title ?? standing.mainTitle ?? undefined,
  };
}

const FIELD_OF_KIND: Record<string, string> = {
  mobile: 'phones',
  landline: 'phones',
  email: 'emails',
  wechat: 'wechat',
  address: 'address',
};

function compareContacts(entry: MerchantEntry, standing: Standing, cells: CellChange[]) {
  const known = new Set(standing.contactPoints.map((point) => Buffer.from(point.blindIndex).toString('hex')));
  const added = entry.contactPoints.filter(
    (point) => !known.has(contactKey(point.kind, point.value).toString('hex')),
  );
  for (const [field, points] of Map.groupBy(added, (point) => FIELD_OF_KIND[point.kind] ?? point.kind)) {
    const old = standing.contactPoints.filter((point) => FIELD_OF_KIND[point.kind] === field);
    cells.push({
      field,
      from: old.map((point) => point.masked).join('、') || null,
      to: points.map((point) => `+${readyContact(point.kind, point.value).masked}`).join('、'),
    });
  }
  return added.map((point) => ({ ...point, preferred: false }));
}

/** The keyed hash under which a contact value is found; the same as the one stored beside it. */
export function contactKey(kind: string, value: string): Buffer {
  const ready = readyContact(kind, value);
  return blindIndex(contactIndexKind(ready.kind), ready.normalised);
}

function compareQuantities(entry: MerchantEntry, standing: Standing, cells: CellChange[]) {
  return entry.quantities.filter((quantity) => {
    const old = standing.quantities.find((row) => row.kind === quantity.kind)?.original ?? null;
    if (same(old, quantity.original)) return false;
    cells.push({ field: quantity.kind, from: old, to: quantity.original });
    return true;
  });
}
