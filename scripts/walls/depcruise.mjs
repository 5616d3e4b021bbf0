// dependency-cruiser rules, generated from the table. Read by .dependency-cruiser.mjs and by the planted-breach tests.
import {
  importExceptions,
  nounFileKinds,
  nounRows,
  nouns,
  plainComponentFolders,
  prismaClientSources,
  pureNpmPackages,
  purePlumbing,
  serverNpmPackages,
} from './table.mjs';

const escapeRegExp = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const anyOf = (words) => `(?:${words.map(escapeRegExp).join('|')})`;
const npm = (packages) => `(?:^|/)node_modules/${anyOf(packages)}(?:/|$)`;
const kindFile = (kinds) => `^lib/[^/]+/${anyOf(kinds)}(?:/|-|\\.tsx?$)`;
const generatedClient = '(?:^|/)prisma/generated/(?!enums)';
const generated = '(?:^|/)prisma/generated/';
const purePlumbingFiles = `^${anyOf(purePlumbing)}$`;
const noun = (list) => `^(?:lib|components)/${anyOf(list)}/`;
const allNouns = noun(nouns);
const valueOnly = { dependencyTypesNot: ['type-only'] };
const pureFiles = kindFile(nounFileKinds.pure);
const serverFiles = kindFile(nounFileKinds.server);

/** One rule becomes two where the table has exceptions: strict for everyone, looser for the files named there. */
function withExceptions(rule) {
  const sources = [...new Set(importExceptions.map((exception) => exception.from))];
  if (sources.length === 0) return [rule];
  const strict = { ...rule, from: { ...rule.from, pathNot: [...asList(rule.from.pathNot), ...sources] } };
  const loosened = sources.map((source, index) => {
    const granted = importExceptions.filter((exception) => exception.from === source);
    return {
      ...rule,
      name: `${rule.name}--exception-${index + 1}`,
      comment: `${rule.comment} (but: ${granted.map((exception) => exception.reason).join('; ')})`,
      from: { ...rule.from, path: narrowed(rule.from.path, source) },
      to: { ...rule.to, pathNot: [...asList(rule.to.pathNot), ...granted.map((exception) => exception.to)] },
    };
  });
  return [strict, ...loosened];
}

const asList = (value) => (value === undefined ? [] : [value].flat());
const narrowed = (path, from) => (path === undefined ? from : `(?=${asList(path).join('|')})(?:${from})`);

const layerRules = [
  {
    name: 'lib-below-components-and-app',
    comment: '1: lib never imports components, app or the root entry files',
    from: { path: '^lib/' },
    to: { path: '^(?:components/|app/|scripts/|proxy\\.ts$|instrumentation\\.ts$)' },
  },
  {
    name: 'components-below-app',
    comment: '1: components never import app',
    from: { path: '^components/' },
    to: { path: '^(?:app/|scripts/|prisma/(?!generated))' },
  },
  {
    name: 'app-knows-no-scripts-or-seed',
    comment: '1: app imports downward only: components and lib',
    from: { path: '^app/' },
    to: { path: '^(?:scripts|prisma)/' },
  },
  {
    name: 'nothing-imports-tests',
    comment: '1: nothing imports tests',
    from: { pathNot: ['^tests/', '^(?:vitest|playwright)\\.config\\.ts$'] },
    to: { path: '^tests/' },
  },
  {
    name: 'plain-components-know-no-noun',
    comment: '2: components/{ui,forms,tables,charts,layout} know no noun',
    from: { path: `^components/${anyOf(plainComponentFolders)}/` },
    to: { path: allNouns },
  },
  {
    name: 'plumbing-knows-no-noun',
    comment: '5: lib/server, lib/shared and lib/i18n know no noun',
    from: { path: '^lib/(?:server|shared|i18n)/' },
    to: { path: allNouns },
  },
  {
    name: 'shared-stays-pure',
    comment: '4: lib/shared runs in the browser too: no server plumbing, no Node core, no server packages',
    from: { path: '^lib/shared/' },
    to: { path: ['^lib/(?:server|i18n)/', npm(serverNpmPackages), npm(['@prisma/client'])], ...valueOnly },
  },
  {
    name: 'shared-uses-no-node-core',
    comment: '4: lib/shared and the pure files of a noun use no Node core module',
    from: { path: ['^lib/shared/', pureFiles] },
    to: { dependencyTypes: ['core'] },
  },
];

