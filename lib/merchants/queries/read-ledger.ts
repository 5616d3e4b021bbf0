import { clientTexts } from '@/lib/i18n/client-texts';
import type { Actor } from '@/lib/server/actor';
import { decryptValue } from '@/lib/server/crypto';
import { Prisma, type Tx } from '@/lib/server/db';
import { planKeyset } from '@/lib/server/keyset';
import { readRows } from '@/lib/server/read-rows';
import { scopeSql } from '@/lib/server/scope-sql';
import { ForbiddenError } from '@/lib/shared/errors';
import { CELL_SEPARATOR, isOpenWithoutBasis, type LedgerColumn } from '../fields-export';
import { canListMerchants, isHidden, merchantScopeColumns, visibleMerchants } from '../policy';
import { CONTACT_CONTEXT } from '../rules';
import type { LedgerQuestion } from '../schema-question';
import { MERCHANT_ORDERS } from './orders';
import { merchantWhere, readsInFullSql } from './where';

function questionWhere(actor: Actor, { filters, ids }: LedgerQuestion): Prisma.Sql {
  const where = merchantWhere(actor, filters);
  return ids ? Prisma.sql`${where} AND m.id = ANY (${ids}::uuid[])` : where;
}

/** How many people the question holds, exactly: what a list that leaves the house has to say. */
export async function countLedger(actor: Actor, question: LedgerQuestion): Promise<number> {
  const where = questionWhere(actor, question);
  const [row] = await readRows<{ n: number }>(
    Prisma.sql`SELECT count(*)::int AS n FROM merchant m WHERE ${where}`,
  );
  return row?.n ?? 0;
}

/**
 * The people of the question in the order of the list, as ids: the rows of one moment, however long the writing of the
 * sheet then takes.
 */
export async function listLedgerIds(actor: Actor, question: LedgerQuestion): Promise<string[]> {
  const where = questionWhere(actor, question);
  const order = planKeyset({
    table: 'merchant',
    alias: 'm',
    order: MERCHANT_ORDERS[question.filters.order],
    filters: question.filters,
  });
  const rows = await readRows<{ id: string }>(
    Prisma.sql`SELECT m.id FROM merchant m WHERE ${where} ORDER BY ${order.orderBy}`,
  );
  return rows.map((row) => row.id);
}

/** One person as a sheet shows it: a text per column, '' where there is nothing or nothing may be said. */
export type LedgerRow = { id: string; fileNo: string; version: number; inFull: boolean; cells: string[] };

const contacts = (kinds: string): Prisma.Sql => Prisma.sql`(
  SELECT string_agg(k.masked, ${CELL_SEPARATOR} ORDER BY k.preferred DESC, k."sortNo", k.id) FROM contact_point k
   WHERE k."merchantId" = m.id AND k."validTo" IS NULL AND k.kind IN (${Prisma.raw(kinds)}))`;
const sealedContacts = (kinds: string): Prisma.Sql => Prisma.sql`(
  SELECT string_agg(k."keyId" || ':' || encode(k.cipher, 'base64'), '|' ORDER BY k.preferred DESC, k."sortNo", k.id)
    FROM contact_point k
   WHERE k."merchantId" = m.id AND k."validTo" IS NULL AND k.kind IN (${Prisma.raw(kinds)}))`;
const quantity = (kind: string): Prisma.Sql => Prisma.sql`(
  SELECT q.original FROM merchant_quantity q WHERE q."merchantId" = m.id AND q.kind = ${Prisma.raw(`'${kind}'`)}
   ORDER BY q.id DESC LIMIT 1)`;
/** Several stations of one cell: 陕商实业 总经理（2010—2015）；… */
const station = (names: string): Prisma.Sql =>
  Prisma.raw(`concat_ws(' ', ${names}) || CASE WHEN coalesce(x."fromText", x."toText") IS NULL THEN ''
    ELSE '（' || concat_ws('—', x."fromText", nullif(x."toText", x."fromText")) || '）' END`);
