/** The three one-shot commands of the schema engine: is the database there, create it, drop it. */
import pg from 'pg';
import { runAlone, withDatabase } from './migration-adapter.mjs';

const PRISMA_CODES = {
  '3D000': 'P1003',
  '28P01': 'P1000',
  28000: 'P1010',
  ECONNREFUSED: 'P1001',
  ENOTFOUND: 'P1001',
  ENOENT: 'P1001',
  EACCES: 'P1001',
  ETIMEDOUT: 'P1002',
  '42P04': 'P1009',
};

/** @returns {Promise<number>} the exit code; a failure is told on stderr in the engine's own log format */
export async function runDatabaseCommand(command, url) {
  try {
    if (!url) throw new Error('DATABASE_URL is not set');
    const name = decodeURIComponent(new URL(url).pathname.slice(1));
    if (command === 'can-connect-to-database') await runAlone(url, 'SELECT 1');
    else if (command === 'create-database')
      await runOnServer(url, `CREATE DATABASE ${pg.escapeIdentifier(name)}`);
    else if (command === 'drop-database')
      await runOnServer(url, `DROP DATABASE ${pg.escapeIdentifier(name)} WITH (FORCE)`);
    else throw new Error(`Unknown command ${command}`);
    return 0;
  } catch (error) {
    const message = error.message || error.errors?.map((one) => one.message).join('; ') || String(error);
    const fields = { error_code: PRISMA_CODES[error.code] ?? 'P1011', message, is_panic: false };
    // The command line skips the first line of stderr.
    process.stderr.write(
      `\n${JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields })}\n`,
    );
    return 1;
  }
}

function runOnServer(url, statement) {
  return runAlone(withDatabase(url, 'postgres'), statement);
}