const prismaRules = [
  {
    name: 'only-db-imports-prisma',
    comment: '3: only lib/server/db.ts imports the Prisma client',
    from: {
      path: '^(?:lib|app|components)/|^[^/]+\\.ts$',
      pathNot: ['^lib/server/db\\.ts$', '^prisma\\.config\\.ts$'],
    },
    to: { path: [generatedClient, npm(prismaClientSources)], ...valueOnly },
  },
  {
    name: 'prisma-types-stay-in-the-data-layer',
    comment: '3: Prisma types are for lib/server and for queries, commands, jobs and import',
    from: {
      path: '^(?:lib|app|components)/',
      pathNot: ['^lib/server/', kindFile(['queries', 'commands', 'jobs', 'import', 'links'])],
    },
    to: { path: [generatedClient, npm(prismaClientSources)] },
  },
  {
    name: 'app-and-components-never-touch-the-database',
    comment: '3: app and components never touch Prisma; they reach data through queries and commands',
    from: { path: '^(?:app|components)/' },
    to: {
      path: [generated, '^lib/server/(?:db|bulk|scope-sql)\\.ts$', npm(['pg', 'pg-boss', 'pg-copy-streams'])],
    },
  },
];

const pureRules = [
  {
    name: 'pure-files-import-pure-files',
    comment: '4: schema, search-params, policy, rules and fields import only pure files and lib/shared',
    from: { path: pureFiles },
    to: {
      path: '^(?:@/)?(?:lib|app|components|prisma|scripts)/',
      pathNot: [pureFiles, '^lib/shared/', 'prisma/generated/enums', purePlumbingFiles],
      ...valueOnly,
    },
  },
  {
    name: 'pure-plumbing-imports-nothing',
    comment: '4: the actor and the neutral scope are pure, since every policy uses them',
    from: { path: purePlumbingFiles },
    to: { pathNot: [purePlumbingFiles, '^lib/shared/', 'prisma/generated/enums'], ...valueOnly },
  },
  {
    name: 'pure-files-use-few-packages',
    comment: `4: pure files use no packages but ${pureNpmPackages.join(', ')}`,
    from: { path: pureFiles },
    to: { path: 'node_modules/', pathNot: npm(pureNpmPackages), ...valueOnly },
  },
  {
    name: 'components-get-data-from-props',
    comment:
      '4: components take DTOs as props; queries, commands, jobs and plumbing never reach a client bundle',
    from: { path: '^components/' },
    to: { path: [serverFiles, '^lib/server/'], pathNot: purePlumbingFiles, ...valueOnly },
  },
  {
    name: 'actions-are-for-forms',
    comment: '6: server actions are called by components and pages, never from within lib',
    from: { path: '^lib/' },
    to: { path: kindFile(['actions']) },
  },
];

/** Rule 5: one rule per row. A noun may import itself and earlier rows; a later or equal row is a breach. */
function rowRules() {
  return nounRows.flatMap((row, index) =>
    row.map((word) => {
      const closed = nounRows
        .slice(index)
        .flat()
        .filter((other) => other !== word);
      return {
        name: `row-${index + 1}-${word}`,
        comment: `5: ${word} (row ${index + 1}) imports only from rows before its own`,
        from: { path: noun([word]) },
        to: { path: closed.length > 0 ? noun(closed) : '^$' },
      };
    }),
  );
}

const graphRules = [
  {
    name: 'no-cycles',
    comment:
      '7: no cycles. Type-only imports are left out: they are gone at run time, and rule 5 keeps nouns apart',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'no-unresolvable',
    comment: 'an import that resolves to nothing escapes every other rule',
    from: { pathNot: ['\\.config\\.'] },
    to: { couldNotResolve: true, pathNot: [generated, '\\.css$'] },
  },
];

/** The generated rule set: { forbidden, options } as dependency-cruiser takes it. */
export const depcruiseConfig = {
  forbidden: [...layerRules, ...prismaRules, ...pureRules, ...rowRules(), ...graphRules]
    .flatMap(withExceptions)
    .map((rule) => ({ severity: 'error', ...rule })),
  options: {
    doNotFollow: { path: ['node_modules', '^prisma/generated/'] },
    exclude: { path: ['^\\.next', '\\.d\\.ts$'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
