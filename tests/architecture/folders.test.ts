import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  actorMakers,
  dataFiles,
  deskExtraPages,
  deskPages,
  deskSections,
  envFiles,
  grabBagNames,
  htmlFiles,
  importExceptions,
  messageModules,
  nounFileKinds,
  nouns,
  plainComponentFolders,
  plumbingFolders,
  reExportFiles,
  topLevel,
} from '@/scripts/walls/table.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const kinds = [...nounFileKinds.pure, ...nounFileKinds.server, ...nounFileKinds.actions];
const isNoun = (word: string) => nouns.includes(word);

/** Files that are in the repository or would be added to it. */
function projectFiles(): string[] {
  const list = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const deleted = execFileSync('git', ['ls-files', '--deleted', '-z'], { cwd: root, encoding: 'utf8' }).split(
    '\0',
  );
  const gone = new Set(deleted);
  const output = execFileSync('git', list, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });
  return output.split('\0').filter((file) => file !== '' && !gone.has(file));
}

type Shape = { what: string; strays: (files: string[]) => string[]; planted: string };

const below = (files: string[], folder: string) =>
  files.filter((file) => file.startsWith(`${folder}/`)).map((file) => file.slice(folder.length + 1));
const first = (file: string) => file.split('/')[0] ?? '';
const stem = (file: string) => path.posix.basename(file).replace(/\..*$/, '');

/** `merchants` or `merchants-import`: a noun, alone or followed by what of it. */
const startsWithWord = (name: string, words: readonly string[]) =>
  words.some((word) => name === word || name.startsWith(`${word}-`));

const nounFile = new RegExp(`^(?:${kinds.join('|')})(?:(?:-[a-z0-9-]+)?\\.ts|/[a-z0-9-]+\\.tsx?)$`);

/** Names that a test may carry: nouns, and the modules of lib/server, lib/shared, lib/i18n and scripts. */
function testable(files: string[]): string[] {
  const modules = [
    'lib/server',
    'lib/shared',
    'lib/i18n',
    'scripts',
    'prisma/seed',
    'components/charts',
    'components/ui',
  ].flatMap((folder) => below(files, folder).flatMap((file) => file.split('/').map(stem)));
  return [...nouns, ...modules, 'access', 'guarantees', 'journeys', 'presets', 'proxy'];
}

const shapes: Shape[] = [
  {
    what: 'the top level holds what it is known to hold',
    planted: 'src/index.ts',
    strays: (files) =>
      files.filter(
        (file) =>
          !(file.includes('/') ? topLevel.folders.includes(first(file)) : topLevel.files.includes(file)),
      ),
  },
  {
    what: 'lib holds plumbing and nouns of the table',
    planted: 'lib/customers/queries.ts',
    strays: (files) =>
      below(files, 'lib').filter((file) => !plumbingFolders.includes(first(file)) && !isNoun(first(file))),
  },
  {
    what: 'a noun folder of lib holds the known kinds of file only',
    planted: 'lib/merchants/service.ts',
    strays: (files) =>
      below(files, 'lib')
        .filter((file) => isNoun(first(file)))
        .filter((file) => !nounFile.test(file.slice(first(file).length + 1))),
  },
  {
    what: 'components holds plain folders and nouns of the table',
    planted: 'components/customers/customer-form.tsx',
    strays: (files) =>
      below(files, 'components').filter(
        (file) => !plainComponentFolders.includes(first(file)) && !isNoun(first(file)),
      ),
  },
  {
    what: 'nothing of a noun lives in the plumbing',
    planted: 'lib/server/merchants.ts',
    strays: (files) =>
      ['lib/server', 'lib/shared'].flatMap((folder) =>
        below(files, folder).filter((file) => isNoun(stem(file)) || isNoun(first(file))),
      ),
  },
  {
    what: 'app/desk holds nouns and the known sections',
    planted: 'app/desk/customers/page.tsx',
    strays: (files) =>
      below(files, 'app/desk').filter(
        (file) => file.includes('/') && !isNoun(first(file)) && !(first(file) in deskSections),
      ),
  },
  {
    what: 'a desk noun has the four pages (list, new, [id], [id]/edit)',
    planted: 'app/desk/merchants/[id]/history/page.tsx',
    strays: (files) =>
      below(files, 'app/desk')
        .filter((file) => isNoun(first(file)))
        .filter((file) => !/(?:^|\/)(?:layout|error|not-found|forbidden|unauthorized)\.tsx$/.test(file))
        .filter(
          (file) => !deskPages.includes(file.slice(first(file).length + 1)) && !(file in deskExtraPages),
        ),
  },
  {
    what: 'a schema file is named after its noun',
    planted: 'prisma/schema/customer.prisma',
    strays: (files) =>
      below(files, 'prisma/schema').filter(
        (file) => file.endsWith('.prisma') && !isNoun(stem(file)) && stem(file) !== 'schema',
      ),
  },
  {
    what: 'a message file is named after its noun or a known module',
    planted: 'lib/i18n/messages/en/customers.json',
    strays: (files) =>
      below(files, 'lib/i18n/messages').filter(
        (file) => !isNoun(stem(file)) && !(stem(file) in messageModules),
      ),
  },
  {
    what: 'unit and integration tests are named after a noun or a module',
    planted: 'tests/integration/customers.test.ts',
    strays: (files) =>
      ['tests/unit', 'tests/integration'].flatMap((folder) =>
        below(files, folder)
          .filter((file) => file.endsWith('.test.ts'))
          .filter((file) => !startsWithWord(stem(file), testable(files)))
          .map((file) => `${folder}/${file}`),
      ),
  },
  {
    what: 'a factory is named after its noun',
    planted: 'tests/factories/customer.ts',
    strays: (files) => below(files, 'tests/factories').filter((file) => !isNoun(stem(file))),
  },
  {
    what: 'files and folders of code are kebab-case',
    planted: 'components/ui/DatePicker.tsx',
    strays: (files) =>
      files
        .filter(
          (file) => /^(?:app|components|lib|scripts|tests)\//.test(file) && /\.(?:tsx?|mjs|css)$/.test(file),
        )
        .filter((file) =>
          file.split('/').some((part) => {
            const bare = part
              .replace(/^\((.+)\)$/, '$1')
              .replace(/^\[+(?:\.\.\.)?(.+?)\]+$/, '$1')
              .replace(/^[_@]/, '');
            const isParameter = part.startsWith('[');
            return !(isParameter ? /^[a-z][A-Za-z0-9]*$/ : /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/).test(bare);
          }),
        ),
  },
  {
    what: 'no grab-bags',
    planted: 'lib/shared/utils.ts',
    strays: (files) =>
      files.filter(
        (file) =>
          /^(?:app|components|lib|scripts|tests|prisma\/seed)\//.test(file) &&
          file.split('/').some((part) => grabBagNames.includes(part.replace(/\.[a-z]+$/, ''))),
      ),
  },
];

