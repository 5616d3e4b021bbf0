import { sendGreetingJob } from '@/lib/greetings/jobs/send-greeting';

/** A worker process of its own that sends one campaign, so that a test can kill it in the middle of a mail. */
await sendGreetingJob(JSON.parse(process.argv[2] ?? '{}') as Record<string, string>);
process.exit(0);