const posts = Prisma.sql`(
  SELECT string_agg(${station(`x."employerText", x.title`)}, '；'
           ORDER BY x."isMain" DESC, x."isEnded", x."validFrom" DESC NULLS LAST, x."sortNo", x.id)
    FROM post x WHERE x."merchantId" = m.id)`;
const stations = (kind: string): Prisma.Sql => Prisma.sql`(
  SELECT string_agg(${station('x.body, x.title')}, '；'
           ORDER BY coalesce(x."validFrom", x."validTo") DESC NULLS LAST, x."sortNo", x.id)
    FROM life_entry x WHERE x."merchantId" = m.id AND x.kind = ${Prisma.raw(`'${kind}'`)})`;
const list = (name: string): Prisma.Sql =>
  Prisma.sql`array_to_string(${Prisma.raw(`m."${name}"`)}, ${CELL_SEPARATOR})`;
const own = (name: string): Prisma.Sql => Prisma.raw(`m."${name}"`);

const CONTACT_KINDS: Readonly<Record<string, string>> = {
  phones: `'mobile', 'landline'`,
  emails: `'email'`,
  wechat: `'wechat'`,
  address: `'address'`,
};

/** SQL of each column on `merchant m` and what is joined to it. */
const EXPRESSIONS: Readonly<Record<string, Prisma.Sql>> = {
  name: own('name'),
  aliases: list('aliases'),
  sex: own('sex'),
  salutation: own('salutation'),
  birth: own('birthText'),
  kinds: list('kinds'),
  hometown: Prisma.sql`coalesce(h."fullName", m."hometownText")`,
  residence: Prisma.sql`coalesce(p."fullName", m."residenceText")`,
  employer: own('mainCompanyName'),
  title: own('mainTitle'),
  industry: Prisma.sql`coalesce(t."nameZh", m."industryText")`,
  mainBusiness: own('mainBusiness'),
  registeredCapital: quantity('registered_capital'),
  annualOutput: quantity('annual_output'),
  employees: quantity('employees'),
  education: own('education'),
  school: own('school'),
  socialPosts: own('socialPosts'),
  honours: own('honours'),
  posts,
  schooling: stations('education'),
  socialOffices: stations('social_post'),
  politicalOffices: stations('political_office'),
  awards: stations('honour'),
  strengthTier: Prisma.sql`s."nameZh"`,
  influenceTier: Prisma.sql`i."nameZh"`,
  isKey: Prisma.sql`CASE WHEN m."isKey" THEN 'yes' END`,
  contactEveryDays: Prisma.sql`m."contactEveryDays"::text`,
  officer: Prisma.sql`(SELECT o.name FROM app_user o WHERE o.id = m."officerId")`,
  tags: list('tags'),
  intention: own('intention'),
  contributions: list('contributions'),
  needs: own('needs'),
  lastContactOn: Prisma.sql`to_char(m."lastContactOn", 'YYYY-MM-DD')`,
  unit: Prisma.sql`u."shortName"`,
  source: own('source'),
  basis: Prisma.sql`m."basisState"::text`,
  doNotContact: Prisma.sql`CASE WHEN m."doNotContact" THEN 'yes' END`,
  note: own('note'),
  createdOn: Prisma.sql`to_char(m."createdAt" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD')`,
  updatedOn: Prisma.sql`to_char(m."updatedAt" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD')`,
};

function expression(one: LedgerColumn, fullContacts: boolean): Prisma.Sql {
  const kinds = CONTACT_KINDS[one.key];
  if (kinds) return fullContacts ? sealedContacts(kinds) : contacts(kinds);
  return EXPRESSIONS[one.key] ?? Prisma.sql`NULL`;
}

/**
 * People by id, in the order given, as the sheet shows them. Scope and field rules are asked again here: who has left
 * the scope since the ids were listed is missing, a field that the role may not read is empty, a record without a
 * lawful basis shows the minimum. Inside a transaction give its `tx`. Contact values are masked unless `fullContacts`; that is an act of its own, which
 * the caller has audited.
 */
