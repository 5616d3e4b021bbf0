import { runBulkJob } from '@/lib/bulks/jobs/run-bulk';

/** A worker process of its own that works one bulk act off, so that a test can kill it in the middle. */
await runBulkJob(JSON.parse(process.argv[2] ?? '{}') as Record<string, string>);
process.exit(0);
