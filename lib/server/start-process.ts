import { pathToFileURL } from 'node:url';
import { answerAwayWith503 } from '@/lib/server/away-status';
import { db } from '@/lib/server/db';
import { env, EnvError } from '@/lib/server/env';
import { logger } from '@/lib/server/logger';
import { trackPeerAddress } from '@/lib/server/peer-address';

/**
 * What a server process does before its first request: checks the settings (a wrong one ends the process with the
 * variable's name and the mend), refuses demo accounts on a real database, learns the peers' addresses, and loads the
 * operator's OpenTelemetry hook when OTEL_HOOK names a module.
 */
export async function startProcess(): Promise<void> {
  try {
    trackPeerAddress();
    answerAwayWith503();
    if (env.OTEL_HOOK !== undefined) {
      await import(/* webpackIgnore: true */ /* turbopackIgnore: true */ pathToFileURL(env.OTEL_HOOK).href);
    }
    await refuseStrayDemo();
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
  logger().info({ embedded: env.embedded, demo: env.demo ?? null }, 'process started');
}

/**
 * Demo accounts have a published password: they live in the embedded database only (docs/decisions/0001). On a database
 * of one's own DEMO=1 and demo accounts each stop the start of a production process. A database that is away is no
 * reason to stop: readiness tells.
 */
export async function refuseStrayDemo(): Promise<void> {
  if (!env.isProduction || env.embedded) return;
  if (env.demo === true) throw new EnvError(['DEMO=1 is for the embedded database only: leave it out']);
  const found = await db.user.count({ where: { isDemo: true, state: 'active' } }).catch(() => 0);
  if (found > 0) {
    throw new EnvError([
      `DATABASE_URL names a database with ${found} demo accounts, whose password is published: close them, ` +
        'or use an empty database',
    ]);
  }
}