export async function readLedgerRows(
  actor: Actor,
  ids: readonly string[],
  columns: readonly LedgerColumn[],
  options: { fullContacts?: boolean; words: LedgerWords; tx?: Tx },
): Promise<LedgerRow[]> {
  if (!canListMerchants(actor)) throw new ForbiddenError('merchants.list');
  const fullContacts = options.fullContacts === true;
  const selected = columns.map(
    (one, index) => Prisma.sql`${expression(one, fullContacts)} AS ${Prisma.raw(`c${index}`)}`,
  );
  const query = Prisma.sql`
    SELECT m.id, m."fileNo", m.version, ${readsInFullSql(actor, 'm')} AS "inFull",
           ${Prisma.join(selected.length > 0 ? selected : [Prisma.sql`NULL AS c0`])}
      FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS o(id, place)
      JOIN merchant m ON m.id = o.id AND m."archivedAt" IS NULL
      LEFT JOIN place h ON h.id = m."hometownId"
      LEFT JOIN place p ON p.id = m."residenceId"
      LEFT JOIN industry_tag t ON t.id = m."industryTagId"
      LEFT JOIN tier s ON s.id = m."strengthTierId"
      LEFT JOIN tier i ON i.id = m."influenceTierId"
      LEFT JOIN unit u ON u.id = m."ownerUnitId"
     WHERE ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')}
     ORDER BY o.place`;
  const rows = options.tx
    ? await options.tx.$queryRaw<Record<string, unknown>[]>(query)
    : await readRows<Record<string, unknown>>(query);
  const readers = columns.map((one) => readerOf(one, actor, fullContacts, options.words));
  return rows.map((row) => {
    const inFull = row['inFull'] === true;
    return {
      id: String(row['id']),
      fileNo: String(row['fileNo']),
      version: Number(row['version']),
      inFull,
      cells: readers.map((read, index) => read(row[`c${index}`], inFull)),
    };
  });
}

type CellReader = (value: unknown, inFull: boolean) => string;

function readerOf(one: LedgerColumn, actor: Actor, fullContacts: boolean, words: LedgerWords): CellReader {
  if (isHidden(actor, one.field)) return () => '';
  const open = isOpenWithoutBasis(one);
  const table = words.values[one.key];
  const isSealed = fullContacts && CONTACT_KINDS[one.key] !== undefined;
  return (value, inFull) => {
    if (typeof value !== 'string' || value === '' || (!inFull && !open)) return '';
    if (isSealed) return openContacts(value);
    if (!table) return value;
    return value
      .split(CELL_SEPARATOR)
      .map((word) => table[word] ?? word)
      .join(CELL_SEPARATOR);
  };
}

/** `keyId:base64|…` of one cell, opened. */
function openContacts(sealed: string): string {
  return sealed
    .split('|')
    .map((one) => {
      const at = one.indexOf(':');
      return decryptValue(Buffer.from(one.slice(at + 1), 'base64'), one.slice(0, at), CONTACT_CONTEXT);
    })
    .join(CELL_SEPARATOR);
}

/** Headers of the columns, and the words of those whose stored values are codes. */
export type LedgerWords = {
  header: (key: string) => string;
  values: Readonly<Record<string, Readonly<Record<string, string>> | undefined>>;
};

/** The words of a sheet in Chinese, which is the language of the desk. */
export async function readPublicLedgerWords(): Promise<LedgerWords> {
  // messages: merchants.desk.ledgerColumn.* merchants.desk.yes merchants.desk.basisState.*
  const texts = await clientTexts('zh-CN', ['merchants.desk']);
  const under = (prefix: string): Record<string, string> =>
    Object.fromEntries(
      Object.entries(texts).flatMap(([key, text]) =>
        key.startsWith(`merchants.desk.${prefix}.`)
          ? [[key.slice(`merchants.desk.${prefix}.`.length), text]]
          : [],
      ),
    );
  const headers = under('ledgerColumn');
  const yes = { yes: texts['merchants.desk.yes'] ?? 'yes' };
  return {
    header: (key) => headers[key] ?? key,
    values: {
      sex: under('sex'),
      kinds: under('kinds'),
      contributions: under('contributions'),
      isKey: yes,
      doNotContact: yes,
      basis: under('basisState'),
    },
  };
}
