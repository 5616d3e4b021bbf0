import { SaxesParser } from 'saxes';

/** Attributes by local name; Excel's parts use few, and prefixes vary between programs. */
export type Attributes = Readonly<Record<string, string>>;

export interface XmlHandlers {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

const local = (name: string): string => {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
};

export interface XmlReader {
  write(chunk: string): void;
  end(): void;
}

/**
 * A push parser over saxes that drops name prefixes. It is strict (what is not well-formed throws),
 * and it expands no entities but the five of XML: a DTD can't grow the text.
 */
export function xmlReader({ open, close, text }: XmlHandlers): XmlReader {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => open(local(tag.name), tag.attributes));
  if (close) parser.on('closetag', (tag) => close(local(tag.name)));
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  return { write: (chunk) => void parser.write(chunk), end: () => void parser.close() };
}

/** Parses a small part at once. */
export function readXml(source: string, handlers: XmlHandlers): void {
  const reader = xmlReader(handlers);
  reader.write(source);
  reader.end();
}

/** An attribute whose prefix is not certain (`r:id`, `ns1:id`). */
export function prefixed(attributes: Attributes, name: string): string | undefined {
  for (const [key, value] of Object.entries(attributes)) {
    if (key !== name && local(key) === name) return value;
  }
  return undefined;
}

/** Excel writes control characters as `_x000D_` and a literal `_x000D_` as `_x005F_x000D_`. */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
