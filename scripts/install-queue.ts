/** Makes the tables of the job queue, as the owner of the database (scripts/setup/migrations.mjs). */
import { pool } from '@/lib/server/db';
import { installQueue, stopQueue } from '@/lib/server/queue';

await installQueue();
await stopQueue();
await pool.end();
