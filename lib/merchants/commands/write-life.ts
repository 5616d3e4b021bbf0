import type { Actor } from '@/lib/server/actor';
import { bulkInsert, type BulkRow } from '@/lib/server/bulk';
import type { Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { dayOf, today } from '@/lib/shared/dates';
import { FieldErrors } from '@/lib/shared/errors';
import { isHidden } from '../policy';
import {
  heldLines,
  isHeld,
  lifeField,
  openKinds,
  periodColumns,
  settlePosts,
  stationText,
  type SettledPost,
} from '../rules-life';
import { lifeKinds, type LifeLine, type PostLine } from '../schema-life';
import type { References } from './prepare';

/** Posts and stations that an entry or a patch brings; absent: they stay as they are. */
export type LifeInput = {
  posts?: readonly (PostLine | null)[] | undefined;
  life?: readonly (LifeLine | null)[] | undefined;
  /** rows that a form was opened with: no others go; absent, the lists are whole */
  seen?: readonly string[] | undefined;
};

/** Firms that the lines name, to be read with the other references. */
export function companiesOf({ posts }: LifeInput): string[] {
  return (posts ?? []).flatMap((line) => (line?.companyId ? [line.companyId] : []));
}

/** The main post as the one field that lists and older doors know; null: none is held now. */
export function mainPostOf({
  posts,
}: LifeInput): Pick<PostLine, 'companyId' | 'employerText' | 'title'> | null {
  const main = settlePosts(posts ?? [], today()).find((post) => post.isMain);
  if (!main) return null;
  const { companyId, employerText, title } = main.line;
  return { companyId, employerText, title };
}

/** Public offices are entered by whoever may read them; everybody else neither sees nor touches them. */
function refuseHidden(hidesOffices: boolean, lines: readonly (LifeLine | null)[]): void {
  if (!hidesOffices) return;
  const index = lines.findIndex((line) => line && lifeField(line.kind) === 'politicalOffices');
  if (index >= 0) throw FieldErrors.of(`life.${index}.kind`, 'not_in_list');
}

/** A post as it is written; one that names a firm of the ledger carries that firm's name while it is held. */
function postColumns(post: SettledPost, references: References, standing?: string | null) {
  const { companyId, employerText, title, source } = post.line;
  const named = companyId ? references.companies.get(companyId) : undefined;
  if (companyId && named === undefined && standing === undefined)
    throw FieldErrors.of(`posts.${post.index}.companyId`, 'not_in_list');
  // an ended post keeps the firm's name of its time
  const kept = standing && !isHeld(post, today()) ? standing : (named ?? standing);
  return {
    companyId: companyId ?? null,
    employerText: companyId ? (kept ?? null) : (employerText ?? null),
    title: title ?? null,
    isMain: post.isMain,
    isEnded: post.isEnded,
    validFrom: post.validFrom,
    fromText: post.fromText,
    fromPrecision: post.fromPrecision,
    validTo: post.validTo,
    toText: post.toText,
    toPrecision: post.toPrecision,
    sortNo: post.index,
    source: source ?? null,
  };
}

/** Rows of `post` for a new person. */
export function newPostRows(
  merchantId: string,
  lines: readonly (PostLine | null)[],
  references: References,
  batchId: string | null,
): BulkRow[] {
  return settlePosts(lines, today()).map((post) => ({
    id: newId(),
    merchantId,
    ...postColumns(post, references),
    periodText: null,
    batchId,
  }));
}

const lifeColumns = (line: LifeLine, sortNo: number) => ({
  kind: line.kind,
  title: line.title ?? null,
  body: line.body ?? null,
  ...periodColumns(line),
  source: line.source ?? null,
  sortNo,
});

/** Rows of `life_entry` for a new person. */
export function newLifeRows(
  hidesOffices: boolean,
  merchantId: string,
  lines: readonly (LifeLine | null)[],
  batchId: string | null,
): BulkRow[] {
  refuseHidden(hidesOffices, lines);
  return heldLines(lines).map((line, index) => ({
    id: newId(),
    merchantId,
    ...lifeColumns(line, index),
    batchId,
  }));
}

const date = (day: string | null): Date | null => (day ? new Date(`${day}T00:00:00Z`) : null);
const withDates = <T extends { validFrom: string | null; validTo: string | null }>(row: T) => ({
  ...row,
  validFrom: date(row.validFrom),
  validTo: date(row.validTo),
});

type Person = { id: string } & LifeInput;

const gone = (kept: readonly string[], seen: readonly string[] | undefined) =>
  seen ? { in: seen.filter((id) => !kept.includes(id)) } : { notIn: [...kept] };

/** The posts of people as their lists say: lines with an id change, new ones come, missing ones go. */
export async function replacePosts(
  tx: Tx,
  people: readonly Person[],
  references: References,
  batchId: string | null,
): Promise<void> {
  for (const { id: merchantId, posts, seen } of people) {
    if (!posts) continue;
    const standing = await tx.post.findMany({
      where: { merchantId },
      select: { id: true, companyId: true, employerText: true, validFrom: true, validTo: true },
    });
    const byId = new Map(standing.map((row) => [row.id, row]));
    const settled = settlePosts(posts, today());
    const kept = settled.flatMap(({ line }) => (line.id && byId.has(line.id) ? [line.id] : []));
    await tx.post.deleteMany({ where: { merchantId, id: gone(kept, seen) } });
    if (settled.some((post) => post.isMain))
      await tx.post.updateMany({ where: { merchantId, isMain: true }, data: { isMain: false } });
    for (const post of settled) {
      const old = byId.get(post.line.id ?? '');
      if (!old) continue;
      const sameFirm = old.companyId !== null && old.companyId === (post.line.companyId ?? null);
      const columns = postColumns(post, references, sameFirm ? old.employerText : undefined);
      // days that no form shows (a post that gave way to another) stay where the words say nothing else
      const days = {
        validFrom: columns.fromText ? columns.validFrom : old.validFrom && dayOf(old.validFrom),
        validTo: columns.toText
          ? columns.validTo
          : columns.isEnded
            ? old.validTo && dayOf(old.validTo)
            : null,
      };
      await tx.post.update({
        where: { id: old.id },
        data: withDates({ ...columns, ...days }),
        select: { id: true },
      });
    }
    await bulkInsert(
      tx,
      'post',
      settled
        .filter(({ line }) => !byId.has(line.id ?? ''))
        .map((post) => ({
          id: newId(),
          merchantId,
          ...postColumns(post, references),
          periodText: null,
          batchId,
        })),
    );
  }
}

/** The same for the other stations, of the kinds that the actor may read. */
export async function replaceLife(
  tx: Tx,
  actor: Actor,
  people: readonly Person[],
  batchId: string | null,
): Promise<void> {
  const hidesOffices = isHidden(actor, 'politicalOffices');
  const kinds = openKinds(hidesOffices);
  for (const { id: merchantId, life, seen } of people) {
    if (!life) continue;
    refuseHidden(hidesOffices, life);
    const standing = await tx.lifeEntry.findMany({
      where: { merchantId, kind: { in: kinds } },
      select: { id: true },
    });
    const known = new Set(standing.map((row) => row.id));
    const lines = heldLines(life);
    const kept = lines.flatMap(({ id }) => (id && known.has(id) ? [id] : []));
    await tx.lifeEntry.deleteMany({ where: { merchantId, kind: { in: kinds }, id: gone(kept, seen) } });
    for (const [index, line] of lines.entries()) {
      if (!line.id || !known.has(line.id)) continue;
      await tx.lifeEntry.update({
        where: { id: line.id },
        data: withDates(lifeColumns(line, index)),
        select: { id: true },
      });
    }
    await bulkInsert(
      tx,
      'life_entry',
      lines.flatMap((line, index) =>
        line.id && known.has(line.id)
          ? []
          : [{ id: newId(), merchantId, ...lifeColumns(line, index), batchId }],
      ),
    );
  }
}

/** What the history keeps: each list as its lines read. */
export type LifeTexts = { posts?: string[]; life?: string[]; politicalOffices?: string[] };

/** The lists of people as they stand, for the history's “before” and “after”; only those that the patch touches. */
export async function readLifeTexts(
  tx: Tx,
  people: readonly Person[],
): Promise<ReadonlyMap<string, LifeTexts>> {
  const texts = new Map<string, LifeTexts>();
  for (const { id, posts, life } of people) {
    const told: LifeTexts = {};
    if (posts) {
      const rows = await tx.post.findMany({
        where: { merchantId: id },
        select: { employerText: true, title: true, fromText: true, toText: true, periodText: true },
        orderBy: [{ sortNo: 'asc' }, { id: 'asc' }],
        take: 60,
      });
      told.posts = rows.map(({ employerText, title, periodText, ...period }) =>
        stationText({ names: [employerText, title, period.fromText ? null : periodText], ...period }),
      );
    }
    if (life) {
      const rows = await tx.lifeEntry.findMany({
        where: { merchantId: id },
        select: { kind: true, title: true, body: true, fromText: true, toText: true },
        orderBy: [{ sortNo: 'asc' }, { id: 'asc' }],
        take: 120,
      });
      for (const field of ['life', 'politicalOffices'] as const) {
        const kinds = lifeKinds.filter((kind) => lifeField(kind) === field);
        told[field] = rows
          .filter((row) => kinds.includes(row.kind))
          .map(({ title, body, ...period }) => stationText({ names: [body, title], ...period }));
      }
    }
    texts.set(id, told);
  }
  return texts;
}

/** The same of a new person, from what was entered. */
export function lifeTexts({ posts, life }: LifeInput, references: References): LifeTexts {
  const stations = heldLines(life ?? []);
  const told = (field: 'life' | 'politicalOffices'): LifeTexts => {
    const lines = stations.filter((line) => lifeField(line.kind) === field);
    return lines.length > 0
      ? { [field]: lines.map(({ title, body, ...line }) => stationText({ names: [body, title], ...line })) }
      : {};
  };
  const held = (posts ?? []).filter((line) => line !== null);
  return {
    ...(held.length > 0
      ? {
          posts: held.map(({ companyId, employerText, title, ...line }) =>
            stationText({
              names: [references.companies.get(companyId ?? '') ?? employerText, title],
              ...line,
            }),
          ),
        }
      : {}),
    ...told('life'),
    ...told('politicalOffices'),
  };
}
