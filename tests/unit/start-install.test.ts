import { describe, expect, it } from 'vitest';
import { matchesLockfile } from '@/scripts/setup/install.mjs';

const linux = { platform: 'linux', arch: 'x64' };
const next = { version: '16.0.0', integrity: 'sha512-a' };

describe('whether the packages are those of the lockfile', () => {
  it('is so when versions and digests agree', () => {
    expect(matchesLockfile({ '': {}, 'node_modules/next': next }, { 'node_modules/next': next }, linux)).toBe(
      true,
    );
  });

  it.each([
    ['another version', { version: '16.0.1', integrity: 'sha512-a' }],
    ['another digest', { version: '16.0.0', integrity: 'sha512-b' }],
  ])('is not so with %s', (_what, installed) => {
    expect(matchesLockfile({ 'node_modules/next': next }, { 'node_modules/next': installed }, linux)).toBe(
      false,
    );
  });

  it('is not so when a package is missing', () => {
    expect(matchesLockfile({ 'node_modules/next': next }, {}, linux)).toBe(false);
  });

  it('lets packages for other systems be missing, but not those for this one', () => {
    const forMac = { version: '1.0.0', optional: true, os: ['darwin'], cpu: ['arm64'] };
    const forHere = { version: '1.0.0', optional: true, os: ['linux'], cpu: ['x64'] };
    expect(matchesLockfile({ 'node_modules/a': forMac }, {}, linux)).toBe(true);
    expect(matchesLockfile({ 'node_modules/a': forHere }, {}, linux)).toBe(false);
  });
});
