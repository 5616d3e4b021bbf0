import { runHandoverJob } from '@/lib/handovers/jobs/run-handover';

/** A worker process of its own that works one hand-over off, so that a test can kill it in the middle. */
await runHandoverJob(JSON.parse(process.argv[2] ?? '{}') as Record<string, string>);
process.exit(0);
