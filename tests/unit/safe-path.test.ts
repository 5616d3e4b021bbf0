import { describe, expect, it } from 'vitest';
import { safeNextPath } from '@/lib/server/safe-path';

const foreign = [
  '//evil.example',
  '//evil.example/desk',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '\\/evil.example',
  '/%2f%2fevil.example',
  '%2f%2fevil.example',
  '/%2Fevil.example',
  '/%5cevil.example',
  '/%255cevil.example',
  '/%252f%252fevil.example',
  '/desk//evil.example',
  '/desk/%2f/evil.example',
  'https://evil.example',
  'https:evil.example',
  'javascript:alert(1)',
  '/\tevil',
  '/\n/evil.example',
  ' //evil.example',
  '/desk\r\nSet-Cookie: a=b',
  'desk',
  '',
  '/%',
  '/api/files/1',
  '/en/sign-in',
  '/sign-in?next=/desk',
  '/sign-out',
  undefined,
  null,
  ['/desk', '//evil.example'],
  `/${'a'.repeat(2000)}`,
];

describe('the way back after sign-in never leaves this site', () => {
  it.each(foreign.map((value) => [value]))('%j goes to the fallback', (value) => {
    expect(safeNextPath(value)).toBe('/desk');
  });

  it.each([
    ['/desk'],
    ['/desk/merchants?q=%E5%BC%A0&sort=name#row'],
    ['/en/my/security?done=password'],
    ['/desk/merchants?back=//not-a-path-part'],
    ['/showcase/%E5%BC%A0%E4%B8%89'],
  ])('%s is kept', (path) => {
    expect(safeNextPath(path)).toBe(path);
  });
});
