// The one table of the layout. Everything that enforces the layout is generated from or reads this file:
// dependency-cruiser (scripts/walls/depcruise.mjs), ESLint (scripts/walls/eslint-rules.mjs, eslint.config.mjs)
// and the tests in tests/architecture. Why the walls stand where they do: docs/decisions/0005-layout-and-walls.md.

/**
 * Nouns in rows. A noun imports only from earlier rows, in lib/ and in components/ alike.
 * A noun that is missing here may not have a folder anywhere. Moving one is a commit of its own, with the reason.
 */
export const nounRows = [
  ['audit'],
  // The programme (profile, code tables: tiers, industry tags) is read by every later noun, units included.
  ['programme'],
  // A grant names a unit, so users come after units.
  ['units'],
  ['users'],
  // Sources (the quoted documents behind stated figures) are cited by chambers, parks, policies and indicators;
  // rulings only store a definition version and its facts beside any record. Both stand with definitions.
  ['files', 'notices', 'calendar', 'places', 'industries', 'definitions', 'sources', 'rulings'],
  ['companies'],
  ['merchants', 'keepers'],
  // Who works in a firm is read under the rule of the people.
  ['posts'],
  // Basis and consent are kept about a person: who may record them follows from who may change the person.
  ['privacy'],
  // A membership may be linked to a person or firm of the ledger, under their rule; nothing earlier reads a chamber.
  ['chambers'],
  ['parks', 'chains', 'policies', 'articles'],
  ['events'],
  ['offers', 'leads'],
  ['projects', 'leaders'],
  // A contact may be about a project, which is then read and named under the project's own rule.
  ['interactions'],
  // Saved views and chosen columns ask every ledger which filters and columns it has.
  ['views'],
  // Who knows whom is told, and follows from posts, memberships and contacts, each under its own rule.
  ['ties'],
  // Receipts draw on agreements (an agreement names its projects, a receipt may name its agreement).
  ['agreements'],
  ['promises', 'reviews', 'receipts', 'problems', 'agency'],
  ['greetings', 'appeals', 'honours', 'proposals', 'documents', 'showcase'],
  // Papers (a brief before a visit, a city's report) say of a person what every earlier noun keeps; nothing reads a paper.
  ['papers'],
  // One screen of translations for all that is published; nothing but the frame reads it.
  ['translations'],
  ['indicators'],
  // An import that brings a sheet back compares with what the export of it said.
  ['exports'],
  ['imports', 'search', 'bulks'],
  // What an officer has in hand stands in every earlier noun, sheets and acts that wait included.
  ['handovers'],
  // The API's registry of file readers names every noun that keeps files, imports included.
  ['api'],
  // The desk's own frame and first page gather from every noun (rail, what is due, palette) and nothing imports them.
  ['desk'],
];

export const nouns = nounRows.flat();

/** Folders of components/ that know no noun. */
export const plainComponentFolders = ['ui', 'forms', 'tables', 'charts', 'layout'];

/** Folders of lib/ that are not nouns. */
export const plumbingFolders = ['server', 'shared', 'i18n'];

/**
 * What a folder lib/<noun> may hold: <kind>.ts, <kind>-<what>.ts, or <kind>/<what>.ts when the file outgrew itself.
 * Pure kinds run in the browser, in a job and in a test.
 */
export const nounFileKinds = {
  pure: ['schema', 'search-params', 'policy', 'rules', 'fields'],
  server: ['queries', 'commands', 'jobs', 'import', 'links'],
  actions: ['actions'],
};

/** npm packages that the pure kinds may use; anything else there needs a place in lib/shared or lib/server. */
export const pureNpmPackages = ['zod', 'decimal.js'];

/**
 * Files of lib/server that pure files may use: the actor's kinds and the neutral scope. They import nothing at run
 * time (a rule of its own holds them to it); the scope's SQL face is lib/server/scope-sql.ts.
 */
export const purePlumbing = ['lib/server/actor.ts', 'lib/server/scope.ts'];

/** npm packages that lib/shared may not use, because its helpers run in the browser too. */
export const serverNpmPackages = [
  'next',
  'next-auth',
  'pg',
  'pg-boss',
  'pg-copy-streams',
  'pino',
  'prom-client',
  'flydrive',
  'docx',
  'pdfmake',
  'sharp',
  'rate-limiter-flexible',
  '@node-rs/argon2',
  '@aws-sdk/client-s3',
  '@aws-sdk/s3-request-presigner',
];

