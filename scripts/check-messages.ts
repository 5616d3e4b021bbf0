/**
 * `npm run lint:messages`: every text that code asks for exists, every text that exists is asked for, all locales
 * agree (same keys, same arguments), and every text is sound ICU. Prints the problems and exits 1 when there are any.
 *
 * zh-CN is the source. Keys below `<namespace>.desk` exist in zh-CN only. Keys that code builds at run time are
 * declared in that file by a comment: `// messages: errors.*`.
 */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  icuArguments,
  isDeskKey,
  readTexts,
  SOURCE_LOCALE,
  TRANSLATIONS,
  typographySlip,
  type Texts,
} from './messages/texts';
import { findUses, type MessageUses } from './messages/uses';

const CODE = ['app/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}', 'lib/**/*.{ts,tsx}', '*.ts'];

const matches = (pattern: string, key: string): boolean =>
  pattern.endsWith('*') ? key.startsWith(pattern.slice(0, -1)) : key === pattern;

function translationProblems(source: Texts, translated: Texts, locale: string): string[] {
  const problems: string[] = [];
  for (const [key, { text, file }] of source) {
    if (isDeskKey(key)) continue;
    const other = translated.get(key);
    if (!other) {
      problems.push(`${locale}: ${key} is missing (${file})`);
      continue;
    }
    const [ours, theirs] = [icuArguments(text), icuArguments(other.text)];
    if ('names' in ours && 'names' in theirs && ours.names.join() !== theirs.names.join()) {
      problems.push(
        `${other.file}: ${key} has ${theirs.names.join(' ') || 'no arguments'}, zh-CN ${ours.names.join(' ') || 'none'}`,
      );
    }
  }
  for (const [key, { file }] of translated) {
    if (!source.has(key)) problems.push(`${file}: ${key} does not exist in zh-CN`);
    else if (isDeskKey(key)) problems.push(`${file}: ${key} is a desk text, which exists in zh-CN only`);
  }
  return problems;
}

function textProblems(texts: Texts): string[] {
  return [...texts].flatMap(([key, { text, file }]) => {
    const icu = icuArguments(text);
    const slip = typographySlip(text);
    return [
      ...('problem' in icu ? [`${file}: ${key} is not sound ICU: ${icu.problem}`] : []),
      ...(text.trim() === '' ? [`${file}: ${key} is empty`] : []),
      ...(slip ? [`${file}: ${key}: ${slip}`] : []),
    ];
  });
}

function keyProblems(source: Texts, uses: Map<string, MessageUses>): string[] {
  const problems: string[] = [];
  for (const [file, { keys, patterns, undeclared }] of uses) {
    for (const { key, line } of keys)
      if (!source.has(key)) problems.push(`${file}:${line}: ${key} is not in zh-CN`);
    for (const pattern of patterns) {
      if (![...source.keys()].some((key) => matches(pattern, key)))
        problems.push(`${file}: nothing matches ${pattern}`);
    }
    for (const { line, text } of undeclared) {
      problems.push(`${file}:${line}: which keys does ${text} use? Say so: // messages: namespace.path.*`);
    }
  }
  return problems;
}

function unusedKeys(source: Texts, uses: Map<string, MessageUses>): string[] {
  const all = [...uses.values()];
  const used = new Set(all.flatMap((use) => [...use.keys.map(({ key }) => key), ...use.literals]));
  const patterns = [...new Set(all.flatMap((use) => use.patterns))];
  return [...source].flatMap(([key, { file }]) =>
    used.has(key) || patterns.some((pattern) => matches(pattern, key))
      ? []
      : [`${file}: ${key} is used nowhere`],
  );
}

/** All problems of the message files below `root`, one line each; empty when all is well. */
export function checkMessages(root: string): string[] {
  const folder = path.join(root, 'lib/i18n/messages');
  const source = readTexts(folder, SOURCE_LOCALE);
  const uses = new Map<string, MessageUses>();
  for (const file of globSync(CODE, { cwd: root }).sort()) {
    uses.set(file, findUses(file, readFileSync(path.join(root, file), 'utf8')));
  }
  const translations = TRANSLATIONS.map((locale) => ({ locale, texts: readTexts(folder, locale) }));
  return [
    ...textProblems(source),
    ...translations.flatMap(({ locale, texts }) => [
      ...textProblems(texts),
      ...translationProblems(source, texts, locale),
    ]),
    ...keyProblems(source, uses),
    ...unusedKeys(source, uses),
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const problems = checkMessages(process.cwd());
  for (const problem of problems) console.error(problem);
  console.log(
    problems.length === 0
      ? 'messages: all keys present, used and sound'
      : `messages: ${problems.length} problems`,
  );
  process.exitCode = problems.length === 0 ? 0 : 1;
}
