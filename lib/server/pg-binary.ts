import type { PoolClient } from 'pg';

/** How a column is written in COPY's binary format: PostgreSQL's type, and that of the elements when it is an array. */
export type ColumnType = { oid: number; isEnum: boolean; element: { oid: number; isEnum: boolean } | null };

const known = new Map<string, ReadonlyMap<string, ColumnType>>();

/** Have the table's columns been read already? */
export function isKnownTable(table: string): boolean {
  return known.has(table);
}

/** Types of a table's columns, read once per process: migrations run before the processes that use their columns. */
export async function columnTypes(
  client: PoolClient,
  table: string,
): Promise<ReadonlyMap<string, ColumnType>> {
  const found = known.get(table);
  if (found) return found;
  const { rows } = await client.query<{
    name: string;
    oid: number;
    kind: string;
    element: number | null;
    elementKind: string | null;
  }>(
    `SELECT a.attname AS name, t.oid::int AS oid, t.typtype::text AS kind,
            e.oid::int AS element, e.typtype::text AS "elementKind"
       FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
       LEFT JOIN pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
      WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped`,
    [`"${table}"`],
  );
  const types = new Map(
    rows.map(({ name, oid, kind, element, elementKind }) => [
      name,
      {
        oid,
        isEnum: kind === 'e',
        element: element === null ? null : { oid: element, isEnum: elementKind === 'e' },
      },
    ]),
  );
  known.set(table, types);
  return types;
}

const BOOL = 16;
const BYTEA = 17;
const INT8 = 20;
const INT2 = 21;
const INT4 = 23;
const TEXT = 25;
const JSON_TEXT = 114;
const FLOAT8 = 701;
const VARCHAR = 1043;
const DATE = 1082;
const TIMESTAMPTZ = 1184;
const NUMERIC = 1700;
const UUID = 2950;
const JSONB = 3802;

const EPOCH_MS = Date.UTC(2000, 0, 1);
const DAY_MS = 86_400_000;

/** Bytes of a COPY in the binary format, one row after another. */
export class CopyWriter {
  private bytes: Buffer;
  private at = 0;

  constructor(roomFor = 65_536) {
    this.bytes = Buffer.allocUnsafe(Math.max(roomFor, 1024));
    this.at = this.bytes.write('PGCOPY\n\xff\r\n\0', 0, 'latin1');
    // no flags, no header extension
    this.int32(0);
    this.int32(0);
  }

