import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDataFolder, prepareDataFolder, readKeys, readRunning } from '@/scripts/setup/data-folder.mjs';
import { recoverAbandoned } from '@/scripts/postgres/recovery.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sz-unit-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the keys of embedded mode', () => {
  it('are made once, kept for the owner only, and read again', () => {
    const made = readKeys(folder, {}, false);
    expect(Buffer.from(made.SANGZI_DATA_KEYS?.replace('k1:', '') ?? '', 'base64')).toHaveLength(32);
    expect(Buffer.from(made.SANGZI_INDEX_KEY ?? '', 'base64')).toHaveLength(32);
    expect(statSync(path.join(folder, 'keys')).mode & 0o777).toBe(0o700);
    for (const file of ['data.key', 'index.key', 'auth.key']) {
      expect(statSync(path.join(folder, 'keys', file)).mode & 0o777, file).toBe(0o600);
    }
    expect(readKeys(folder, {}, true)).toEqual(made);
  });

  it('give way to a key in the environment', () => {
    expect(readKeys(folder, { AUTH_SECRET: 'given' }, false)).toMatchObject({ AUTH_SECRET: 'given' });
  });

  it('are never made anew beside a database that they encrypted', () => {
    readKeys(folder, {}, false);
    rmSync(path.join(folder, 'keys/data.key'));
    expect(() => readKeys(folder, {}, true)).toThrow('data.key');
  });
});

describe('the data folder', () => {
  it('serves one start at a time', () => {
    const lock = lockDataFolder(folder);
    lock.update({ address: 'http://localhost:3000' });
    expect(() => lockDataFolder(folder)).toThrow('http://localhost:3000');
    lock.release();
    expect(() => lockDataFolder(folder)).not.toThrow();
  });

  it('is taken over from a start that was killed', () => {
    writeFileSync(path.join(folder, 'running.json'), JSON.stringify({ pid: 2 ** 22 + 1 }));
    expect(readRunning(folder)).toBeUndefined();
    expect(() => lockDataFolder(folder)).not.toThrow();
  });

  it('is refused in plain words where a file stands in its place', () => {
    const file = path.join(folder, 'taken');
    writeFileSync(file, '');
    expect(() => prepareDataFolder(path.join(file, 'data'))).toThrow(
      'A file stands where the data folder should be',
    );
  });
});

describe('what a killed database leaves', () => {
  it('is removed when its process is gone, with its socket folder', async () => {
    const cluster = path.join(folder, 'postgres');
    const socket = path.join(folder, 'sz-abc123');
    mkdirSync(cluster);
    mkdirSync(socket);
    writeFileSync(path.join(cluster, 'postmaster.pid'), `${2 ** 22 + 1}\n${cluster}\n1\n5432\n${socket}\n`);
    await recoverAbandoned(cluster);
    expect(() => readFileSync(path.join(cluster, 'postmaster.pid'))).toThrow('ENOENT');
    expect(() => statSync(socket)).toThrow('ENOENT');
  });

  it('is no reason to end another program that got the same process id', async () => {
    const cluster = path.join(folder, 'postgres');
    mkdirSync(cluster);
    writeFileSync(path.join(cluster, 'postmaster.pid'), `${process.pid}\n${cluster}\n1\n5432\n\n`);
    await recoverAbandoned(cluster);
    expect(() => readFileSync(path.join(cluster, 'postmaster.pid'))).toThrow('ENOENT');
  });
});
