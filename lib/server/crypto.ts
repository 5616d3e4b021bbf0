import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
  type KeyObject,
} from 'node:crypto';
import { env, type Env } from '@/lib/server/env';

/**
 * Encryption of personal fields, blind indexes, data keys of persons, one-time tokens (architecture.md 15).
 *
 * Envelope, bytes in order:
 *   1      format: 1 = AES-256-GCM, 2 = SM4-CTR with HMAC-SM3 (encrypt, then MAC)
 *   1      n, length of the key id
 *   n      key id, ASCII
 *   12/16  nonce (format 1) or initial counter (format 2), random
 *   …      ciphertext
 *   16/32  tag (GCM) or HMAC-SM3 over everything before it
 * Header and `context` (table and column, say) are authenticated, so a value can't be moved to another column.
 */
const GCM = 1;
const SM4 = 2;

export type Ring = {
  readonly active: string;
  readonly keys: ReadonlyMap<string, DataKey>;
  readonly format: typeof GCM | typeof SM4;
};
/** Only the KeyObjects of the format in use are derived: a person's key may serve one value only. */
type DataKey = {
  readonly aes: () => KeyObject;
  readonly sm4: () => KeyObject;
  readonly mac: () => KeyObject;
};

/** The envelope was cut, changed, or made under a key that this process doesn't have. */
export class CipherError extends Error {
  override readonly name = 'CipherError';
}

function derive(key: Buffer, use: string, length: number): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', key, '', `sangzi ${use}`, length)));
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function dataKeyOf(key: Buffer): DataKey {
  return {
    aes: once(() => createSecretKey(key)),
    sm4: once(() => derive(key, 'sm4', 16)),
    mac: once(() => derive(key, 'hmac-sm3', 32)),
  };
}

/** Key ring from the settings; KeyObjects are made once, which is what makes bulk work fast. */
export function makeRing(settings: Pick<Env, 'dataKeys' | 'SANGZI_CIPHER'>): Ring {
  const keys = new Map(settings.dataKeys.map(({ id, key }) => [id, dataKeyOf(Buffer.from(key, 'base64'))]));
  const active = settings.dataKeys[0]?.id;
  if (active === undefined) throw new CipherError('no data key');
  return { active, keys, format: settings.SANGZI_CIPHER === 'aes-256-gcm' ? GCM : SM4 };
}

let processRing: Ring | undefined;
const ring = (): Ring => (processRing ??= makeRing(env));

/** An envelope with the id of its key, for the two columns that every encrypted value has. */
export type Encrypted = { readonly keyId: string; readonly cipher: Buffer<ArrayBuffer> };

/**
 * Encrypts a text or bytes under the active key. `context` (`contact_point.cipher`, say) is authenticated and must
 * be given again to decrypt, so a value can't be moved into another column.
 */
export function encryptValue(plain: string | Uint8Array, context = '', keys: Ring = ring()): Encrypted {
  const key = keys.keys.get(keys.active);
  if (key === undefined) throw new CipherError('active key is missing');
  return { keyId: keys.active, cipher: seal(plain, context, keys.active, key, keys.format) };
}

/** Decrypts an envelope to bytes; CipherError when it was tampered with, or its key is gone or not `keyId`. */
export function decryptBytes(envelope: Uint8Array, keyId: string, context = '', keys: Ring = ring()): Buffer {
  const id = keyIdOf(envelope);
  const key = keys.keys.get(id);
  if (id !== keyId) throw new CipherError('the key id beside the value is another one');
  if (key === undefined) throw new CipherError(`unknown key ${id}`);
  return open(Buffer.from(envelope.buffer, envelope.byteOffset, envelope.byteLength), context, key);
}

/** Decrypts an envelope to text. */
export function decryptValue(envelope: Uint8Array, keyId: string, context = '', keys: Ring = ring()): string {
  return decryptBytes(envelope, keyId, context, keys).toString('utf8');
}

/** Id of the key that an envelope was made under, for the column beside it and for rotation. */
export function keyIdOf(envelope: Uint8Array): string {
  const length = envelope[1] ?? 0;
  if (length === 0 || envelope.byteLength < 2 + length) throw new CipherError('not an envelope');
  return Buffer.from(envelope.buffer, envelope.byteOffset + 2, length).toString('latin1');
}

/** Id of the key that new values are encrypted under. */
export function activeKeyId(): string {
  return ring().active;
}

let randomPool = Buffer.alloc(0);

/** Random bytes from a pool of 8 KiB: a call into the system per value would slow imports down. */
function randomNonce(length: number): Buffer {
  if (randomPool.length < length) randomPool = randomBytes(8192);
  const nonce = randomPool.subarray(0, length);
  randomPool = randomPool.subarray(length);
  return nonce;
}

