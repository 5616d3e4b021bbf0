import type { Actor } from '@/lib/server/actor';
import { bulkInsert, type BulkRow } from '@/lib/server/bulk';
import type { Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { today } from '@/lib/shared/dates';
import type { ContactPointInput } from '../schema';
import { contactRow, quantityRow, type References } from './prepare';
import type { MerchantPatch } from './update-merchants';
import { replaceLife, replacePosts } from './write-life';

/** A patch with what stood there before, as far as the rows beside the record need it. */
type Prepared = {
  patch: MerchantPatch;
  old: { ownerUnitId: string; strengthTierId: string | null; influenceTierId: string | null; isKey: boolean };
};

/** Writes what stands beside changed people: ratings, keepers, posts, contacts, figures. */
export async function writeSatellites(
  tx: Tx,
  actor: Actor,
  rows: readonly Prepared[],
  references: References,
  batchId: string | null,
): Promise<void> {
  await bulkInsert(
    tx,
    'merchant_facet',
    rows.flatMap((row) => facetChanges(row, actor, batchId)),
  );
  const moved = rows.filter(
    ({ patch, old }) => patch.values.ownerUnitId && patch.values.ownerUnitId !== old.ownerUnitId,
  );
  if (moved.length) await moveKeepers(tx, moved, batchId);
  const posted = rows.filter(({ patch }) => patch.post !== undefined && !patch.posts);
  if (posted.length) await writePosts(tx, posted, references, batchId);
  const people = rows.map(({ patch }) => patch);
  await replacePosts(tx, people, references, batchId);
  await replaceLife(tx, actor, people, batchId);
  await writeContacts(tx, rows);
  const measured = rows.filter(
    ({ patch }) => patch.quantities !== undefined || patch.endQuantities !== undefined,
  );
  for (const { patch } of measured) {
    const kinds = [
      ...(patch.quantities ?? []).map((quantity) => quantity.kind),
      ...(patch.endQuantities ?? []),
    ];
    await tx.merchantQuantity.deleteMany({ where: { merchantId: patch.id, kind: { in: kinds } } });
  }
  await bulkInsert(
    tx,
    'merchant_quantity',
    measured.flatMap(({ patch }) => (patch.quantities ?? []).map((q) => quantityRow(patch.id, q, batchId))),
  );
}

function facetChanges({ patch, old }: Prepared, actor: Actor, batchId: string | null): BulkRow[] {
  const { strengthTierId, influenceTierId, isKey } = patch.values;
  const changes: [string, string | null | undefined, string | null][] = [
    ['strength', strengthTierId, old.strengthTierId],
    ['influence', influenceTierId, old.influenceTierId],
    [
      'key',
      isKey === undefined || isKey === null ? undefined : isKey ? 'yes' : null,
      old.isKey ? 'yes' : null,
    ],
  ];
  return changes.flatMap(([facet, value, was]) =>
    value === undefined || value === was
      ? []
      : [
          {
            id: newId(),
            merchantId: patch.id,
            facet,
            value,
            reason: patch.facetReason ?? null,
            ratedBy: actor.kind === 'person' ? actor.userId : null,
            validFrom: today(),
            batchId,
          },
        ],
  );
}

async function moveKeepers(tx: Tx, rows: readonly Prepared[], batchId: string | null): Promise<void> {
  const day = today();
  for (const { patch, old } of rows) {
    await tx.keeper.updateMany({
      where: { merchantId: patch.id, unitId: old.ownerUnitId, validTo: null },
      data: { validTo: new Date(`${day}T00:00:00Z`) },
    });
  }
  await bulkInsert(
    tx,
    'keeper',
    rows.map(({ patch, old }) => ({
      id: newId(),
      merchantId: patch.id,
      unitId: patch.values.ownerUnitId ?? old.ownerUnitId,
      validFrom: day,
      batchId,
    })),
  );
}

/**
 * The main post alone, as imports and older doors give it. One that says what stands already stays as it is; another one
 * takes its place, and the former is over.
 */
async function writePosts(
  tx: Tx,
  rows: readonly Prepared[],
  references: References,
  batchId: string | null,
): Promise<void> {
  const mains = await tx.post.findMany({
    where: { merchantId: { in: rows.map(({ patch }) => patch.id) }, isMain: true },
    select: { merchantId: true, companyId: true, employerText: true, title: true },
  });
  const told = rows.map(({ patch }) => {
    const { companyId, employerText, title } = patch.post ?? {};
    const employer = references.companies.get(companyId ?? '') ?? employerText ?? null;
    return {
      merchantId: patch.id,
      companyId: companyId ?? null,
      employerText: employer,
      title: title ?? null,
      periodText: patch.post?.periodText ?? null,
      isGone: !patch.post,
    };
  });
  const changed = told.filter(
    (post) =>
      !mains.some(
        (main) =>
          !post.isGone &&
          main.merchantId === post.merchantId &&
          main.companyId === post.companyId &&
          main.employerText === post.employerText &&
          main.title === post.title,
      ),
  );
  for (const post of told) {
    if (!post.periodText || changed.includes(post)) continue;
    await tx.post.updateMany({
      where: { merchantId: post.merchantId, isMain: true },
      data: { periodText: post.periodText },
    });
  }
  await tx.post.updateMany({
    where: { merchantId: { in: changed.map((post) => post.merchantId) }, isMain: true },
    data: { isMain: false, isEnded: true, validTo: new Date(`${today()}T00:00:00Z`) },
  });
  await bulkInsert(
    tx,
    'post',
    changed
      .filter((post) => !post.isGone)
      .map(({ isGone: _isGone, ...post }) => ({ id: newId(), ...post, isMain: true, batchId })),
  );
}

async function writeContacts(tx: Tx, rows: readonly Prepared[]): Promise<void> {
  for (const { patch } of rows) {
    if (!patch.contactPoints) continue;
    const kept = patch.contactPoints.flatMap((point) => (point.id ? [point.id] : []));
    await tx.contactPoint.updateMany({
      where: { merchantId: patch.id, validTo: null, id: { notIn: kept } },
      data: { validTo: new Date() },
    });
    for (const point of patch.contactPoints) {
      if (point.id) await changeContact(tx, patch.id, point.id, point);
    }
  }
  const ended = rows.flatMap(({ patch }) => patch.endContactPoints ?? []);
  if (ended.length > 0) {
    await tx.contactPoint.updateMany({
      where: {
        id: { in: ended },
        merchantId: { in: rows.map(({ patch }) => patch.id) },
        validTo: null,
      },
      data: { validTo: new Date() },
    });
  }
  await bulkInsert(
    tx,
    'contact_point',
    rows.flatMap(({ patch }) =>
      [...(patch.contactPoints ?? []).filter((point) => !point.id), ...(patch.addContactPoints ?? [])].map(
        (point, index) => contactRow(patch.id, point, index),
      ),
    ),
  );
}

/** A masked value was not touched and stays; a typed one replaces what was stored. */
async function changeContact(
  tx: Tx,
  merchantId: string,
  id: string,
  point: ContactPointInput,
): Promise<void> {
  const untouched = point.value.includes('*');
  const row = contactRow(merchantId, point, 0);
  await tx.contactPoint.updateMany({
    where: { id, merchantId },
    data: {
      label: point.label ?? null,
      preferred: point.preferred,
      doNotUse: point.doNotUse,
      ...(untouched
        ? {}
        : {
            kind: row.kind,
            masked: row.masked,
            keyId: row.keyId,
            cipher: Uint8Array.from(row.cipher),
            blindIndex: Uint8Array.from(row.blindIndex),
            tailIndex: row.tailIndex && Uint8Array.from(row.tailIndex),
          }),
    },
  });
}
