import { mkdtemp, mkdir, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { depcruiseConfig } from '@/scripts/walls/depcruise.mjs';
import { nounRows } from '@/scripts/walls/table.mjs';

/** A small tree in which every file named in `breaches` breaks exactly one wall, and the others none. */
const tree: Record<string, string> = {
  'lib/server/db.ts':
    "import { PrismaClient } from '@/prisma/generated/client';\nexport const db = new PrismaClient();",
  'lib/server/actor.ts': 'export type Actor = { kind: string };',
  'lib/server/env.ts': 'export const env = 1;',
  'lib/shared/money.ts': 'export const cents = 1;',
  'prisma/generated/client.ts': 'export class PrismaClient {}\nexport type Row = { id: string };',
  'tests/factories/merchants.ts': 'export const merchant = 1;',
  'components/ui/button.tsx': 'export const Button = 1;',
  'components/merchants/merchant-form.tsx':
    "import { Button } from '@/components/ui/button';\nimport type { listMerchants } from '@/lib/merchants/queries';\nimport { save } from '@/lib/merchants/actions';\nexport const MerchantForm = [Button, save];\nexport type T = typeof listMerchants;",
  'app/desk/merchants/page.tsx':
    "import { MerchantForm } from '@/components/merchants/merchant-form';\nimport { listMerchants } from '@/lib/merchants/queries';\nexport default [MerchantForm, listMerchants];",
  'lib/units/queries.ts': "import { db } from '@/lib/server/db';\nexport const listUnits = () => db;",
  'lib/merchants/policy.ts':
    "import type { Actor } from '@/lib/server/actor';\nimport { cents } from '@/lib/shared/money';\nexport const see = (actor: Actor) => [actor, cents];",
  'lib/merchants/queries.ts':
    "import { db } from '@/lib/server/db';\nimport type { Row } from '@/prisma/generated/client';\nimport { listUnits } from '@/lib/units/queries';\nexport const listMerchants = (): Row[] => [{ id: String([db, listUnits]) }];",
  'lib/merchants/actions.ts': "'use server';\nexport const save = async () => 1;",
};

const breaches: Record<string, { rule: string; code: string }> = {
  'lib/companies/queries.ts': {
    rule: 'lib-below-components-and-app',
    code: "import { Button } from '@/components/ui/button';\nexport const a = Button;",
  },
  'components/companies/company-table.tsx': {
    rule: 'components-below-app',
    code: "import Page from '@/app/desk/merchants/page';\nexport const a = Page;",
  },
  'app/desk/units/page.tsx': {
    rule: 'app-knows-no-scripts-or-seed',
    code: "import { seed } from '@/prisma/seed/units';\nexport default seed;",
  },
  'lib/posts/commands.ts': {
    rule: 'nothing-imports-tests',
    code: "import { merchant } from '@/tests/factories/merchants';\nexport const a = merchant;",
  },
  'components/tables/grid.tsx': {
    rule: 'plain-components-know-no-noun',
    code: "import type { see } from '@/lib/merchants/policy';\nexport type T = typeof see;",
  },
  'lib/server/search-text.ts': {
    rule: 'plumbing-knows-no-noun',
    code: "import { see } from '@/lib/merchants/policy';\nexport const a = see;",
  },
  'lib/shared/paging.ts': {
    rule: 'shared-stays-pure',
    code: "import { env } from '@/lib/server/env';\nexport const a = env;",
  },
  'lib/companies/rules.ts': {
    rule: 'shared-uses-no-node-core',
    code: "import { createHash } from 'node:crypto';\nexport const a = createHash;",
  },
  'lib/companies/commands.ts': {
    rule: 'only-db-imports-prisma',
    code: "import { PrismaClient } from '@/prisma/generated/client';\nexport const a = PrismaClient;",
  },
  'components/units/unit-tree.tsx': {
    rule: 'prisma-types-stay-in-the-data-layer',
    code: "import type { Row } from '@/prisma/generated/client';\nexport type T = Row;",
  },
  'app/desk/companies/page.tsx': {
    rule: 'app-and-components-never-touch-the-database',
    code: "import { db } from '@/lib/server/db';\nexport default db;",
  },
  'lib/companies/schema.ts': {
    rule: 'pure-files-import-pure-files',
    code: "import { listUnits } from '@/lib/units/queries';\nexport const a = listUnits;",
  },
  'lib/chambers/rules.ts': {
    rule: 'pure-files-use-few-packages',
    code: "import pino from 'pino';\nexport const a = pino;",
  },
  'components/merchants/merchant-table.tsx': {
    rule: 'components-get-data-from-props',
    code: "import { listMerchants } from '@/lib/merchants/queries';\nexport const a = listMerchants;",
  },
  'lib/merchants/commands.ts': {
    rule: 'actions-are-for-forms',
    code: "import { save } from '@/lib/merchants/actions';\nexport const a = save;",
  },
  'lib/units/commands.ts': {
    rule: `row-${nounRows.findIndex((row) => row.includes('units')) + 1}-units`,
    code: "import type { Row } from '@/lib/merchants/row-types';\nexport type T = Row;",
  },
  'lib/places/queries.ts': {
    rule: `row-${nounRows.findIndex((row) => row.includes('places')) + 1}-places`,
    code: "import { listMerchants } from '@/lib/merchants/queries';\nexport const a = listMerchants;",
  },
  'components/companies/company-card.tsx': {
    rule: `row-${nounRows.findIndex((row) => row.includes('companies')) + 1}-companies`,
    code: "import { MerchantForm } from '@/components/merchants/merchant-form';\nexport const a = MerchantForm;",
  },
  'lib/server/scope.ts': {
    rule: 'pure-plumbing-imports-nothing',
    code: "import { db } from '@/lib/server/db';\nexport const a = db;",
  },
  'lib/shared/first.ts': {
    rule: 'no-cycles',
    code: "import { b } from './second';\nexport const a = (): number => b();",
  },
  'lib/shared/lost.ts': {
    rule: 'no-unresolvable',
    code: "import { b } from '@/lib/shared/gone';\nexport const a = b;",
  },
};

const extras: Record<string, string> = {
  'lib/shared/second.ts': "import { a } from './first';\nexport const b = (): number => a();",
  'lib/merchants/row-types.ts': 'export type Row = { id: string };',
  'prisma/seed/units.ts': 'export const seed = 1;',
  'node_modules/pino/package.json': '{"name":"pino","main":"index.js"}',
  'node_modules/pino/index.js': 'module.exports = 1;',
};

let folder = '';
let found: { from: string; rule: string }[] = [];

beforeAll(async () => {
  folder = await realpath(await mkdtemp(path.join(tmpdir(), 'walls-')));
  const breachCode = Object.fromEntries(
    Object.entries(breaches).map(([file, breach]) => [file, breach.code]),
  );
  for (const [file, code] of Object.entries({ ...tree, ...extras, ...breachCode })) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), code);
  }
  const tsConfigFile = path.join(folder, 'tsconfig.json');
  const compilerOptions = {
    module: 'esnext',
    moduleResolution: 'bundler',
    target: 'es2022',
    paths: { '@/*': ['./*'] },
  };
  await writeFile(tsConfigFile, JSON.stringify({ compilerOptions, include: ['**/*.ts', '**/*.tsx'] }));
  const { forbidden, options } = depcruiseConfig;
  const result = await cruise(
    ['lib', 'components', 'app', 'prisma', 'tests'],
    {
      ...options,
      tsConfig: { fileName: tsConfigFile },
      ruleSet: { forbidden },
      validate: true,
      baseDir: folder,
    },
    { ...options.enhancedResolveOptions },
    { tsConfig: extractTSConfig(tsConfigFile) },
  );
  const output: ICruiseResult | string = result.output;
  if (typeof output === 'string') throw new Error(output);
  found = output.summary.violations.map((violation) => ({ from: violation.from, rule: violation.rule.name }));
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('import walls bite on planted breaches', () => {
  it.each(Object.entries(breaches))('%s breaks its wall', (file, breach) => {
    expect(found).toContainEqual({ from: file, rule: breach.rule });
  });

  it('every generated rule has a planted breach (rows: one in lib, one equal, one in components)', () => {
    const planted = new Set(Object.values(breaches).map((breach) => breach.rule));
    const unplanted = depcruiseConfig.forbidden
      .map((rule) => rule.name)
      .filter((name) => !planted.has(name) && !name.startsWith('row-') && !name.includes('--exception-'));
    expect(unplanted).toEqual([]);
  });

  it('leaves correct code alone', () => {
    expect(found.filter((violation) => violation.from in tree)).toEqual([]);
  });
});
