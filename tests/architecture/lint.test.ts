import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { wallsPlugin } from '@/scripts/walls/eslint-rules.mjs';
import { lengths } from '@/scripts/walls/table.mjs';

const typed = {
  '@typescript-eslint/no-floating-promises': 'off',
  '@typescript-eslint/no-misused-promises': 'off',
  '@typescript-eslint/await-thenable': 'off',
} as const;

/** The project's own configuration; rules that need types are off because the planted files do not exist. */
const eslint = new ESLint({
  overrideConfig: [
    { files: ['**/*.{ts,tsx}'], languageOptions: { parserOptions: { projectService: false } }, rules: typed },
  ],
});

async function rulesBroken(filePath: string, code: string, linter = eslint): Promise<string[]> {
  const [result] = await linter.lintText(code, { filePath });
  return (result?.messages ?? []).map((message) => message.ruleId ?? message.message);
}

/** [rule, file, code that breaks it, code or file that is right] */
const planted: { rule: string; file: string; bad: string; good: string; goodFile?: string }[] = [
  {
    rule: 'walls/no-use-server',
    file: 'lib/merchants/queries.ts',
    bad: "'use server';\nexport async function list() {}",
    good: "'use server';\nexport async function list() {}",
    goodFile: 'lib/merchants/actions.ts',
  },
  {
    rule: 'walls/no-use-server',
    file: 'app/desk/merchants/page.tsx',
    bad: "export async function save() { 'use server'; }",
    good: 'export async function save() {}',
  },
  {
    rule: 'walls/actions-export-actions',
    file: 'lib/merchants/actions.ts',
    bad: "'use server';\nexport const limit = 5;",
    good: "'use server';\nexport const save = formAction(schema, createMerchant);",
  },
  {
    rule: 'no-restricted-properties',
    file: 'lib/merchants/queries.ts',
    bad: 'export const url = process.env.DATABASE_URL;',
    good: 'export const url = process.env.DATABASE_URL;',
    goodFile: 'lib/server/env.ts',
  },
  {
    rule: 'walls/no-re-export',
    file: 'lib/merchants/queries.ts',
    bad: "export * from '@/lib/units/queries';",
    good: "import { a } from '@/lib/units/queries';\nexport const b = a;",
  },
  {
    rule: 'walls/no-re-export',
    file: 'lib/shared/money.ts',
    bad: "import { Decimal } from 'decimal.js';\nexport { Decimal };",
    good: 'const a = 1;\nexport { a };',
  },
  {
    rule: 'walls/no-make-actor',
    file: 'lib/merchants/commands.ts',
    bad: "import { makeActor } from '@/lib/server/actor';\nexport const a = makeActor;",
    good: "import { makeActor } from '@/lib/server/actor';\nexport const a = makeActor;",
    goodFile: 'lib/server/current-actor.ts',
  },
  {
    rule: 'walls/no-raw-sql',
    file: 'app/desk/merchants/page.tsx',
    bad: 'export const rows = (db) => db.$queryRaw`SELECT 1`;',
    good: 'export const rows = (db) => db.$queryRaw`SELECT 1`;',
    goodFile: 'lib/merchants/queries.ts',
  },
  {
    rule: 'walls/no-raw-sql',
    file: 'lib/merchants/rules.ts',
    bad: "export const rows = (pool) => pool.query('SELECT 1');",
    good: "export const rows = (list) => list.query('SELECT 1');",
  },
  {
    rule: 'walls/no-unsafe-sql',
    file: 'lib/merchants/queries.ts',
    bad: "export const rows = (db) => db.$queryRawUnsafe('SELECT 1');",
    good: 'export const rows = (db) => db.$queryRaw`SELECT 1`;',
  },
  {
    rule: 'walls/no-text-literal',
    file: 'components/merchants/merchant-form.tsx',
    bad: 'export const A = () => <p>新增客商</p>;',
    good: 'export const A = ({ t }) => <p>{t("add")} · <kbd>Ctrl</kbd></p>;',
  },
  {
    rule: 'walls/no-text-literal',
    file: 'components/merchants/merchant-form.tsx',
    bad: 'export const A = () => <input aria-label="Name" />;',
    good: 'export const A = () => <input type="search" className="field wide" name="keyword" />;',
  },
  {
    rule: 'walls/no-text-literal',
    file: 'app/desk/merchants/page.tsx',
    bad: "export const title = '客商台账';",
    good: "export const title = 'merchants';",
  },
  {
    rule: 'walls/cast-with-reason',
    file: 'lib/merchants/queries.ts',
    bad: 'export const a = (row: object) => row as { id: string };',
    good: '// cast: the driver returns untyped rows\nexport const a = (row: object) => row as { id: string };',
  },
  {
    rule: 'walls/disable-with-reason',
    file: 'lib/merchants/queries.ts',
    bad: '// eslint-disable-next-line no-console\nconsole.log(1);',
    good: '// eslint-disable-next-line no-console -- the start banner goes to the terminal\nconsole.log(1);',
  },
  {
    rule: 'walls/client-imports',
    file: 'components/merchants/merchant-form.tsx',
    bad: "'use client';\nimport { listMerchants } from '@/lib/merchants/queries';\nexport const a = listMerchants;",
    good: "'use client';\nimport type { MerchantRow } from '@/lib/merchants/queries';\nexport type A = MerchantRow;",
  },
  {
    rule: '@typescript-eslint/no-explicit-any',
    file: 'tests/unit/money.test.ts',
    bad: 'export const a = (b: any) => b;',
    good: 'export const a = (b: unknown) => b;',
  },
  {
    rule: '@typescript-eslint/no-non-null-assertion',
    file: 'tests/unit/money.test.ts',
    bad: 'export const a = (b: string[]) => b[0]!;',
    good: 'export const a = (b: string[]) => b[0];',
  },
  {
    rule: 'no-console',
    file: 'lib/merchants/commands.ts',
    bad: 'console.log(1);',
    good: 'console.log(1);',
    goodFile: 'scripts/start.mjs',
  },
  {
    rule: 'react/no-danger',
    file: 'components/showcase/story.tsx',
    bad: 'export const A = ({ html }) => <div dangerouslySetInnerHTML={{ __html: html }} />;',
    good: 'export const A = ({ html }) => <div dangerouslySetInnerHTML={{ __html: html }} />;',
    goodFile: 'components/ui/rich-text.tsx',
  },
  {
    rule: 'max-lines',
    file: 'lib/merchants/commands.ts',
    bad: 'export const a = 1;\n'.repeat(lengths.file + 1),
    good: 'export const a = 1;\n'.repeat(lengths.file),
  },
  {
    rule: 'walls/max-lines-soft',
    file: 'lib/merchants/commands.ts',
    bad: 'export const a = 1;\n'.repeat(lengths.warnFile + 1),
    good: 'export const a = 1;\n'.repeat(lengths.warnFile),
  },
  {
    rule: 'max-lines-per-function',
    file: 'lib/merchants/commands.ts',
    bad: `export function a() {\n${'  call();\n'.repeat(lengths.function)}}`,
    good: `export function a() {\n${'  call();\n'.repeat(lengths.function - 2)}}`,
  },
];

describe('lint walls bite on planted breaches', () => {
  it.each(planted)('$rule in $file', async ({ rule, file, bad, good, goodFile }) => {
    expect(await rulesBroken(file, bad)).toContain(rule);
    expect(await rulesBroken(goodFile ?? file, good)).not.toContain(rule);
  });

  it('every rule of our own has a planted breach', () => {
    const covered = new Set(planted.map((plant) => plant.rule));
    expect(Object.keys(wallsPlugin.rules).filter((name) => !covered.has(`walls/${name}`))).toEqual([]);
  });

  it('a promise that nobody awaits is found (typed lint works on real files)', async () => {
    const real = new ESLint();
    const bad = 'export async function save(): Promise<void> {}\nexport function go(): void { save(); }';
    expect(await rulesBroken('lib/shared/errors.ts', bad, real)).toContain(
      '@typescript-eslint/no-floating-promises',
    );
  }, 300_000);
});