/**
 * Where the Prisma client comes from; lib/server/db.ts alone imports it as a value. prisma/generated/enums is free
 * for all of lib: plain constants made from the schema, no client behind them, so pure files may name states.
 */
export const prismaClientSources = ['@prisma/client', '@prisma/adapter-pg', 'prisma/generated'];

/** Modules whose names say nothing about what they do. */
export const grabBagNames = ['utils', 'util', 'misc', 'helpers', 'helper', 'common', 'stuff', 'shared-types'];

/** Files that may set inner HTML, each with its reason. */
export const htmlFiles = {
  'components/ui/rich-text.tsx': 'renders text that the allow-list sanitiser has passed',
  'components/ui/json-ld.tsx': 'prints structured data as JSON in which no markup can stand',
};

/** Files that may read process.env, beside scripts/, tests/ and root configuration files. */
export const envFiles = ['lib/server/env.ts', 'instrumentation.ts'];

/** Who may make an actor; everybody else receives one. Tests make theirs in tests/support. */
export const actorMakers = {
  'lib/server/actor.ts': 'defines it',
  'lib/server/session.ts': 'turns a live session row into an actor',
  'lib/server/current-actor.ts': 'turns the session of a request into an actor',
  'lib/server/actor-of-job.ts': 'rebuilds the actor when a job runs',
  'tests/support/**': 'actors for tests',
  'tests/integration/**': 'tests of doors for strangers and for people without a session',
};

/** Files that may export what they import, each with its reason. */
export const reExportFiles = {
  'lib/server/db.ts': 'the one door to the Prisma client hands on its SQL helpers (Prisma.sql, Prisma.join)',
};

/** Raw SQL lives here and nowhere else (beside scripts/, prisma/ and tests/). */
export const rawSqlFiles = [
  'lib/server/**',
  'lib/*/queries{,-*}.ts',
  'lib/*/queries/**',
  'lib/*/commands{,-*}.ts',
  'lib/*/commands/**',
  'lib/*/jobs{,-*}.ts',
  'lib/*/jobs/**',
  'lib/*/import{,-*}.ts',
  'lib/*/import/**',
];

/** Longest file (lines): a warning above the first, an error above the second. Longest function. */
export const lengths = { warnFile: 300, file: 400, function: 80 };

/** Files of rows, not of code: the length rules do not apply. */
export const dataFiles = [
  'prisma/seed/**',
  'lib/shared/*-table.ts',
  'tests/fixtures/**',
  'tests/integration/access-table.ts',
  'scripts/walls/table.mjs',
];

/** Top-level entries of the repository. Anything else at the top is a question to be asked first. */
export const topLevel = {
  folders: ['app', 'components', 'lib', 'prisma', 'public', 'tests', 'docs', 'scripts', '.ci', 'deploy'],
  files: [
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'next.config.ts',
    'postcss.config.mjs',
    'eslint.config.mjs',
    'prisma.config.ts',
    'vitest.config.ts',
    'playwright.config.ts',
    'knip.jsonc',
    '.dependency-cruiser.mjs',
    'proxy.ts',
    'instrumentation.ts',
    'README.md',
    'README.zh-CN.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    'LICENSE',
    '.editorconfig',
    '.gitignore',
    '.gitattributes',
    '.npmrc',
    '.prettierignore',
    '.prettierrc',
    '.env.example',
    'Dockerfile',
    '.dockerignore',
  ],
};

/** Folders of app/desk that are not nouns, each with its reason. */
export const deskSections = {
  system: 'administration and the design page; belongs to no noun',
  help: 'what each role does on the desk, and its keys; belongs to no noun',
};

/** The pages of a desk noun, and Next's own special files beside them. */
export const deskPages = ['page.tsx', 'new/page.tsx', '[id]/page.tsx', '[id]/edit/page.tsx'];

/**
 * Desk pages beyond the four, by path under app/desk, each with its reason.
 * @type {Record<string, string>}
 */
