import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor, hashFilters, type PagingCursor } from '@/lib/shared/paging-cursor';

const filterHash = hashFilters({ place: '610724', industry: ['C13', 'C15'] });
const cursor: PagingCursor = {
  order: 'newest',
  rowId: '0193523f-7a1c-7e52-9b5e-1d2c3b4a5f60',
  filterHash,
  direction: 'next',
};

describe('a cursor', () => {
  it.each(['next', 'previous'] as const)('of the %s page comes back as it was', (direction) => {
    const text = encodeCursor({ ...cursor, direction });
    expect(text).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(decodeCursor(text, cursor)).toEqual({ ok: true, cursor: { ...cursor, direction } });
  });

  it('of another order or other filters is foreign', () => {
    const text = encodeCursor(cursor);
    expect(decodeCursor(text, { order: 'name', filterHash })).toEqual({ ok: false, problem: 'foreign' });
    expect(decodeCursor(text, { order: 'newest', filterHash: hashFilters({ place: '610721' }) })).toEqual({
      ok: false,
      problem: 'foreign',
    });
  });

  it.each([
    '',
    'x',
    '!!!',
    btoa('null'),
    btoa('{}').replace(/=/g, ''),
    btoa('[2,"newest","a","b",1]').replace(/=/g, ''),
    btoa(`[1,"newest","a' or 1=1","${filterHash}",1]`).replace(/=/g, ''),
    btoa(`[1,"newest","a","${filterHash}",7]`).replace(/=/g, ''),
    'A'.repeat(5000),
  ])('%j was not written here', (text) => {
    expect(decodeCursor(text, cursor)).toEqual({ ok: false, problem: 'malformed' });
  });
});

describe('the hash of filters', () => {
  it('does not depend on the order of keys, nor on empty values', () => {
    expect(hashFilters({ b: 1, a: ['x'], c: undefined, d: '', e: [], f: null })).toBe(
      hashFilters({ a: ['x'], b: 1 }),
    );
  });

  it('tells different filters apart', () => {
    const hashes = Array.from({ length: 20_000 }, (_, i) => hashFilters({ place: String(610_000 + i) }));
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(hashFilters({ a: '1' })).not.toBe(hashFilters({ a: 1 }));
    expect(hashFilters({ a: ['1', '2'] })).not.toBe(hashFilters({ a: ['2', '1'] }));
  });
});
