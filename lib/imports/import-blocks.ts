import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { ImportWarning } from '@/lib/merchants/import';
import type { MerchantEntry } from '@/lib/merchants/commands/create-merchants';
import { decryptBytes, encryptValue } from '@/lib/server/crypto';

/** A staged row: the cells as they stood (dropped columns are blank), and what was read from them. */
export type RawRow = { rowNo: number; cells: string[] };
export type ParsedRow = {
  rowNo: number;
  entry: MerchantEntry | null;
  warnings: ImportWarning[];
  trip?: TripRow;
};

/**
 * A row of a sheet that comes back: what its cells say, and what they said when they were taken out (null until the
 * row has been compared; from then on both hold the changed cells only).
 */
export type TripRow = {
  mine: Record<string, string>;
  base: Record<string, string> | null;
  fullContacts: boolean;
};

/** Rows per block: one seal and one row of the table for all of them, which is what makes staging fast. */
export const ROWS_PER_BLOCK = 200;

const RAW = 'batch_block.rawCipher';
const PARSED = 'batch_block.parsedCipher';

export type SealedBlock = { keyId: string; rawCipher: Buffer; parsedCipher: Buffer };

/** Packs and encrypts the rows of a block. */
export function sealBlock(raw: readonly RawRow[], parsed: readonly ParsedRow[]): SealedBlock {
  const sealedRaw = encryptValue(pack(raw), RAW);
  return {
    keyId: sealedRaw.keyId,
    rawCipher: sealedRaw.cipher,
    parsedCipher: encryptValue(pack(parsed), PARSED).cipher,
  };
}

/** The cells of a block's rows as they stood in the sheet. */
export function openRaw(block: { keyId: string; rawCipher: Uint8Array }): RawRow[] {
  // cast: written by sealBlock, authenticated by the envelope
  return unpack(decryptBytes(block.rawCipher, block.keyId, RAW)) as RawRow[];
}

/** What was read from a block's rows. */
export function openParsed(block: { keyId: string; parsedCipher: Uint8Array }): ParsedRow[] {
  // cast: written by sealBlock, authenticated by the envelope
  return unpack(decryptBytes(block.parsedCipher, block.keyId, PARSED)) as ParsedRow[];
}

const pack = (value: unknown): Buffer => zstdCompressSync(Buffer.from(JSON.stringify(value)));
const unpack = (bytes: Buffer): unknown => JSON.parse(zstdDecompressSync(bytes).toString('utf8'));

const TABLE = 'batch.tableCipher';

/** The read table holds samples of cells, so it is encrypted like them. */
export function sealTable(table: unknown): { cipher: Buffer<ArrayBuffer>; keyId: string } {
  return encryptValue(JSON.stringify(table), TABLE);
}

/** The bytes of a sealed table as JSON. */
export function openTable(cipher: Uint8Array, keyId: string): unknown {
  return JSON.parse(decryptBytes(cipher, keyId, TABLE).toString('utf8'));
}
