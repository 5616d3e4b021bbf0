import { createPersonKeys, recordChange, recordChanges } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { bulkInsert } from '@/lib/server/bulk';
import { touchTags } from '@/lib/server/cache-tags';
import { inTransaction, type Tx } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { newId } from '@/lib/server/uuid';
import { today } from '@/lib/shared/dates';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canWriteRoster, chamberScopeColumns, visibleRosters } from '../policy';
import { refreshStatusesIn } from '../jobs/refresh-statuses';
import { dateOrder, memberSearchText } from '../rules';
import type { MemberChange, MemberEndInput, MemberInput } from '../schema';
import { keepMatchesIn } from './keep-matches';
import { asTexts, chamberTags, dateOf, dayText, memberKey, phoneColumns, requireMember } from './prepare';

export type MemberEntry = MemberInput & {
  /** as a sheet had it, where it is no whole day */
  joinedText?: string | null;
  isSample?: boolean;
  merchantId?: string | null;
  companyId?: string | null;
};

/** Enters members of one chamber, a set in one transaction; the form calls it with one. Ids come back in order. */
export async function addMembers(
  actor: Actor,
  chamberId: string,
  entries: readonly MemberEntry[],
): Promise<{ ids: string[] }> {
  return inTransaction((tx) => addMembersIn(tx, actor, chamberId, entries));
}

/**
 * The same inside a transaction that the caller has opened. Another chamber answers 404; a member who stands in the
 * roster already (same name and firm, not left) is refused. A link to the ledger is set by the seed alone here.
 */
export async function addMembersIn(
  tx: Tx,
  actor: Actor,
  chamberId: string,
  entries: readonly MemberEntry[],
): Promise<{ ids: string[] }> {
  const chamber = await tx.chamber.findFirst({
    where: {
      AND: [{ id: chamberId, archivedAt: null }, scopeWhere(visibleRosters(actor), chamberScopeColumns)],
    },
    select: { id: true, slug: true, ownerUnitId: true, rosterMode: true },
  });
  if (!chamber) throw new NotFoundError('chamber');
  if (!canWriteRoster(actor, chamber)) throw new ForbiddenError('chambers.write_roster');
  for (const entry of entries) checkJoined(entry.joinedOn);
  await refuseRepeats(tx, chamberId, entries);
  const keys = await createPersonKeys(tx, entries.length);
  const rows = entries.map((entry, index) => ({
    id: newId(),
    personKeyId: keys[index]?.id ?? null,
    chamberId,
    ...columnsOf(entry),
    providedOn: entry.provided ? today() : null,
    joinedText: entry.joinedText ?? null,
    ...phoneColumns(entry.phone),
    merchantId: actor.kind === 'system' ? (entry.merchantId ?? null) : null,
    companyId: actor.kind === 'system' ? (entry.companyId ?? null) : null,
    isSample: entry.isSample ?? false,
    searchText: memberSearchText(searchParts(entry)),
  }));
  await bulkInsert(tx, 'membership', rows);
  await recordChanges(
    tx,
    actor,
    rows.map(
      (
        { id, personKeyId: _p, phoneCipher: _c, phoneIndex: _i, phoneKeyId: _k, searchText: _s, ...after },
        index,
      ) => ({
        noun: 'memberships',
        recordId: id,
        verb: 'create',
        after,
        personKey: keys[index] ?? null,
      }),
    ),
  );
  const ids = rows.map((row) => row.id);
  await refreshStatusesIn(tx, { ids });
  await keepMatchesIn(tx, ids);
  await touchTags(tx, chamberTags(chamber.slug));
  return { ids };
}

const searchParts = (entry: {
  entryName: string;
  entryFirm?: string | undefined;
  entryBusiness?: string | undefined;
}) => ({
  entryName: entry.entryName,
  entryFirm: entry.entryFirm ?? null,
  entryBusiness: entry.entryBusiness ?? null,
});

function columnsOf(entry: Omit<MemberInput, 'chamberId'>) {
  return {
    partyKind: entry.partyKind,
    entryName: entry.entryName,
    entryFirm: entry.entryFirm ?? null,
    entryTitle: entry.entryTitle ?? null,
    entryOffice: entry.entryOffice ?? null,
    entryBusiness: entry.entryBusiness ?? null,
    entryHometown: entry.entryHometown ?? null,
    entryAddress: entry.entryAddress ?? null,
    creditCode: entry.creditCode ?? null,
    joinedOn: entry.joinedOn ?? null,
    referrer: entry.referrer ?? null,
    note: entry.note ?? null,
  };
}

function checkJoined(joinedOn: string | undefined): void {
  if (joinedOn && joinedOn > today()) throw FieldErrors.of('joinedOn', 'date_in_future');
}

async function refuseRepeats(
  tx: Tx,
  chamberId: string,
  entries: readonly { entryName: string; entryFirm?: string | undefined }[],
  exceptId?: string,
): Promise<void> {
  const key = (name: string, firm: string | null | undefined): string => `${name}\n${firm ?? ''}`;
  const stored = await tx.membership.findMany({
    where: {
      chamberId,
      leftOn: null,
      entryName: { in: entries.map((entry) => entry.entryName) },
      ...(exceptId ? { id: { not: exceptId } } : {}),
    },
    select: { entryName: true, entryFirm: true },
    take: 10_000,
  });
  const seen = new Set(stored.map((row) => key(row.entryName, row.entryFirm)));
  for (const entry of entries) {
    const one = key(entry.entryName, entry.entryFirm);
    if (seen.has(one)) throw FieldErrors.of('entryName', 'member_taken');
    seen.add(one);
  }
}

