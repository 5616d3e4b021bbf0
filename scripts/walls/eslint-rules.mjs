// Our own ESLint rules: the walls that an import graph cannot see. Each has a planted breach in tests/architecture.
const WORD = /\p{L}{2,}/u;
const HAN = /\p{Script=Han}/u;
const TEXT_ATTRIBUTES = new Set([
  'alt',
  'title',
  'label',
  'placeholder',
  'aria-label',
  'aria-description',
  'summary',
]);
const CODE_ELEMENTS = new Set(['code', 'kbd']);
const RAW_SQL = new Set(['$queryRaw', '$executeRaw', '$queryRawUnsafe', '$executeRawUnsafe']);

const rule = (description, messages, create) => ({
  meta: { type: 'problem', docs: { description }, messages, schema: [] },
  create,
});

/** 6: 'use server' stands only in action files (the file set is given by the configuration). */
const noUseServer = rule(
  "'use server' only in lib/*/actions",
  { found: "'use server' belongs in lib/<noun>/actions.ts: every export there is a public endpoint." },
  (context) => ({
    ExpressionStatement(node) {
      if (node.directive === 'use server') context.report({ node, messageId: 'found' });
    },
  }),
);

/** 6: a file of actions exports actions only, each made by formAction or an equal from lib/server/form-action. */
const actionsExportActions = rule(
  'an action file starts with the directive and exports async functions only',
  {
    directive: "An action file opens with 'use server'.",
    other:
      'An action file exports async functions (or formAction results) only; helpers exported here become endpoints.',
  },
  (context) => ({
    Program(node) {
      if (node.body[0]?.directive !== 'use server') context.report({ node, messageId: 'directive' });
    },
    ExportNamedDeclaration(node) {
      const declaration = node.declaration;
      if (!declaration || node.exportKind === 'type' || declaration.type.startsWith('TS')) return;
      if (declaration.type === 'FunctionDeclaration' && declaration.async) return;
      const values =
        declaration.type === 'VariableDeclaration' ? declaration.declarations.map((d) => d.init) : [null];
      const fine = values.every((init) => init?.type === 'CallExpression' || (init?.async ?? false));
      if (!fine) context.report({ node, messageId: 'other' });
    },
  }),
);

/** 7: names are imported from where they are made. */
const noReExport = rule(
  'no re-export files',
  { found: 'Import from the file that makes it; re-exports hide where a thing lives and breed cycles.' },
  (context) => {
    const imported = new Set();
    return {
      ImportDeclaration(node) {
        // lib/server names the generated types once, so that nobody else needs the generated client.
        if (node.importKind === 'type' && node.source.value.includes('prisma/generated')) return;
        for (const specifier of node.specifiers) imported.add(specifier.local.name);
      },
      ExportAllDeclaration: (node) => context.report({ node, messageId: 'found' }),
      ExportNamedDeclaration(node) {
        if (node.source) context.report({ node, messageId: 'found' });
      },
      'Program:exit'(program) {
        for (const node of program.body) {
          if (node.type !== 'ExportNamedDeclaration' || node.source) continue;
          const again = node.specifiers.filter((specifier) => imported.has(specifier.local.name));
          for (const specifier of again) context.report({ node: specifier, messageId: 'found' });
        }
      },
    };
  },
);

/** Decision 6: only the session module, the job runner and test support make actors. */
const noMakeActor = rule(
  'makeActor only where an identity is proven',
  { found: 'An actor is received, never made: see actorMakers in scripts/walls/table.mjs.' },
  (context) => ({
    ImportSpecifier(node) {
      if (/^make(?:\w*)Actor$/.test(node.imported.name ?? '')) context.report({ node, messageId: 'found' });
    },
  }),
);

/** Raw SQL stands where the scope test and the bulk module can see it. */
const noRawSql = rule(
  'raw SQL only in the data layer',
  { found: 'Raw SQL belongs in lib/server or in queries, commands, jobs or import of a noun.' },
  (context) => ({
    MemberExpression(node) {
      const name = node.computed ? node.property.value : node.property.name;
      if (RAW_SQL.has(name)) context.report({ node, messageId: 'found' });
      const owner = node.object.type === 'Identifier' ? node.object.name : '';
      if (name === 'query' && /^(?:pool|pg|client|pgClient|pgPool)$/.test(owner)) {
        context.report({ node, messageId: 'found' });
      }
    },
  }),
);

/** The Unsafe variants take a string; only lib/server may build one. */
const noUnsafeSql = rule(
  'no $queryRawUnsafe outside lib/server',
  { found: 'Bind values with $queryRaw or $executeRaw; strings of SQL are built only in lib/server.' },
  (context) => ({
    MemberExpression(node) {
      const name = node.computed ? node.property.value : node.property.name;
      if (name === '$queryRawUnsafe' || name === '$executeRawUnsafe')
        context.report({ node, messageId: 'found' });
    },
  }),
);

