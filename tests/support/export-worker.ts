import { writeExportJob } from '@/lib/exports/jobs/write-export';

/** A worker process of its own that writes one export, so that a test can kill it in the middle. */
await writeExportJob(JSON.parse(process.argv[2] ?? '{}') as Record<string, string>);
process.exit(0);
