import type { CSSProperties } from 'react';
import type { ProgrammeProfile } from '@/lib/programme/schema';

/** The programme's own colours as variables for the style attribute of <html>; nothing when it has none. */
export function themeStyle(profile: Pick<ProgrammeProfile, 'themeColours'>): CSSProperties {
  return Object.fromEntries(
    Object.entries(profile.themeColours).flatMap(([name, value]) => (value ? [[`--${name}`, value]] : [])),
  );
}
