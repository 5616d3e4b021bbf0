/** PostgreSQL refuses to run as root: then its programs run under an unprivileged account that exists. */
import { chownSync, readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { PlainError } from '../process/plain-error.mjs';

/** @returns {{ name: string, uid: number, gid: number } | undefined} undefined when we are not root */
export function serverAccount() {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const wanted of ['nobody', 'postgres', 'daemon']) {
    const found = accounts.find(([name]) => name === wanted);
    if (found) return { name: wanted, uid: Number(found[2]), gid: Number(found[3]) };
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

/** Asks the system itself, since modes of every parent folder, mounts and ACLs have a say. */
export function canWrite(account, folder) {
  return spawnSync('test', ['-w', folder, '-a', '-x', folder], { ...runAs(account), cwd: '/' }).status === 0;
}
