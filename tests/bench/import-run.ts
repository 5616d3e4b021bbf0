import { createReadStream, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { uploadFile } from '@/lib/files/commands';
import { decideRows } from '@/lib/imports/commands/decide-rows';
import { confirmMapping } from '@/lib/imports/commands/map-columns';
import { applyBatch } from '@/lib/imports/commands/move-batch';
import { startImport } from '@/lib/imports/commands/start-import';
import { applyRowsJob } from '@/lib/imports/jobs/apply-rows';
import { checkRowsJob } from '@/lib/imports/jobs/check-rows';
import { readTableJob } from '@/lib/imports/jobs/read-table';
import { getBatch } from '@/lib/imports/queries/get-batch';
import { db, pool } from '@/lib/server/db';
import { stopQueue } from '@/lib/server/queue';
import { actorOfAccount } from './actor-of-account';

/**
 * One import from upload to ledger in a process of its own, so that its peak memory is the import's: the wizard's
 * commands and the jobs of the worker, run one after another. Prints one line of JSON.
 */
const { values } = parseArgs({ options: { file: { type: 'string' } } });
const file = values.file ?? '';
const actor = await actorOfAccount('clerk');
const seconds: Record<string, number> = {};
const cpu: Record<string, number> = {};
async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const from = performance.now();
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  seconds[name] = (performance.now() - from) / 1000;
  cpu[name] = (user + system) / 1e6;
  return result;
}

const fileName = path.basename(file);
const uploaded = await timed('upload', () =>
  uploadFile(actor, { stream: createReadStream(file), fileName, purpose: 'ledger' }),
);
const { id } = await startImport(actor, {
  noun: 'merchants',
  unitId: actor.unitId ?? '',
  source: '示例名单',
  basis: { kind: 'consent', evidence: '登记表（示例）', purposes: ['contact'], expiresOn: '2099-12-31' },
  fileId: uploaded.id,
  fileName,
});
const job = {
  batchId: id,
  userId: actor.userId,
  grantId: actor.grantId,
  requestId: actor.requestId,
  address: null,
};
await timed('read', () => readTableJob(job));
const { table } = await getBatch(actor, id);
const columns = Object.fromEntries(
  (table?.columns ?? []).map(({ column, drop, field }) => [
    String(column),
    drop ? 'drop' : (field ?? 'keep'),
  ]),
);
await confirmMapping(actor, { id, columns });
await timed('check', () => checkRowsJob(job));
const checked = await getBatch(actor, id);
if (checked.counts.duplicate > 0) await decideRows(actor, { id, rows: [], all: true, choice: 'create' });
await applyBatch(actor, id);
await timed('write', () => applyRowsJob(job));
const { state, counts } = await getBatch(actor, id);
await stopQueue();
await db.$disconnect();
await pool.end();
const peakMb = Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024;
process.stdout.write(`${JSON.stringify({ state, counts, seconds, cpu, peakMb })}\n`);
