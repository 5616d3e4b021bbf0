import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { heapLimits } from '../../scripts/process/heap-limits.mjs';
import { writeLedgerXlsx } from './ledger-xlsx';
import type { Figure } from './measure';

/** What import-run.ts prints. */
type Run = {
  state: string;
  counts: { rows: number; created: number; duplicate: number; error: number };
  seconds: { upload: number; read: number; check: number; write: number };
  cpu: { upload: number; read: number; check: number; write: number };
  peakMb: number;
};

/** Targets of performance.md for 253,500 people: seconds and megabytes. */
const TARGETS = { csv: { seconds: 60, mb: 400 }, xlsx: { seconds: 90, mb: 600 } } as const;

/**
 * Imports the ledger as CSV and as a workbook, each into a copy of the seeded database and in a process of its own:
 * upload, reading, check and writing as the wizard and the worker do them.
 */
export async function measureImport(
  root: string,
  csv: string,
  environment: NodeJS.ProcessEnv,
): Promise<Figure[]> {
  const xlsx = csv.replace(/csv$/, 'xlsx');
  if (!existsSync(xlsx)) await writeLedgerXlsx(csv, xlsx);
  const figures: Figure[] = [];
  for (const [kind, file] of [
    ['csv', csv],
    ['xlsx', xlsx],
  ] as const) {
    const url = await copyOfDatabase(environment['DATABASE_URL'] ?? '', `bench_${kind}`);
    const said = execFileSync(
      path.join(root, 'node_modules/.bin/tsx'),
      [...heapLimits('worker', environment), 'tests/bench/import-run.ts', '--file', file],
      {
        cwd: root,
        encoding: 'utf8',
        env: { ...environment, DATABASE_URL: url, LEDGER_MAX_MB: '1024', LOG_LEVEL: 'warn' },
      },
    );
    // cast: our own script wrote the line
    figures.push(...figuresOf(kind, JSON.parse(said.trim().split('\n').at(-1) ?? '') as Run));
  }
  return figures;
}

function figuresOf(kind: 'csv' | 'xlsx', { state, counts, seconds, cpu, peakMb }: Run): Figure[] {
  if (state !== 'applied') throw new Error(`the import ended ${state}`);
  const total = seconds.upload + seconds.read + seconds.check + seconds.write;
  const burnt = cpu.upload + cpu.read + cpu.check + cpu.write;
  const { seconds: within, mb } = TARGETS[kind];
  return [
    {
      what: `import ${counts.created} people from ${kind.toUpperCase()}`,
      ours: total,
      floor: null,
      unit: 's',
      note: `target ${within} s at 253,500; ${(counts.created / total).toFixed(0)} rows/s; upload ${seconds.upload.toFixed(1)}, read ${seconds.read.toFixed(1)}, check ${seconds.check.toFixed(1)}, write ${seconds.write.toFixed(1)}; Node's CPU ${burnt.toFixed(1)}; ${counts.duplicate} possible duplicates entered, ${counts.error} errors`,
    },
    {
      what: `its peak memory (${kind.toUpperCase()})`,
      ours: peakMb,
      floor: null,
      unit: 'MB',
      note: `target ${mb}`,
    },
  ];
}

async function copyOfDatabase(address: string, name: string): Promise<string> {
  const url = new URL(address);
  const template = url.pathname.slice(1);
  url.pathname = '/postgres';
  const admin = new Client({ connectionString: url.href });
  await admin.connect();
  try {
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  } finally {
    await admin.end();
  }
  url.pathname = `/${name}`;
  return url.href;
}
