import { Converter } from 'opencc-js/cn2t';

const convert = Converter({ from: 'cn', to: 'twp' });

/** Simplified into traditional Chinese with the usual words: a draft for a person to read, never published by itself. */
export function toTraditional(text: string): string {
  return convert(text);
}
