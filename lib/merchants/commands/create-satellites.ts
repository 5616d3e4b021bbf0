import type { Actor } from '@/lib/server/actor';
import type { BulkRow, BulkWrites } from '@/lib/server/bulk';
import { newId } from '@/lib/server/uuid';
import { today } from '@/lib/shared/dates';
import type { PersonKeyInHand } from '@/lib/audit/commands';
import type { EntryContext, MerchantEntry } from './create-merchants';
import { isHidden } from '../policy';
import { periodColumns } from '../rules-life';
import { contactRow, quantityRow, type References } from './prepare';
import { newLifeRows, newPostRows } from './write-life';

/** A person who is about to be written. */
export type Ready = {
  id: string;
  fileNo: string;
  entry: MerchantEntry;
  ownerUnitId: string;
  personKey: PersonKeyInHand;
};

/** Name of the firm that a person's post names: of the ledger, or as it was given. */
export function employerOf(entry: MerchantEntry, references: References): string | null {
  const companyId = entry.post?.companyId;
  return (companyId ? references.companies.get(companyId) : undefined) ?? entry.post?.employerText ?? null;
}

/** Writes what stands beside new people: keeper, contacts, post, figures, ratings, unread values, basis. */
export async function insertSatellites(
  writes: BulkWrites,
  ready: readonly Ready[],
  context: EntryContext,
  references: References,
  actor: Actor,
): Promise<void> {
  const batchId = context.batchId ?? null;
  const day = today();
  const rater = actor.kind === 'person' ? actor.userId : null;
  const hidesOffices = isHidden(actor, 'politicalOffices');
  await writes.insert(
    'keeper',
    ready.map((row) => ({
      id: newId(),
      merchantId: row.id,
      unitId: row.ownerUnitId,
      source: row.entry.source ?? null,
      validFrom: day,
      batchId,
    })),
  );
  await writes.insert(
    'contact_point',
    ready.flatMap((row) => row.entry.contactPoints.map((point, index) => contactRow(row.id, point, index))),
  );
  await writes.insert(
    'post',
    ready.flatMap((row) => postRows(row, references, batchId)),
  );
  await writes.insert(
    'life_entry',
    ready.flatMap((row) => newLifeRows(hidesOffices, row.id, row.entry.life ?? [], batchId)),
  );
  await writes.insert(
    'merchant_quantity',
    ready.flatMap((row) => row.entry.quantities.map((quantity) => quantityRow(row.id, quantity, batchId))),
  );
  await writes.insert(
    'merchant_facet',
    ready.flatMap((row) => facetRows(row, day, rater, batchId)),
  );
  await writes.insert(
    'unparsed_value',
    ready.flatMap((row) =>
      (row.entry.unparsed ?? []).map((value) => ({
        id: newId(),
        noun: 'merchants',
        recordId: row.id,
        ...value,
        batchId,
      })),
    ),
  );
  await insertBasis(writes, ready, context, rater);
}

function postRows(row: Ready, references: References, batchId: string | null): BulkRow[] {
  const { post, posts, source } = row.entry;
  if (posts) return newPostRows(row.id, posts, references, batchId);
  const employer = employerOf(row.entry, references);
  if (!post || (!employer && !post.title)) return [];
  return [
    {
      id: newId(),
      merchantId: row.id,
      companyId: post.companyId ?? null,
      employerText: employer,
      title: post.title ?? null,
      isMain: true,
      isEnded: false,
      ...periodColumns({}),
      sortNo: 0,
      periodText: post.periodText ?? null,
      source: source ?? null,
      batchId,
    },
  ];
}

/** First values of the facets: a rating enters with its reason, rater and day (A2, A4). */
function facetRows(row: Ready, day: string, ratedBy: string | null, batchId: string | null): BulkRow[] {
  const { entry } = row;
  const values: [string, string | null][] = [
    ['strength', entry.strengthTierId ?? null],
    ['influence', entry.influenceTierId ?? null],
    ['key', entry.isKey ? 'yes' : null],
  ];
  return values.flatMap(([facet, value]) =>
    value
      ? [
          {
            id: newId(),
            merchantId: row.id,
            facet,
            value,
            reason: entry.facetReason ?? entry.source ?? null,
            ratedBy,
            validFrom: day,
            batchId,
          },
        ]
      : [],
  );
}

async function insertBasis(
  writes: BulkWrites,
  ready: readonly Ready[],
  context: EntryContext,
  recordedBy: string | null,
): Promise<void> {
  const { basis } = context;
  if (!basis || basis.kind === 'none') return;
  await writes.insert(
    'basis',
    ready.map((row) => ({
      id: newId(),
      merchantId: row.id,
      kind: basis.kind,
      evidence: basis.evidence ?? null,
      purposes: [...(basis.purposes ?? [])],
      source: basis.source ?? null,
      recordedBy,
      expiresAt: basis.expiresAt ?? null,
      batchId: context.batchId ?? null,
    })),
  );
}