function insideCodeElement(node) {
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === 'JSXElement' && CODE_ELEMENTS.has(at.openingElement.name.name)) return true;
  }
  return false;
}

const literalText = (node) => {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateLiteral') return node.quasis.map((part) => part.value.cooked).join(' ');
  if (node?.type === 'JSXExpressionContainer') return literalText(node.expression);
  return '';
};

/** Texts come from the message files. */
const noTextLiteral = rule(
  'no user-visible text in code',
  { found: 'Text for people comes from lib/i18n/messages: “{{text}}”.' },
  (context) => {
    const report = (node, text) =>
      context.report({ node, messageId: 'found', data: { text: text.trim().slice(0, 40) } });
    const han = (node, text) => {
      if (HAN.test(text) && !node.parent.type.startsWith('JSX')) report(node, text);
    };
    return {
      JSXText(node) {
        if (WORD.test(node.value.replace(/&\w+;/g, '')) && !insideCodeElement(node)) report(node, node.value);
      },
      JSXExpressionContainer(node) {
        const text = literalText(node.expression);
        if (node.parent.type !== 'JSXAttribute' && WORD.test(text) && !insideCodeElement(node))
          report(node, text);
      },
      JSXAttribute(node) {
        const text = literalText(node.value);
        const forPeople = TEXT_ATTRIBUTES.has(node.name.name) || node.name.name?.name === 'aria-label';
        if (HAN.test(text) || (forPeople && WORD.test(text))) report(node, text);
      },
      Literal: (node) => typeof node.value === 'string' && han(node, node.value),
      TemplateElement: (node) => han(node, node.value.cooked ?? ''),
    };
  },
);

/** Casts stand at parsing edges, and say which: // cast: the driver returns numeric as string */
const castWithReason = rule(
  'a cast says why',
  { found: 'No casts outside parsing edges; at an edge, say why on the line above: // cast: <reason>.' },
  (context) => {
    const source = context.sourceCode;
    const reasonLines = new Set();
    for (const comment of source.getAllComments()) {
      if (!/^\s*cast: \S+/.test(comment.value)) continue;
      for (let line = comment.loc.start.line; line <= comment.loc.end.line; line += 1) reasonLines.add(line);
    }
    const check = (node) => {
      const type = source.getText(node.typeAnnotation);
      if (type === 'const' || type === 'unknown') return;
      const { start, end } = node.loc;
      const explained = [start.line - 1, start.line, end.line].some((line) => reasonLines.has(line));
      if (!explained) context.report({ node, messageId: 'found' });
    };
    return { TSAsExpression: check, TSTypeAssertion: check };
  },
);

/** A switched-off rule says why: eslint-disable-next-line rule -- reason */
const disableWithReason = rule(
  'a disabled rule says why',
  { found: 'Say why: // eslint-disable-next-line <rule> -- <reason>. Name the rule; never disable all.' },
  (context) => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments()) {
        const match = /^\s*eslint-disable(?:-next-line|-line)?\b(.*)$/s.exec(comment.value);
        if (!match) continue;
        const [rules = '', reason = ''] = (match[1] ?? '').split(/\s--\s/);
        if (rules.trim() === '' || reason.trim().length < 8)
          context.report({ loc: comment.loc, messageId: 'found' });
      }
    },
  }),
);

/** A file that runs in the browser must not pull the server in: its value imports are a closed list. */
const clientImports = rule(
  "a 'use client' file imports only what may run in a browser",
  { found: "'{{source}}' may not reach the browser: pass data as props, import types with `import type`." },
  (context) => {
    const serverSide =
      /^@\/(?:lib\/server\/(?!(?:actor|scope)$)|lib\/i18n\/request|lib\/[^/]+\/(?:queries|commands|jobs|import|links)(?:$|[-/]))|^node:|^(?:pg|pg-boss|pino|sharp|flydrive|next\/headers|next-intl\/server)$/;
    let isClient = false;
    return {
      Program(node) {
        isClient = node.body.some((statement) => statement.directive === 'use client');
      },
      ImportDeclaration(node) {
        if (!isClient || node.importKind === 'type') return;
        const typesOnly = node.specifiers.length > 0 && node.specifiers.every((s) => s.importKind === 'type');
        if (!typesOnly && serverSide.test(node.source.value)) {
          context.report({ node, messageId: 'found', data: { source: node.source.value } });
        }
      },
    };
  },
);

/** The plugin, registered as `walls` in eslint.config.mjs. */
export const wallsPlugin = {
  meta: { name: 'walls' },
  rules: {
    'no-use-server': noUseServer,
    'actions-export-actions': actionsExportActions,
    'no-re-export': noReExport,
    'no-make-actor': noMakeActor,
    'no-raw-sql': noRawSql,
    'no-unsafe-sql': noUnsafeSql,
    'no-text-literal': noTextLiteral,
    'cast-with-reason': castWithReason,
    'disable-with-reason': disableWithReason,
    'client-imports': clientImports,
  },
};
