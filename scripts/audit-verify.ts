import { sealChanges, verifySeals } from '@/lib/audit/commands-seals';
import { systemActor } from '@/lib/server/actor-of-job';
import { db, pool } from '@/lib/server/db';

/** `npm run audit:verify`: seals what waits, walks the whole chain; exit code 1 when it does not hold. */
async function main(): Promise<number> {
  const actor = systemActor('audit-verify');
  const sealed = await sealChanges(actor, true);
  const { isWhole, checked, fault, unsealed } = await verifySeals(actor);
  process.stdout.write(`audit: ${sealed} rows sealed now, ${checked} seals checked\n`);
  if (isWhole) process.stdout.write('audit: the chain holds\n');
  else process.stderr.write(`audit: the chain does not hold: ${JSON.stringify({ fault, unsealed })}\n`);
  return isWhole ? 0 : 1;
}

try {
  process.exitCode = await main();
} finally {
  await db.$disconnect();
  await pool.end();
}
