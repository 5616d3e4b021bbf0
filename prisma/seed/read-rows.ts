import { readFileSync } from 'node:fs';

/** The lines of a file in prisma/seed/data, without comments (#) and blank lines. */
export function readLines(file: string): string[] {
  const text = readFileSync(new URL(`./data/${file}`, import.meta.url), 'utf8');
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('# '));
}

/** The tab-separated rows of such a file. */
export function readRows(file: string): string[][] {
  return readLines(file).map((line) => line.split('\t'));
}
