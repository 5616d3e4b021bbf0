/**
 * Security headers (security.md, “What goes out”; docs/decisions/0007-content-security-policy.md).
 * next.config.ts sends the fixed ones with every answer and the API's policy below /api; proxy.ts adds the policy of
 * a page, and HSTS where PUBLIC_URL is https. Routes that hand out files send FILE_POLICY.
 */
export const fixedHeaders: readonly { key: string; value: string }[] = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'X-Permitted-Cross-Domain-Policies', value: 'none' },
  {
    key: 'Permissions-Policy',
    value:
      'accelerometer=(), camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
  },
];

export const HSTS = 'max-age=31536000; includeSubDomains';

/** Everything but scripts: the same on every page. `style-src-attr` is needed by charts drawn on the server. */
const common = (nonce: string | null, https: boolean): string[] => [
  `style-src 'self'${nonceSource(nonce)}`,
  `style-src-elem 'self'${nonceSource(nonce)}`,
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "media-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  ...(https ? ['upgrade-insecure-requests'] : []),
];

const nonceSource = (nonce: string | null): string => (nonce === null ? '' : ` 'nonce-${nonce}'`);

/** Policy of a page that is rendered per request: scripts of our origin or with this answer's nonce. */
export function noncePolicy(nonce: string, options: { https: boolean; development: boolean }): string {
  // React's error overlay compiles code and Turbopack injects styles, in development only.
  const evaluate = options.development ? " 'unsafe-eval'" : '';
  const parts = common(nonce, options.https).map((part) =>
    options.development && part.startsWith('style-src')
      ? part.replace(` 'nonce-${nonce}'`, " 'unsafe-inline'")
      : part,
  );
  return ["default-src 'self'", `script-src 'self' 'nonce-${nonce}'${evaluate}`, ...parts].join('; ');
}

/**
 * What proxy.ts sends with a cached page. It leaves scripts out on purpose: the cache adds a second policy with the
 * hashes of the page's own inline scripts (cache-handler.mjs), and the browser obeys both.
 */
export function cachedPagePolicy(options: { https: boolean; development: boolean }): string {
  const parts = common(null, options.https).map((part) =>
    options.development && part.startsWith('style-src') ? `${part} 'unsafe-inline'` : part,
  );
  return parts.join('; ');
}

/** Policy of a file that somebody uploaded: it can do nothing at all (security.md, “What you may do”). */
export const FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** Policy of an answer that is no page. */
export const API_POLICY = "default-src 'none'; frame-ancestors 'none'";
