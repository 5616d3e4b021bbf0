/** Everything that the owner of the database does before the application may use it. */
import { runStep } from '../process/run-step.mjs';
import { PlainError } from '../process/plain-error.mjs';
import { grantToApp, isGranted } from './app-role.mjs';
import { isMigrated, migrate } from './database.mjs';

/**
 * @param {string} root @param {Record<string, string | undefined>} environment DATABASE_URL is the application's,
 *   OWNER_DATABASE_URL (optional) that of the role which owns the tables
 */
export async function migrateAll(root, environment) {
  const ownerUrl = environment.OWNER_DATABASE_URL || environment.DATABASE_URL;
  const asOwner = { ...environment, DATABASE_URL: ownerUrl };
  await migrate(root, asOwner);
  await installQueue(root, asOwner);
  const role = appRole(environment);
  if (role) await grantToApp(ownerUrl, role);
}

/** Whether nothing of the above is left to do. */
export async function isUpToDate(root, environment) {
  const ownerUrl = environment.OWNER_DATABASE_URL || environment.DATABASE_URL;
  if (!(await isMigrated(root, ownerUrl))) return false;
  const role = appRole(environment);
  return !role || isGranted(ownerUrl, role);
}

/** The role of DATABASE_URL, when it is another than the owner's. */
function appRole({ DATABASE_URL, OWNER_DATABASE_URL }) {
  if (!OWNER_DATABASE_URL) return undefined;
  const [app, owner] = [DATABASE_URL, OWNER_DATABASE_URL].map((url) =>
    decodeURIComponent(new URL(url).username),
  );
  return app === owner ? undefined : app;
}

/** The job queue keeps its tables in a schema of its own, made by its own code. */
async function installQueue(root, environment) {
  const { code, output } = await runStep(['tsx', 'scripts/install-queue.ts'], {
    cwd: root,
    env: environment,
  });
  if (code !== 0)
    throw new PlainError('建立任务队列失败。', 'The job queue could not be made.', output.slice(-2000));
}