export const deskExtraPages = {
  'privacy/requests/page.tsx': 'requests of people about their own data: no record of a basis or consent',
  'privacy/requests/new/page.tsx': 'recording one of them',
  'privacy/requests/[id]/page.tsx': 'one of them with its clock and answer',
  'privacy/retention/page.tsx': 'records whose time is over: a review over people',
  'chambers/matrix/page.tsx':
    'chambers by city, and how far their rosters can be believed: no record of a chamber',
  'chambers/agreements/page.tsx': 'agreements with all chambers: each is kept at its chamber',
  'chambers/links/page.tsx': 'entries of all rosters beside the ledger: no record of a chamber',
  'chambers/papers/page.tsx':
    'the directory of the chambers shown, letters and labels to them: no record of one',
  'chambers/bulletins/page.tsx': 'what the bureau writes to chambers: no record of a chamber',
  'chambers/bulletins/new/page.tsx': 'writing one of them',
  'chambers/bulletins/[id]/page.tsx': 'one of them, with the chambers that have read it',
  'chambers/contribution/page.tsx': 'what chambers have brought, ranked: no record of a chamber',
  'chambers/[id]/contribution/page.tsx': 'the rows behind what a chamber has brought',
  'chambers/imports/page.tsx': 'roster sheets of all chambers in care: no record of a chamber',
  'chambers/imports/[id]/page.tsx': 'one sheet, brought by the bureau or proposed by the chamber',
  'chambers/[id]/import/page.tsx': 'bringing in the roster of one chamber',
  'chambers/proposals/page.tsx':
    'what officers propose for rosters that the bureau keeps: no record of a chamber',
  'events/board/page.tsx': 'the three counters of 三百行动 (D3): a figure over events',
  'events/[id]/attendees/page.tsx': 'who is invited and who came: the check-in list of one event',
  'events/[id]/invite/page.tsx': 'putting people of the ledger on the list of one event',
  'merchants/duplicates/page.tsx': 'pairs of records that may be one person: no record of a person',
  'merchants/duplicates/[id]/page.tsx': 'two records side by side, to be merged or told apart',
  'merchants/[id]/brief/page.tsx': 'what a leader reads before calling on a person: no editing of the record',
  'merchants/distribution/page.tsx':
    'where the people of the ledger live, and facets against each other: no record',
  'merchants/distribution/[id]/page.tsx': 'one city of the distribution (A9)',
  'indicators/months/page.tsx': 'months of the funds ledger with their locks: no record of an indicator',
  'merchants/[id]/ties/page.tsx': 'who knows whom around one person, and the ways to that person',
  'greetings/templates/page.tsx': 'wordings that campaigns are written with: no record of a campaign',
  'greetings/templates/new/page.tsx': 'writing one of them',
  'greetings/templates/[id]/page.tsx': 'one of them with its versions',
  'handovers/officers/[id]/page.tsx': 'what one officer has in hand, before any hand-over is made',
  'appeals/limits/page.tsx': 'within how many workdays appeals are due: no appeal',
  'interactions/birthdays/page.tsx': 'whom to congratulate soon: no contact of the log',
  'interactions/coverage/page.tsx': 'how many key people were contacted in time (A4): a figure over people',
};

/** Message files that belong to no noun: <name>.json, each with what it is for. */
export const messageModules = {
  words: 'words that many pages share: save, edit, units of measure',
  layout: 'frames, navigation, footer, banner',
  ui: 'buttons, pager, filters, empty states',
  errors: 'closed list of error codes and status pages',
  auth: 'sign-in, register, password, sessions',
  account: 'my/ and chamber/ areas',
  home: 'public home page',
  about: 'public about page',
  system: 'administration and design page',
};

/**
 * Imports that would breach a wall but stand for a stated reason: { from, to, reason }, regular expressions on
 * paths from the root. They are taken out of every rule that names `to`; keep the list short.
 * @type {{ from: string, to: string, reason: string }[]}
 */
export const importExceptions = [
  {
    from: '^components/(users/(user-form|my-tokens|invite-panel)|programme/public-metadata|ui/rich-text|desk/system-parts|audit/verification-panel)\\.tsx?$',
    to: '^lib/(server/(env|rich-text|queue|crypto)|programme/queries|users/queries-invitations|audit/queries-seals)\\.ts$',
    reason:
      'server components without a client half: they print addresses under the base path, sanitise what they print, or load their own small panel',
  },
];

/**
 * Commands that write no business record, so leave no audit row: '<noun>.<function>': reason.
 * @type {Record<string, string>}
 */
