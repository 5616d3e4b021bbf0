/**
 * npm run admin:create: makes the first administrators of a fresh deployment, one per role, by asking.
 * Without a terminal: npm run admin:create -- --role sysadmin --account admin --name 张三 < file-with-password
 */
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { Writable } from 'node:stream';
import zhCN from '@/lib/i18n/messages/zh-CN/errors.json' with { type: 'json' };
import { systemActor } from '@/lib/server/actor-of-job';
import { pool } from '@/lib/server/db';
import { AppError, FieldErrors } from '@/lib/shared/errors';
import { createFirstAdministrator } from '@/lib/users/commands/create-first-administrator';
import { FirstAdministratorInput } from '@/lib/users/schema';

const ROLES = { sysadmin: '系统管理员', secadmin: '安全管理员', auditor: '审计员' } as const;
type Role = keyof typeof ROLES;

const { values } = parseArgs({
  options: { role: { type: 'string' }, account: { type: 'string' }, name: { type: 'string' } },
});

/** Echoes what is typed, but for the password. */
let isMuted = false;
const output = new Writable({
  write(chunk: Buffer, _encoding, done) {
    if (!isMuted) process.stdout.write(chunk);
    done();
  },
});
const terminal = createInterface({ input: process.stdin, output, terminal: process.stdin.isTTY });
const lines = terminal[Symbol.asyncIterator]();

async function ask(question: string, given?: string): Promise<string> {
  if (given !== undefined) return given;
  process.stdout.write(question);
  const line = await lines.next();
  if (line.done) throw new FieldErrors({ input: [{ code: 'required' }] });
  return line.value.trim();
}

async function askSecretly(question: string): Promise<string> {
  process.stdout.write(question);
  isMuted = true;
  const line = await lines.next();
  isMuted = false;
  process.stdout.write('\n');
  if (line.done) throw new FieldErrors({ password: [{ code: 'required' }] });
  return line.value;
}

/** Roles that nobody holds yet. */
async function openRoles(): Promise<Role[]> {
  const { rows } = await pool.query<{ role: string }>(
    `SELECT DISTINCT g.role::text AS role FROM user_grant g JOIN app_user u ON u.id = g."userId"
      WHERE g."revokedAt" IS NULL AND u.state = 'active'`,
  );
  const held = new Set(rows.map(({ role }) => role));
  return (Object.keys(ROLES) as Role[]).filter((role) => !held.has(role)); // the keys of ROLES are roles
}

async function create(role: Role): Promise<void> {
  process.stdout.write(`\n${ROLES[role]} (${role})\n`);
  const input = {
    role,
    account: await ask('  账号 account: ', values.account),
    name: await ask('  姓名 name: ', values.name),
    password: await askSecretly('  密码 password (10–128 个字符): '),
  };
  const parsed = FirstAdministratorInput.safeParse(input);
  if (!parsed.success) {
    throw new FieldErrors(
      Object.fromEntries(
        parsed.error.issues.map((issue) => [issue.path.join('.'), [{ code: issue.message }]]),
      ),
    );
  }
  await createFirstAdministrator(systemActor('admin.create'), parsed.data);
  process.stdout.write(`✓ 已建立 created: ${parsed.data.account}\n`);
}

/** The text of a problem as the screens show it. */
function textOf(code: string, filled: Record<string, string | number> = {}): string {
  const found: unknown = Reflect.get(zhCN.field, code) ?? Reflect.get(zhCN, code);
  const text = typeof found === 'string' ? found : code;
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(filled[name] ?? whole));
}

async function attempt(role: Role): Promise<boolean> {
  try {
    await create(role);
    return true;
  } catch (error) {
    if (error instanceof FieldErrors) {
      for (const [field, problems] of Object.entries(error.fields)) {
        for (const { code, values: filled } of problems)
          process.stderr.write(`✗ ${field}: ${textOf(code, filled)}\n`);
      }
      return false;
    }
    if (error instanceof AppError) {
      process.stderr.write(`✗ ${textOf(error.code, error.values)}\n`);
      return false;
    }
    throw error;
  }
}

const open = await openRoles();
const wanted = values.role === undefined ? open : open.filter((role) => role === values.role);
if (wanted.length === 0)
  process.stdout.write(
    '三类管理员均已存在，或角色名有误。 (Every administrator exists, or the role is unknown.)\n',
  );
let failures = 0;
for (const role of wanted) {
  // at a terminal one may try again; a script gets its answer at once
  while (!(await attempt(role))) {
    failures += 1;
    if (!process.stdin.isTTY) break;
  }
}
terminal.close();
await pool.end();
process.exit(!process.stdin.isTTY && (failures > 0 || wanted.length === 0) ? 1 : 0);