describe('the shape of the repository', () => {
  const files = projectFiles();

  it.each(shapes)('$what', ({ strays }) => {
    expect(strays(files)).toEqual([]);
  });

  it.each(shapes)('bites: $planted ($what)', ({ strays, planted }) => {
    expect(strays([planted])).toHaveLength(1);
  });
});

describe('the table itself', () => {
  it('names every noun once', () => {
    expect(nouns.filter((word, index) => nouns.indexOf(word) !== index)).toEqual([]);
  });

  it('gives every exception a reason', () => {
    const reasons = [
      ...importExceptions.map((exception) => exception.reason),
      ...Object.values(deskExtraPages),
      ...Object.values(deskSections),
      ...Object.values(messageModules),
    ];
    expect(reasons.filter((reason) => reason.length < 8)).toEqual([]);
  });

  it('keeps no exception for a page, section or module that is gone', () => {
    const files = projectFiles();
    const some = (pattern: string) => files.some((file) => path.matchesGlob(file, pattern));
    const named = [
      ...Object.keys(deskExtraPages).map((page) => `app/desk/${page.replaceAll('[', '[[]')}`),
      ...Object.keys(deskSections).map((section) => `app/desk/${section}/**`),
      ...Object.keys(messageModules).map((name) => `lib/i18n/messages/zh-CN/${name}.json`),
      ...dataFiles,
    ];
    expect(named.filter((pattern) => !some(pattern))).toEqual([]);
  });

  it.each([
    ['htmlFiles', Object.keys(htmlFiles), /dangerouslySetInnerHTML/],
    ['envFiles', envFiles, /process\.env/],
    ['actorMakers', Object.keys(actorMakers), /makeActor|systemActor/],
    ['reExportFiles', Object.keys(reExportFiles), /export \{/],
  ])('keeps no exception in %s that nobody uses', (_name, patterns, use) => {
    const files = projectFiles();
    const uses = (pattern: string) =>
      files.some(
        (file) => path.matchesGlob(file, pattern) && use.test(readFileSync(path.join(root, file), 'utf8')),
      );
    expect(patterns.filter((pattern) => !uses(pattern))).toEqual([]);
  });

  it('keeps no import exception for a file that does without', () => {
    const files = projectFiles();
    const idle = importExceptions.flatMap(({ from, to }) => {
      const named = files.filter((file) => new RegExp(from).test(file));
      const without = named.filter((file) => {
        const code = readFileSync(path.join(root, file), 'utf8');
        const imports = [...code.matchAll(/from '@\/([^']+)'/g)].map(([, module]) => `${module}.ts`);
        return !imports.some((module) => new RegExp(to).test(module));
      });
      return named.length === 0 ? [from] : without;
    });
    expect(idle).toEqual([]);
  });
});
