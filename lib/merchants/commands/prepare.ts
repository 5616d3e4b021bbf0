import { blindIndex, encryptValue, tailIndex } from '@/lib/server/crypto';
import type { Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { parseMoneyWan, parseQuantity } from '@/lib/shared/quantity';
import type { BulkRow } from '@/lib/server/bulk';
import { CONTACT_CONTEXT, contactIndexKind, readyContact, type PlaceNode } from '../rules';

/** References of a set of inputs, read once: no query inside a loop. */
export type References = {
  places: ReadonlyMap<string, PlaceNode>;
  companies: ReadonlyMap<string, string>;
};

/** Reads the places and firms that a set of inputs names. Unknown ids are missing from the maps. */
export async function readReferences(
  tx: Tx,
  placeIds: readonly string[],
  companyIds: readonly string[],
): Promise<References> {
  const wanted = [...new Set(placeIds)];
  const places = wanted.length
    ? await tx.place.findMany({
        where: { id: { in: wanted } },
        select: { id: true, level: true, ancestorIds: true },
      })
    : [];
  const ancestorIds = [...new Set(places.flatMap((place) => place.ancestorIds))];
  const levels = new Map(
    (ancestorIds.length
      ? await tx.place.findMany({ where: { id: { in: ancestorIds } }, select: { id: true, level: true } })
      : []
    ).map((place) => [place.id, place.level]),
  );
  const companies = companyIds.length
    ? await tx.company.findMany({
        where: { id: { in: [...new Set(companyIds)] }, archivedAt: null },
        select: { id: true, name: true },
      })
    : [];
  return {
    places: new Map(
      places.map((place) => [
        place.id,
        {
          id: place.id,
          level: place.level,
          ancestors: place.ancestorIds.map((id) => ({ id, level: levels.get(id) ?? '' })),
        },
      ]),
    ),
    companies: new Map(companies.map((company) => [company.id, company.name])),
  };
}

type ContactRow = {
  id: string;
  merchantId: string;
  kind: string;
  cipher: Buffer;
  keyId: string;
  blindIndex: Buffer;
  tailIndex: Buffer | null;
  masked: string;
  label: string | null;
  preferred: boolean;
  doNotUse: boolean;
  sortNo: number;
};

/** A row of contact_point from what was typed: encrypted, indexed, masked. */
export function contactRow(
  merchantId: string,
  point: { kind: string; value: string; label?: string | undefined; preferred: boolean; doNotUse: boolean },
  sortNo: number,
): ContactRow {
  const ready = readyContact(point.kind, point.value);
  const sealed = encryptValue(ready.normalised, CONTACT_CONTEXT);
  const indexKind = contactIndexKind(ready.kind);
  return {
    id: newId(),
    merchantId,
    kind: ready.kind,
    cipher: sealed.cipher,
    keyId: sealed.keyId,
    blindIndex: blindIndex(indexKind, ready.normalised),
    tailIndex: ready.hasTail ? tailIndex(indexKind, ready.normalised) : null,
    masked: ready.masked,
    label: point.label ?? null,
    preferred: point.preferred,
    doNotUse: point.doNotUse,
    sortNo,
  };
}

/** A row of merchant_quantity: capital and output are money in 万元, employees a count; unreadable text is kept. */
export function quantityRow(
  merchantId: string,
  quantity: { kind: string; original: string },
  batchId: string | null,
): BulkRow {
  const isMoney = quantity.kind !== 'employees';
  const money = isMoney ? parseMoneyWan(quantity.original).value : null;
  const count = isMoney ? null : parseQuantity(quantity.original).value;
  return {
    id: newId(),
    merchantId,
    kind: quantity.kind,
    value: money?.amountWan ?? count?.value ?? null,
    unit: isMoney ? '万元' : (count?.unit ?? '人'),
    qualifier: money?.qualifier ?? count?.qualifier ?? 'exact',
    original: quantity.original,
    batchId,
  };
}
