/**
 * npm run worker: runs the background jobs until it is told to stop. Any number of workers may run beside any number
 * of web servers; `npm start` runs one.
 */
import { auditJobs } from '@/lib/audit/jobs';
import { chamberJobs } from '@/lib/chambers/jobs';
import { bulkJobs } from '@/lib/bulks/jobs';
import { exportJobs } from '@/lib/exports/jobs';
import { fileJobs } from '@/lib/files/jobs';
import { greetingJobs } from '@/lib/greetings/jobs';
import { handoverJobs } from '@/lib/handovers/jobs';
import { importJobs } from '@/lib/imports/jobs';
import { merchantJobs } from '@/lib/merchants/jobs';
import { noticeJobs } from '@/lib/notices/jobs';
import { postJobs } from '@/lib/posts/jobs';
import { privacyJobs } from '@/lib/privacy/jobs';
import { pool } from '@/lib/server/db';
import { logger } from '@/lib/server/logger';
import { startWorker, stopQueue, type JobTable } from '@/lib/server/queue';
import { startProcess } from '@/lib/server/start-process';

/** Every lib/<noun>/jobs.ts stands here; tests/architecture/jobs.test.ts compares. */
export const jobTable: JobTable = {
  ...auditJobs,
  ...chamberJobs,
  ...bulkJobs,
  ...exportJobs,
  ...fileJobs,
  ...greetingJobs,
  ...handoverJobs,
  ...importJobs,
  ...merchantJobs,
  ...noticeJobs,
  ...postJobs,
  ...privacyJobs,
};

async function main(): Promise<void> {
  await startProcess();
  const worker = await startWorker(jobTable);
  logger().info({ jobs: Object.keys(jobTable).length }, 'worker started');
  let isStopping = false;
  const stop = async (): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    await worker.stop();
    await stopQueue();
    await pool.end();
    process.exit(0);
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
}

if (process.argv[1]?.endsWith('worker.ts')) await main();