/** Changes an entry. Another chamber's entry answers 404; a newer version refuses with what stands now. */
export async function updateMember(
  actor: Actor,
  input: MemberChange,
): Promise<{ id: string; chamberId: string }> {
  return inTransaction((tx) => updateMemberIn(tx, actor, input));
}

/** The same inside a transaction that the caller has opened. */
export async function updateMemberIn(
  tx: Tx,
  actor: Actor,
  input: MemberChange,
): Promise<{ id: string; chamberId: string }> {
  const {
    chamber,
    phoneCipher: _c,
    phoneKeyId: _k,
    personKeyId,
    ...stored
  } = await requireMember(tx, actor, input.id);
  if (!canWriteRoster(actor, chamber)) throw new ForbiddenError('chambers.write_roster');
  if (stored.version !== input.version)
    throw new AppError('conflict', {}, { ...asTexts(stored), phone: stored.phoneMasked ?? '' });
  checkJoined(input.joinedOn);
  if (!dateOrder(input.joinedOn, dayText(stored.leftOn))) throw FieldErrors.of('joinedOn', 'date_order');
  if (stored.leftOn === null) await refuseRepeats(tx, stored.chamberId, [input], stored.id);
  const linked = stored.merchantId !== null || stored.companyId !== null;
  if (linked && input.partyKind !== stored.partyKind) throw FieldErrors.of('partyKind', 'linked_kind');
  const keepsPhone = input.phone !== undefined && input.phone.includes('*');
  if (keepsPhone && input.phone !== stored.phoneMasked) throw FieldErrors.of('phone', 'phone');
  const phone = keepsPhone ? {} : phoneColumns(input.phone);
  const after = columnsOf(input);
  const providedOn = input.provided ? (stored.providedOn ?? dateOf(today())) : null;
  const moved = await tx.membership.updateMany({
    where: { id: stored.id, version: input.version },
    data: {
      ...after,
      joinedOn: dateOf(input.joinedOn),
      joinedText: input.joinedOn === (dayText(stored.joinedOn) ?? undefined) ? stored.joinedText : null,
      providedOn,
      ...phone,
      searchText: memberSearchText(searchParts(input)),
      version: { increment: 1 },
    },
  });
  if (moved.count !== 1) throw new AppError('conflict');
  await recordChange(tx, actor, {
    noun: 'memberships',
    recordId: stored.id,
    verb: 'update',
    before: {
      partyKind: stored.partyKind,
      entryName: stored.entryName,
      entryFirm: stored.entryFirm,
      entryTitle: stored.entryTitle,
      entryOffice: stored.entryOffice,
      entryBusiness: stored.entryBusiness,
      entryHometown: stored.entryHometown,
      entryAddress: stored.entryAddress,
      creditCode: stored.creditCode,
      providedOn: dayText(stored.providedOn),
      referrer: stored.referrer,
      note: stored.note,
      joinedOn: dayText(stored.joinedOn),
      phoneMasked: stored.phoneMasked,
    },
    after: {
      ...after,
      providedOn: dayText(providedOn),
      phoneMasked: 'phoneMasked' in phone ? phone.phoneMasked : stored.phoneMasked,
    },
    personKey: await memberKey(tx, { id: stored.id, personKeyId }),
  });
  await refreshStatusesIn(tx, { ids: [stored.id] });
  await keepMatchesIn(tx, [stored.id]);
  // a name that the public reads may have changed
  await touchTags(tx, chamberTags(chamber.slug));
  return { id: stored.id, chamberId: stored.chamberId };
}

/** Ends a membership on a day, with the reason; the entry stays in the file (西安安溪商会: a year and more). */
export async function endMembership(
  actor: Actor,
  input: MemberEndInput,
): Promise<{ id: string; chamberId: string }> {
  return inTransaction((tx) => endMembershipIn(tx, actor, input));
}

/** The same inside a transaction that the caller has opened. */
export async function endMembershipIn(
  tx: Tx,
  actor: Actor,
  input: MemberEndInput,
): Promise<{ id: string; chamberId: string }> {
  const stored = await requireMember(tx, actor, input.id);
  if (!canWriteRoster(actor, stored.chamber)) throw new ForbiddenError('chambers.write_roster');
  if (stored.version !== input.version) throw new AppError('conflict', {}, { entryName: stored.entryName });
  if (stored.leftOn !== null) throw new AppError('not_in_this_state');
  if (input.leftOn > today()) throw FieldErrors.of('leftOn', 'date_in_future');
  if (!dateOrder(dayText(stored.joinedOn), input.leftOn)) throw FieldErrors.of('leftOn', 'date_order');
  const moved = await tx.membership.updateMany({
    where: { id: stored.id, version: input.version },
    data: { leftOn: dateOf(input.leftOn), leftReason: input.leftReason, version: { increment: 1 } },
  });
  if (moved.count !== 1) throw new AppError('conflict');
  await recordChange(tx, actor, {
    noun: 'memberships',
    recordId: stored.id,
    verb: 'end',
    after: { leftOn: input.leftOn },
    reason: input.leftReason,
    personKey: await memberKey(tx, stored),
  });
  await refreshStatusesIn(tx, { ids: [stored.id] });
  await keepMatchesIn(tx, [stored.id]);
  await touchTags(tx, chamberTags(stored.chamber.slug));
  return { id: stored.id, chamberId: stored.chamberId };
}
