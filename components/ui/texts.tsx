'use client';

import { createContext, useCallback, useContext, type ReactNode } from 'react';

type Values = Readonly<Record<string, string | number>>;
type TextMap = Readonly<Record<string, string>>;

const Texts = createContext<TextMap>({});

/** Gives client components their words; layouts fill it with `clientTexts()`. Nested providers add to the outer. */
export function TextsProvider({ texts, children }: { texts: TextMap; children: ReactNode }) {
  const outer = useContext(Texts);
  return <Texts.Provider value={{ ...outer, ...texts }}>{children}</Texts.Provider>;
}

/** Replaces `{name}` in a text by its value. */
export function fillText(text: string, values: Values | undefined): string {
  return values ? text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)) : text;
}

/** `t('ui.close')`, `t('ui.selected', { count: 3 })`; an unknown key is returned as it is. */
export function useText(): (key: string, values?: Values) => string {
  const texts = useContext(Texts);
  return useCallback((key, values) => fillText(texts[key] ?? key, values), [texts]);
}
