type Values = Readonly<Record<string, string | undefined>>;

/** `?a=1&b=2` of the values that are set, in a fixed order; empty when there is none. */
export function queryText(values: Values): string {
  const query = new URLSearchParams();
  for (const name of Object.keys(values).sort()) {
    const value = values[name];
    if (value) query.set(name, value);
  }
  const text = query.toString();
  return text ? `?${text}` : '';
}

/** The same page with some values changed (undefined removes one). Cursors go, as they belong to the old list. */
export function withQuery(path: string, values: Values, change: Values): string {
  const { after: _after, before: _before, ...kept } = values;
  return `${path}${queryText({ ...kept, ...change })}`;
}
