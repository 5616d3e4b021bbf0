/** PostgreSQL refuses to run as root: then its programs run under an unprivileged account that exists. */
import { chownSync, existsSync, readFileSync, statSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { PlainError } from '../process/plain-error.mjs';

/**
 * The account that runs the server, or undefined when we are not root and run it ourselves. A cluster that an ordinary
 * user made is run as that user, who can then go on without root.
 * @param {string} folder the cluster
 * @returns {{ uid: number, gid: number } | undefined}
 */
export function serverAccount(folder) {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(folder)) {
    const { uid, gid } = statSync(folder);
    if (uid !== 0) return { uid, gid };
  }
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const wanted of ['nobody', 'postgres', 'daemon']) {
    const found = accounts.find(([name]) => name === wanted);
    if (found) return { uid: Number(found[2]), gid: Number(found[3]) };
  }
  throw new PlainError(
    '以 root 运行时，内置数据库需要一个普通账户（nobody）。请新建该账户，或改用普通用户运行。',
    'As root, the embedded database needs an unprivileged account (nobody). Create it, or run as an ordinary user.',
  );
}

/** Options of child_process that run a program as the account. */
export function runAs(account) {
  return account ? { uid: account.uid, gid: account.gid } : {};
}

export function giveTo(account, path) {
  if (account) chownSync(path, account.uid, account.gid);
}

/** A cluster copied by root (cp -r, a restored backup) is given back to the account that runs it. */
export function giveTreeTo(account, folder) {
  if (account && statSync(folder).uid === 0)
    spawnSync('chown', ['-R', `${account.uid}:${account.gid}`, folder]);
}

/** Asks the system itself, since modes of every parent folder, mounts and ACLs have a say. */
export function canWrite(account, folder) {
  return spawnSync('test', ['-w', folder, '-a', '-x', folder], { ...runAs(account), cwd: '/' }).status === 0;
}
