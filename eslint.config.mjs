import nextVitals from 'eslint-config-next/core-web-vitals';
import tseslint from 'typescript-eslint';
import { builtinRules } from 'eslint/use-at-your-own-risk';
import { wallsPlugin } from './scripts/walls/eslint-rules.mjs';
import {
  actorMakers,
  dataFiles,
  envFiles,
  htmlFiles,
  lengths,
  rawSqlFiles,
  reExportFiles,
} from './scripts/walls/table.mjs';

const code = ['**/*.{ts,tsx,mjs,mts}'];
const product = ['app/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}', 'lib/**/*.{ts,tsx}', '*.ts'];
const screens = ['app/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}'];
const actionFiles = ['lib/*/actions.ts', 'lib/*/actions/*.ts', 'lib/*/actions-*.ts'];
const configFiles = ['*.config.{ts,mjs}', '.dependency-cruiser.mjs', 'scripts/**', 'tests/**', 'prisma/**'];

const plugins = {
  walls: { ...wallsPlugin, rules: { ...wallsPlugin.rules, 'max-lines-soft': builtinRules.get('max-lines') } },
  '@typescript-eslint': tseslint.plugin,
};

const everywhere = {
  eqeqeq: 'error',
  'no-var': 'error',
  'prefer-const': 'error',
  'no-empty': ['error', { allowEmptyCatch: false }],
  'no-async-promise-executor': 'error',
  'no-constant-binary-expression': 'error',
  'no-control-regex': 'error',
  'no-dupe-else-if': 'error',
  'no-eval': 'error',
  'no-fallthrough': 'error',
  'no-misleading-character-class': 'error',
  'no-self-assign': 'error',
  'no-unsafe-finally': 'error',
  'no-useless-catch': 'error',
  'no-implied-eval': 'error',
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-non-null-assertion': 'error',
  '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
  'walls/disable-with-reason': 'error',
  'walls/no-re-export': 'error',
  'walls/client-imports': 'error',
  'walls/no-use-server': 'error',
  'walls/no-make-actor': 'error',
  'import/no-anonymous-default-export': 'off',
};

const inProduct = {
  'no-console': 'error',
  'react/no-danger': 'error',
  'max-lines': ['error', { max: lengths.file }],
  'walls/max-lines-soft': ['warn', { max: lengths.warnFile }],
  'max-lines-per-function': ['error', { max: lengths.function, skipBlankLines: true, skipComments: true }],
  'no-restricted-properties': [
    'error',
    { object: 'process', property: 'env', message: 'Read the environment through lib/server/env.ts.' },
  ],
  'walls/no-raw-sql': 'error',
  'walls/no-unsafe-sql': 'error',
  'walls/cast-with-reason': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
  '@typescript-eslint/await-thenable': 'error',
};

/** Markup is long without being hard: a page or a form may have more lines than a function of code. */
const inMarkup = {
  'max-lines-per-function': ['error', { max: 140, skipBlankLines: true, skipComments: true }],
};

export default [
  {
    ignores: [
      '**/node_modules/',
      '.next*/',
      '.data/',
      '.cache/',
      'prisma/generated/',
      'coverage/',
      'playwright-report/',
      'test-results/',
      'next-env.d.ts',
      // the generator of the shared sample data, kept word for word
      'tests/bench/gen-ledger.mjs',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...nextVitals,
  { files: code, languageOptions: { parser: tseslint.parser }, plugins, rules: everywhere },
  {
    files: product,
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: inProduct,
  },
  { files: ['**/*.tsx'], rules: inMarkup },
  { files: screens, rules: { 'walls/no-text-literal': 'error' } },
  { files: actionFiles, rules: { 'walls/no-use-server': 'off', 'walls/actions-export-actions': 'error' } },
  { files: [...envFiles, ...configFiles], rules: { 'no-restricted-properties': 'off' } },
  { files: Object.keys(actorMakers), rules: { 'walls/no-make-actor': 'off' } },
  { files: Object.keys(reExportFiles), rules: { 'walls/no-re-export': 'off' } },
  { files: rawSqlFiles, rules: { 'walls/no-raw-sql': 'off' } },
  { files: ['lib/server/**'], rules: { 'walls/no-unsafe-sql': 'off' } },
  { files: Object.keys(htmlFiles), rules: { 'react/no-danger': 'off' } },
  { files: dataFiles, rules: { 'max-lines': 'off', 'walls/max-lines-soft': 'off' } },
];