export const unauditedCommands = {
  'api.onlyOnce': 'remembers an answer to a repeated request; the write that it guards is audited by itself',
  'merchants.fillStrokes': 'a key that follows from the name, which has its own history',
  'merchants.scanDuplicates': 'keeps a list of suspicions; what people decide about a pair is audited',
  'views.chooseColumns': 'which columns a person likes to see: the screen, no record',
  'users.confirmPassword': 'looks whether the password is right; the act that it guards is audited by itself',
  'merchants.examineMerge':
    'looks whether a merge can be taken back, under the same locks, and writes nothing',
};

/**
 * Exported queries and commands that take neither an actor nor a transaction: '<noun>.<function>': reason.
 * @type {Record<string, string>}
 */
export const actorlessDoors = {
  'indicators.treeOf': 'names and parents of units only; whatever is counted in the tree asks for the actor',
  'api.answerRest': 'the door itself: makes the actor from the token and hands it to the work',
  'api.once': 'takes the holder of a token, who is the actor',
  'desk.requireDeskFrameData': 'reads the actor of the request; the frame of nobody is empty',
  'desk.countWaitingForMe': 'reads the actor of the request; nothing waits for nobody',
  'api.holderOfToken': 'turns a token into an actor, as the session module does',
  'api.onlyOnce': 'takes the holder of a token, who is the actor',
};

/**
 * Raw SQL on a noun's table without a scope from lib/server/scope: '<noun>.<function>': reason.
 * @type {Record<string, string>}
 */
export const unscopedSql = {
  'bulks.uninviteRows':
    'marks rows of an act in hand; the invitations are taken back by a command that asks the rights',
  'interactions.withLeader': 'a condition on the contact of a query that is scoped itself',
  'privacy.eraseRows': 'inside the transaction of decideErasure, which has locked the person by its scope',
  'greetings.recordRefusalIn': 'locks the person of a recipient that the caller has authorised',
  'greetings.refuseGreetings': 'the holder of a signed link: one recipient, one act',
  'greetings.resumeSending': 'the system’s look at all campaigns that are being sent; refuses everybody else',
  'greetings.settleGreeting': 'the system’s taking over of news; refuses everybody else',
  'greetings.settleIn': 'rows of a campaign that the caller has read within the scope, or the system',
  'greetings.updateTemplate': 'locks a template, which is the programme’s and no unit’s',
  'greetings.archiveTemplate': 'locks a template, which is the programme’s and no unit’s',
  'interactions.refreshLoggedContact':
    'counts a copy anew for the people of a contact that a command has authorised',
  'chambers.chamberJobs': 'the system’s nightly run over all rosters',
  'chambers.matchRosters': 'the system’s nightly run over all rosters; refuses everybody else',
  'chambers.keepMatchesIn': 'derives matches anew of entries that a command has read within the scope',
  'chambers.meetSurelyIn': 'answers with ids to a command that masks them to one bit',
  'companies.matchFirmsIn': 'answers with ids to a caller that shows them within the scope',
  'merchants.matchEntriesIn': 'answers with ids to a caller that shows them within the scope, or masks them',
  'chambers.refreshStatuses': 'the system’s nightly run over all rosters; refuses everybody else',
  'chambers.refreshStatusesIn': 'derives the states anew of entries that a command has read within the scope',
  'merchants.besideOf': 'a fragment: the query that it stands in has the scope',
  'merchants.lostMovesIn': 'inside a merge whose two people were locked within the scope',
  'merchants.returnLinksIn': 'inside a merge whose two people were locked within the scope',
  'merchants.refreshBasisIn': 'inside a merge whose two people were locked within the scope',
  'events.lockEvent':
    'locks an event that the command’s own query has found for its actor, and counts its places',
  'events.answerOwn': 'locks an event that requireOwnEvent has found for the person',
  'events.withdrawMember': 'locks the event of a row that was read as the own chamber’s',
  'events.requireOwnEvent': 'what is open to everybody with an account, and the own row',
  'events.listOwnEvents': 'what is open to everybody with an account, and the own rows',
  'exports.personsTakenBefore': 'a number of the own exports of the one who asks for the next',
  'users.listMyGrants': 'the own grants only; the chamber is joined for its name',
  'users.listUsers': 'accounts, for the three administrators; the chamber is joined for its name',
};
