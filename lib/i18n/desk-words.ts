import { createTranslator } from 'next-intl';
import { loadMessages } from './messages';

/** A text of the desk by its full key, for what is written outside a page. */
export type DeskWords = (key: string, values?: Record<string, string | number>) => string;

/** Texts of the desk (zh-CN) for papers and jobs, which no request asks for. Keys are full: `papers.desk.brief.title`. */
export async function deskWords(): Promise<DeskWords> {
  const texts = createTranslator({ locale: 'zh-CN', messages: await loadMessages('zh-CN') });
  // cast: the dictionary is read at run time, so the compiler knows none of its keys
  return texts as unknown as DeskWords;
}