  private room(length: number): void {
    if (this.at + length <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.at + length));
    this.bytes.copy(larger, 0, 0, this.at);
    this.bytes = larger;
  }

  private int16(value: number): void {
    this.room(2);
    this.at = this.bytes.writeInt16BE(value, this.at);
  }

  private int32(value: number): void {
    this.room(4);
    this.at = this.bytes.writeInt32BE(value, this.at);
  }

  beginRow(columns: number): void {
    this.int16(columns);
  }

  /** One value of the row that was begun. A value that does not fit its type throws, or PostgreSQL refuses it. */
  value(value: unknown, type: ColumnType): void {
    if (value === null || value === undefined) return this.int32(-1);
    if (type.element) return this.array(value, type.element);
    this.scalar(value, type.oid, type.isEnum);
  }

  private array(value: unknown, element: { oid: number; isEnum: boolean }): void {
    if (!Array.isArray(value)) throw new Error(`a list was expected, not ${typeof value}`);
    // cast: whatever is in the list is checked by its own encoder
    const items = value as unknown[];
    const start = this.beginLength();
    this.int32(items.length > 0 ? 1 : 0);
    this.int32(items.some((item) => item === null) ? 1 : 0);
    this.int32(element.oid);
    if (items.length > 0) {
      this.int32(items.length);
      this.int32(1);
      for (const item of items)
        if (item === null || item === undefined) this.int32(-1);
        else this.scalar(item, element.oid, element.isEnum);
    }
    this.endLength(start);
  }

  private scalar(value: unknown, oid: number, isEnum: boolean): void {
    if (isEnum) return this.text(String(value));
    switch (oid) {
      case TEXT:
      case VARCHAR:
        return this.text(typeof value === 'string' ? value : plainText(value));
      case UUID:
        return this.uuid(String(value));
      case BYTEA:
        return this.raw(bytesOf(value));
      case JSONB:
        return this.jsonb(JSON.stringify(value, jsonValue));
      case JSON_TEXT:
        return this.text(JSON.stringify(value, jsonValue));
      case BOOL:
        this.int32(1);
        this.room(1);
        this.at = this.bytes.writeUInt8(value === true || value === 'true' || value === 't' ? 1 : 0, this.at);
        return;
      case INT4:
        this.int32(4);
        return this.int32(Number(value));
      case INT2:
        this.int32(2);
        return this.int16(Number(value));
      case INT8:
        // cast: what a bigint column takes
        return this.int64(BigInt(value as string | number | bigint));
      case FLOAT8:
        this.int32(8);
        this.room(8);
        this.at = this.bytes.writeDoubleBE(Number(value), this.at);
        return;
      case DATE:
        this.int32(4);
        return this.int32(Math.floor((timeOf(value, true) - EPOCH_MS) / DAY_MS));
      case TIMESTAMPTZ:
        return this.int64(microsecondsOf(value));
      case NUMERIC:
        return this.numeric(String(value));
      default:
        throw new Error(`no way to copy a value of type ${oid}`);
    }
  }

  private beginLength(): number {
    const start = this.at;
    this.int32(0);
    return start;
  }

  private endLength(start: number): void {
    this.bytes.writeInt32BE(this.at - start - 4, start);
  }

  private text(value: string): void {
    this.room(4 + value.length * 3);
    const written = this.bytes.write(value, this.at + 4, 'utf8');
    this.bytes.writeInt32BE(written, this.at);
    this.at += 4 + written;
  }

  private jsonb(text: string): void {
    this.room(5 + text.length * 3);
    const written = this.bytes.write(text, this.at + 5, 'utf8');
    this.bytes.writeInt32BE(written + 1, this.at);
    // version of the format
    this.bytes.writeUInt8(1, this.at + 4);
    this.at += 5 + written;
  }

  private raw(value: Uint8Array): void {
    this.int32(value.length);
    this.room(value.length);
    this.bytes.set(value, this.at);
    this.at += value.length;
  }

  private uuid(value: string): void {
    const hex = value.replaceAll('-', '');
    if (hex.length !== 32) throw new Error('not a uuid');
    this.int32(16);
    this.room(16);
    if (this.bytes.write(hex, this.at, 'hex') !== 16) throw new Error('not a uuid');
    this.at += 16;
  }

  private int64(value: bigint): void {
    this.int32(8);
    this.room(8);
    this.at = this.bytes.writeBigInt64BE(value, this.at);
  }

  /** Digits to the base of 10,000, as PostgreSQL keeps them. */
  private numeric(value: string): void {
    const parsed = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(value.trim());
    if (!parsed || (parsed[2] === '' && (parsed[3] ?? '') === '')) throw new Error(`not a number: ${value}`);
    const whole = (parsed[2] ?? '').replace(/^0+/, '');
    const fraction = parsed[3] ?? '';
    const left = whole.padStart(Math.ceil(whole.length / 4) * 4, '0');
    const groups = (left + fraction.padEnd(Math.ceil(fraction.length / 4) * 4, '0')).match(/\d{4}/g) ?? [];
    const digits = groups.map(Number);
    let weight = left.length / 4 - 1;
    while (digits[0] === 0) {
      digits.shift();
      weight -= 1;
    }
    while (digits.at(-1) === 0) digits.pop();
    this.int32(8 + digits.length * 2);
    this.int16(digits.length);
    this.int16(digits.length === 0 ? 0 : weight);
    this.room(4);
    this.at = this.bytes.writeUInt16BE(parsed[1] === '-' && digits.length > 0 ? 0x4000 : 0, this.at);
    this.at = this.bytes.writeUInt16BE(fraction.length, this.at);
    for (const digit of digits) this.int16(digit);
  }

  /** The whole, with its trailer. */
  finish(): Buffer {
    this.int16(-1);
    return this.bytes.subarray(0, this.at);
  }
}

/** Inside JSON: bigint as text; a Buffer has no place there. */
function jsonValue(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}

function plainText(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function bytesOf(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  // to_jsonb writes bytea as \x…
  if (typeof value === 'string' && value.startsWith('\\x')) return Buffer.from(value.slice(2), 'hex');
  throw new Error('bytes were expected');
}

function timeOf(value: unknown, isDay: boolean): number {
  const time =
    value instanceof Date
      ? value.getTime()
      : Date.parse(isDay ? `${String(value).slice(0, 10)}T00:00:00Z` : String(value));
  if (Number.isNaN(time)) throw new Error(`not a time: ${String(value)}`);
  return time;
}

/** Microseconds since 2000; those behind the millisecond come from the text (to_jsonb writes six digits). */
function microsecondsOf(value: unknown): bigint {
  const behind = typeof value === 'string' ? /\.\d{3}(\d{1,3})/.exec(value)?.[1] : undefined;
  return BigInt(timeOf(value, false) - EPOCH_MS) * 1000n + BigInt((behind ?? '').padEnd(3, '0') || 0);
}
