import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { today } from '@/lib/shared/dates';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canReadDefinitions } from './policy';
import { DefinitionParams } from './schema';

const select = {
  id: true,
  code: true,
  nameZh: true,
  nameHant: true,
  nameEn: true,
  isSample: true,
  versions: {
    select: {
      id: true,
      number: true,
      textZh: true,
      params: true,
      validFrom: true,
      validTo: true,
      adoptedByText: true,
      adoptedAt: true,
      reason: true,
    },
    orderBy: { number: 'desc' },
    take: 50,
  },
} as const;

/** One version of a definition: what it says to people, what it says to the counting code, since when and why. */
export type DefinitionVersionRow = {
  id: string;
  number: number;
  text: string;
  params: DefinitionParams;
  validFrom: string;
  validTo: string | null;
  adoptedBy: string | null;
  adoptedOn: string | null;
  reason: string | null;
};

/** A definition with its versions, newest first; `current` is the one that holds today. */
export type DefinitionDetail = {
  id: string;
  code: string;
  name: { zh: string; hant: string | null; en: string | null };
  isSample: boolean;
  versions: DefinitionVersionRow[];
  current: DefinitionVersionRow | null;
};

type Row = Awaited<ReturnType<typeof readAll>>[number];

const readAll = () =>
  db.definition.findMany({ select, orderBy: [{ sortNo: 'asc' }, { code: 'asc' }], take: 200 });

const day = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

function toDetail(row: Row): DefinitionDetail {
  const versions = row.versions.map(({ textZh, params, adoptedByText, adoptedAt, ...version }) => ({
    ...version,
    text: textZh,
    params: DefinitionParams.parse(params),
    validFrom: version.validFrom.toISOString().slice(0, 10),
    validTo: day(version.validTo),
    adoptedBy: adoptedByText,
    adoptedOn: day(adoptedAt),
  }));
  const now = today();
  return {
    id: row.id,
    code: row.code,
    name: { zh: row.nameZh, hant: row.nameHant, en: row.nameEn },
    isSample: row.isSample,
    versions,
    current: versions.find((v) => v.validFrom <= now && (v.validTo === null || v.validTo >= now)) ?? null,
  };
}

/** All definitions with their versions, in the programme's order. */
export async function listDefinitions(actor: Actor): Promise<DefinitionDetail[]> {
  if (!canReadDefinitions(actor)) throw new ForbiddenError('definitions.read');
  return (await readAll()).map(toDetail);
}

/** One definition by its code; 404 when there is none. */
export async function getDefinition(actor: Actor, code: string): Promise<DefinitionDetail> {
  if (!canReadDefinitions(actor)) throw new ForbiddenError('definitions.read');
  const row = await db.definition.findUnique({ where: { code }, select });
  if (!row) throw new NotFoundError('definition');
  return toDetail(row);
}

/** All definitions for the public page 数据口径与修订: definitions are public by nature. */
export async function listPublicDefinitions(): Promise<DefinitionDetail[]> {
  return (await readAll()).map(toDetail);
}
