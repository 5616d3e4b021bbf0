import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** Job names as lib/<noun>/jobs.ts writes them: 'noun.verb': { … }. */
const jobName = /^\s+'([a-z]+\.[a-zA-Z.]+)':\s*\{/gm;

describe('the worker runs every job', () => {
  const worker = readFileSync(path.join(root, 'scripts/worker.ts'), 'utf8');
  const files = globSync('lib/*/jobs.ts', { cwd: root });

  it('knows the jobs of every noun that has some', () => {
    expect(files.length).toBeGreaterThan(0);
    const unknown = files.filter((file) => !worker.includes(`'@/${file.replace(/\.ts$/, '')}'`));
    expect(unknown).toEqual([]);
  });

  it('spreads every table that it imports', () => {
    const tables = [...worker.matchAll(/import \{ (\w+Jobs) \}/g)].map((match) => match[1] ?? '');
    expect(tables.length).toBe(files.length);
    for (const table of tables) expect(worker, table).toContain(`...${table}`);
  });

  it('gives no two jobs the same name', () => {
    const names = files.flatMap((file) =>
      [...readFileSync(path.join(root, file), 'utf8').matchAll(jobName)].map((match) => match[1]),
    );
    expect(names.length).toBeGreaterThan(0);
    expect(new Set(names).size).toBe(names.length);
  });
});