function seal(
  plain: string | Uint8Array,
  context: string,
  id: string,
  key: DataKey,
  format: number,
): Buffer<ArrayBuffer> {
  const header = Buffer.concat([Buffer.from([format, id.length]), Buffer.from(id, 'latin1')]);
  const text = typeof plain === 'string' ? Buffer.from(plain, 'utf8') : plain;
  const aad = Buffer.concat([header, Buffer.from(context, 'utf8')]);
  if (format === GCM) {
    const nonce = randomNonce(12);
    const cipher = createCipheriv('aes-256-gcm', key.aes(), nonce).setAAD(aad);
    return Buffer.concat([header, nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
  }
  const counter = randomNonce(16);
  const cipher = createCipheriv('sm4-ctr', key.sm4(), counter);
  const body = Buffer.concat([counter, cipher.update(text), cipher.final()]);
  return Buffer.concat([header, body, macOf(key, aad, body)]);
}

function open(envelope: Buffer, context: string, key: DataKey): Buffer {
  const headerEnd = 2 + (envelope[1] ?? 0);
  const aad = Buffer.concat([envelope.subarray(0, headerEnd), Buffer.from(context, 'utf8')]);
  const format = envelope[0];
  try {
    if (format === GCM) {
      if (envelope.length < headerEnd + 28) throw new CipherError('cut');
      const decipher = createDecipheriv(
        'aes-256-gcm',
        key.aes(),
        envelope.subarray(headerEnd, headerEnd + 12),
        {
          authTagLength: 16,
        },
      );
      decipher.setAAD(aad).setAuthTag(envelope.subarray(-16));
      return Buffer.concat([decipher.update(envelope.subarray(headerEnd + 12, -16)), decipher.final()]);
    }
    if (format === SM4) {
      if (envelope.length < headerEnd + 48) throw new CipherError('cut');
      const body = envelope.subarray(headerEnd, -32);
      if (!timingSafeEqual(macOf(key, aad, body), envelope.subarray(-32))) throw new CipherError('changed');
      const decipher = createDecipheriv('sm4-ctr', key.sm4(), body.subarray(0, 16));
      return Buffer.concat([decipher.update(body.subarray(16)), decipher.final()]);
    }
  } catch {
    throw new CipherError('the encrypted value was changed or cut');
  }
  throw new CipherError('unknown format');
}

/** HMAC-SM3 over length-framed parts, so that header, context and body can't be shifted into each other. */
function macOf(key: DataKey, aad: Buffer, body: Buffer): Buffer {
  const frame = Buffer.alloc(4);
  frame.writeUInt32BE(aad.length);
  return createHmac('sm3', key.mac()).update(frame).update(aad).update(body).digest();
}

let indexKeys: { exact: KeyObject; tail: KeyObject; digest: KeyObject } | undefined;
function index(): { exact: KeyObject; tail: KeyObject; digest: KeyObject } {
  const root = (): Buffer => Buffer.from(env.SANGZI_INDEX_KEY, 'base64');
  return (indexKeys ??= {
    exact: derive(root(), 'blind index', 32),
    tail: derive(root(), 'tail index', 32),
    digest: derive(root(), 'audit digest', 32),
  });
}

/**
 * Keyed hash of a normalised value for exact look-up (32 bytes). `kind` (phone, id_number, email) keeps equal
 * texts of different kinds apart. The caller normalises first: the same phone must give the same text.
 */
export function blindIndex(kind: string, normalised: string): Buffer {
  return createHmac('sha256', index().exact).update(`${kind}\0${normalised}`, 'utf8').digest();
}

/**
 * Keyed hash of the last four characters, cut to 8 bytes (10,000 values can be tried by whoever holds the key, so
 * look-ups by it are scoped and rate-limited). Null when the value is shorter than four.
 */
export function tailIndex(kind: string, normalised: string): Buffer | null {
  const tail = normalised.slice(-4);
  if (tail.length < 4) return null;
  return createHmac('sha256', index().tail).update(`${kind}\0${tail}`, 'utf8').digest().subarray(0, 8);
}

/** Keyed digest of a value for the audit diff: shows equality, reveals nothing (hex, 32 characters). */
export function digestValue(text: string): string {
  return createHmac('sha256', index().digest).update(text, 'utf8').digest('hex').slice(0, 32);
}

const PERSON_KEY = 'person_key.wrapped';
const PERSON_RING_ID = 'person';

/** A data key for one person and what is stored of it; erasing the person destroys `wrapped`. */
export function newPersonKey(): { key: Buffer; wrapped: Buffer<ArrayBuffer>; keyId: string } {
  const key = randomBytes(32);
  const { keyId, cipher } = encryptValue(key, PERSON_KEY);
  return { key, wrapped: cipher, keyId };
}

/** The person's data key from its stored form. */
export function unwrapPersonKey(wrapped: Uint8Array, keyId: string): Buffer {
  return decryptBytes(wrapped, keyId, PERSON_KEY);
}

function ringOfPerson(key: Buffer): Ring {
  return { active: PERSON_RING_ID, keys: new Map([[PERSON_RING_ID, dataKeyOf(key)]]), format: ring().format };
}

/** Encrypts a text under a person's data key. */
export function encryptWithKey(key: Buffer, plain: string, context = ''): Encrypted {
  return encryptValue(plain, context, ringOfPerson(key));
}

/** Decrypts what encryptWithKey made. */
export function decryptWithKey(key: Buffer, envelope: Uint8Array, context = ''): string {
  return decryptValue(envelope, PERSON_RING_ID, context, ringOfPerson(key));
}

/** A random token for a link (256 bits, URL-safe) and the hash under which it is stored. */
export function makeToken(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashOfToken(token) };
}

/** SHA-256 of a token, as stored. */
export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}

/** Compares two digests without telling by time where they differ. */
export function sameDigest(a: Uint8Array, b: Uint8Array): boolean {
  return a.byteLength === b.byteLength && timingSafeEqual(a, b);
}
