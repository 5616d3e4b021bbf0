#!/usr/bin/env node
/**
 * Runs a command of the project with its settings: node scripts/with-database.mjs prisma migrate deploy
 * With DATABASE_URL it is used as it stands. Without it the embedded database is used: that of the running
 * `npm start`, else one that is started for the length of the command. --owner gives the command the rights of the
 * role that owns the tables (OWNER_DATABASE_URL); without it the application's role is used.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { printError } from './process/plain-error.mjs';
import { lockDataFolder, prepareDataFolder, readKeys, readRunning } from './setup/data-folder.mjs';
import { openEmbedded, urlsOf } from './setup/embedded.mjs';
import { baseEnvironment } from './setup/environment.mjs';
import { readSettings } from './setup/settings.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const asOwner = process.argv[2] === '--owner';
const command = process.argv.slice(asOwner ? 3 : 2);

let release = async () => {};
try {
  const settings = readSettings(root, process.env);
  const environment = baseEnvironment(root, settings, process.env.NODE_ENV !== 'production');
  if (settings.embedded) Object.assign(environment, await embeddedVariables(settings, environment));
  if (asOwner && environment.OWNER_DATABASE_URL) environment.DATABASE_URL = environment.OWNER_DATABASE_URL;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
  const code = await runInTerminal(command, environment);
  await release();
  process.exit(code);
} catch (error) {
  await release();
  printError(error);
  process.exit(1);
}

async function embeddedVariables(settings, environment) {
  const running = readRunning(settings.dataFolder);
  if (running?.databaseUrl) {
    const keys = readKeys(settings.dataFolder, environment, true);
    return { ...keys, SANGZI_EMBEDDED: '1', ...urlsOf(running.databaseUrl) };
  }
  prepareDataFolder(settings.dataFolder);
  const lock = lockDataFolder(settings.dataFolder);
  release = async () => lock.release();
  const embedded = await openEmbedded(settings, environment);
  release = async () => {
    await embedded.stop();
    lock.release();
  };
  return embedded.environment;
}

/** Questions and answers pass through: admin:create asks. */
function runInTerminal([program, ...args], environment) {
  const child = spawn(program, args, { cwd: root, stdio: 'inherit', env: environment });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal ? 130 : 1)));
  });
}
