/** Where a person lands after sign-in when no path was asked for. */
export const HOME_AFTER_SIGN_IN = '/desk';

const notPlain = /[\\\p{Cc} ]/u;

/**
 * The path to go to after sign-in, taken from the address: an own path or the fallback, never a foreign site.
 * Refuses `//evil`, `/\evil`, encoded forms of both at any depth, schemes, control characters, and API routes.
 * Returned without the sub-path: Next's redirect adds it.
 */
export function safeNextPath(given: unknown, fallback = HOME_AFTER_SIGN_IN): string {
  if (typeof given !== 'string' || given.length > 1000) return fallback;
  let seen = given;
  for (let depth = 0; depth < 4; depth += 1) {
    if (!isOwnPath(seen)) return fallback;
    const decoded = decodeOnce(seen);
    if (decoded === null) return fallback;
    if (decoded === seen) break;
    seen = decoded;
    if (depth === 3) return fallback;
  }
  if (/^(\/(en|zh-Hant|zh-CN))?\/(api|sign-in|sign-out|_next)([/?#]|$)/.test(given)) return fallback;
  return given;
}

function isOwnPath(value: string): boolean {
  const pathPart = value.split(/[?#]/, 1)[0] ?? '';
  if (!value.startsWith('/') || pathPart.includes('//') || notPlain.test(pathPart)) return false;
  if (/[\\\p{Cc}]/u.test(value)) return false;
  try {
    return new URL(value, 'http://own.invalid').origin === 'http://own.invalid';
  } catch {
    return false;
  }
}

function decodeOnce(value: string): string | null {
  try {
    return decodeURIComponent(value.split(/[?#]/, 1)[0] ?? '');
  } catch {
    return null;
  }
}
