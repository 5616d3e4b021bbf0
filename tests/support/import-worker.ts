import { applyRowsJob } from '@/lib/imports/jobs/apply-rows';

/** A worker process of its own that writes one batch, so that a test can kill it in the middle. */
await applyRowsJob(JSON.parse(process.argv[2] ?? '{}') as Record<string, string>);
process.exit(0);
