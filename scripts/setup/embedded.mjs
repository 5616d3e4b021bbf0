/** The embedded database of a data folder, with its keys. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDatabase, startPostgres } from '../postgres/server.mjs';
import { dropDatabase, wasBrokenOff, withClient } from './database.mjs';
import { ensureSocketRole } from './app-role.mjs';
import { readKeys } from './data-folder.mjs';

export const EMBEDDED_DATABASE = 'sangzi';
const APP_ROLE = 'sangzi_app';

/**
 * @param {{ dataFolder: string }} settings @param {Record<string, string | undefined>} environment
 * @returns what the programme needs to use it: its variables, the owner's URL, and how to stop it
 */
export async function openEmbedded({ dataFolder }, environment) {
  const logFile = join(dataFolder, 'postgres.log');
  const server = await startPostgres({
    folder: join(dataFolder, 'postgres'),
    logFile,
    // Tests start the real thing, but need no data after a power cut.
    settings: environment.SANGZI_THROW_AWAY === '1' ? { fsync: 'off', synchronous_commit: 'off' } : {},
  });
  let stopping = false;
  const stop = () => {
    stopping = true;
    return server.stop();
  };
  try {
    if (await wasBrokenOff(server.url(), EMBEDDED_DATABASE))
      await dropDatabase(server.url(), EMBEDDED_DATABASE);
    await ensureDatabase(server.url(), EMBEDDED_DATABASE);
    const ownerUrl = server.url(EMBEDDED_DATABASE);
    await ensureSocketRole(ownerUrl, APP_ROLE);
    const keys = readKeys(dataFolder, environment, await holdsData(ownerUrl));
    return {
      ownerUrl,
      environment: { ...keys, SANGZI_EMBEDDED: '1', ...urlsOf(ownerUrl) },
      onLost(listener) {
        server.process.once('exit', () => {
          if (!stopping) listener();
        });
      },
      logTail: () =>
        existsSync(logFile) ? readFileSync(logFile, 'utf8').split('\n').slice(-8).join('\n') : '',
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The variables for the owner's URL of an embedded database: the application works under a lesser role. */
export function urlsOf(ownerUrl) {
  const app = new URL(ownerUrl);
  app.username = APP_ROLE;
  return { DATABASE_URL: app.href, OWNER_DATABASE_URL: ownerUrl };
}

/** Whether anybody has an account there: then something may be encrypted with the keys of this folder. */
async function holdsData(url) {
  return withClient(url, async (client) => {
    const { rows } = await client.query(`SELECT to_regclass('public.app_user') IS NOT NULL AS there`);
    if (!rows[0].there) return false;
    const users = await client.query('SELECT 1 FROM app_user LIMIT 1');
    return users.rowCount > 0;
  });
}
