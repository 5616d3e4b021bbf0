import { pathToFileURL } from 'node:url';
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
 * Demo accounts have a published password. On a database of one's own they stop the start of a production process,
 * unless DEMO=1 says that this is meant to be a demo. A database that is away is no reason to stop: readiness tells.
 */
export async function refuseStrayDemo(): Promise<void> {
  if (!env.isProduction || env.embedded || env.demo === true) return;
  const found = await db.user.count({ where: { isDemo: true, state: 'active' } }).catch(() => 0);
  if (found > 0) {
    throw new EnvError([
      `DEMO is not 1, but the database holds ${found} demo accounts with a published password: close them, ` +
        'use an empty database, or set DEMO=1 if this is a demo',
    ]);
  }
}
