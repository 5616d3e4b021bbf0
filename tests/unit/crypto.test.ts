import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  blindIndex,
  CipherError,
  decryptBytes,
  decryptValue,
  decryptWithKey,
  digestValue,
  encryptValue,
  encryptWithKey,
  keyIdOf,
  makeRing,
  makeToken,
  newPersonKey,
  sameDigest,
  tailIndex,
  unwrapPersonKey,
} from '@/lib/server/crypto';

const key = (fill: string) => Buffer.alloc(32, fill).toString('base64');
const aes = makeRing({
  dataKeys: [
    { id: 'k2', key: key('b') },
    { id: 'k1', key: key('a') },
  ],
  SANGZI_CIPHER: 'aes-256-gcm',
});
const sm4 = makeRing({ dataKeys: [{ id: 'k2', key: key('b') }], SANGZI_CIPHER: 'sm4-hmac-sm3' });
const old = makeRing({ dataKeys: [{ id: 'k1', key: key('a') }], SANGZI_CIPHER: 'aes-256-gcm' });

it('this Node has SM3 as GB/T 32905 defines it', () => {
  expect(createHash('sm3').update('abc').digest('hex')).toBe(
    '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
  );
});

describe.each([
  ['AES-256-GCM', aes],
  ['SM4-CTR with HMAC-SM3', sm4],
])('%s', (_name, ring) => {
  it('gives back what was encrypted, and never the same bytes twice', () => {
    for (const text of ['', '13800138000', '汉中市西乡县', 'x'.repeat(5000)]) {
      const a = encryptValue(text, 'contact_point', ring);
      const b = encryptValue(text, 'contact_point', ring);
      expect(decryptValue(a.cipher, a.keyId, 'contact_point', ring)).toBe(text);
      expect(a.cipher.equals(b.cipher)).toBe(false);
    }
  });

  it('refuses an envelope with any byte changed', () => {
    const { cipher, keyId } = encryptValue('13800138000', 'contact_point', ring);
    for (let at = 0; at < cipher.length; at += 1) {
      const changed = Buffer.from(cipher);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(() => decryptValue(changed, keyId, 'contact_point', ring), `byte ${at}`).toThrow(CipherError);
    }
  });

  it('refuses an envelope that was cut, at every length', () => {
    const { cipher, keyId } = encryptValue('13800138000', 'contact_point', ring);
    for (let length = 0; length < cipher.length; length += 1) {
      expect(() => decryptValue(cipher.subarray(0, length), keyId, 'contact_point', ring)).toThrow(
        CipherError,
      );
    }
  });

  it('refuses a value that was moved to another column', () => {
    const { cipher, keyId } = encryptValue('13800138000', 'contact_point.cipher', ring);
    expect(() => decryptValue(cipher, keyId, 'merchant.note', ring)).toThrow(CipherError);
  });
});

it('a ring decrypts under its older keys and encrypts under the first', () => {
  const before = encryptValue('张三', '', old);
  expect(decryptValue(before.cipher, 'k1', '', aes)).toBe('张三');
  expect(keyIdOf(encryptValue('张三', '', aes).cipher)).toBe('k2');
});

it('refuses a value whose key has left the ring, or whose column names another key', () => {
  const { cipher } = encryptValue('张三', '', aes);
  expect(() => decryptBytes(cipher, 'k2', '', old)).toThrow(CipherError);
  expect(() => decryptBytes(cipher, 'k1', '', aes)).toThrow(CipherError);
});

it('what was encrypted under a person’s key opens with that person’s key alone', () => {
  const { key: dataKey, wrapped, keyId } = newPersonKey();
  const { cipher } = encryptWithKey(unwrapPersonKey(wrapped, keyId), '李四');
  expect(decryptWithKey(dataKey, cipher)).toBe('李四');
  expect(() => decryptWithKey(newPersonKey().key, cipher)).toThrow(CipherError);
});

it('blind indexes are equal for equal values of one kind, and keep kinds apart', () => {
  expect(blindIndex('phone', '13800138000').equals(blindIndex('phone', '13800138000'))).toBe(true);
  expect(blindIndex('phone', '13800138000').equals(blindIndex('id_number', '13800138000'))).toBe(false);
  expect(tailIndex('phone', '13800138000')).toEqual(tailIndex('phone', '13911118000'));
  expect(tailIndex('phone', '123')).toBeNull();
  expect(digestValue('a')).not.toBe(createHash('sha256').update('a').digest('hex').slice(0, 32));
});

it('tokens have 256 bits and are stored as their hash', () => {
  const { token, hash } = makeToken();
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  expect(sameDigest(hash, createHash('sha256').update(token).digest())).toBe(true);
  expect(sameDigest(hash, randomBytes(31))).toBe(false);
});
