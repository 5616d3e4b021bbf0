import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';
import { API_POLICY, fixedHeaders } from './lib/server/security-headers';

const cacheHandler = fileURLToPath(new URL('./lib/server/cache-handler.mjs', import.meta.url));

const config: NextConfig = {
  // Fixed at build; scripts/start.mjs builds again when it changes.
  basePath: process.env.BASE_PATH || undefined,
  distDir: process.env.NEXT_DIST_DIR || '.next',
  reactStrictMode: true,
  poweredByHeader: false,
  // Titles and descriptions stand in the head for every reader, not only for known robots.
  htmlLimitedBots: /.*/,
  // Pictures are made in their sizes at upload; the optimiser would cache files that need a permission.
  images: { unoptimized: true },
  // `npm run typecheck` covers the whole project, tests and scripts included, and npm test runs it before the build.
  typescript: { ignoreBuildErrors: true },
  // Rendered public pages: docs/decisions/0008-public-cache.md.
  ...(existsSync(cacheHandler) ? { cacheHandler, cacheMaxMemorySize: 0 } : {}),
  // proxy.ts gives pages theirs; this covers what it never sees: the API, scripts, fonts, pictures. A header that
  // stands here wins over one that a route sends, so routes that hand out files keep a policy of their own.
  headers: async () => [
    { source: '/:path*', headers: [...fixedHeaders] },
    {
      source: '/api/((?!files/|imports/|exports/).*)',
      headers: [{ key: 'Content-Security-Policy', value: API_POLICY }],
    },
  ],
  experimental: {
    // Three root layouts (public, account, desk): the 404 page of an unknown address belongs to none of them.
    globalNotFound: true,
    // forbidden() answers 403 with a page.
    authInterrupts: true,
  },
  serverExternalPackages: [
    '@aws-sdk/client-s3',
    '@aws-sdk/s3-request-presigner',
    '@e965/xlsx',
    '@node-rs/argon2',
    '@prisma/adapter-pg',
    '@prisma/client',
    'docx',
    'flydrive',
    'opencc-js',
    'pdfmake',
    'pg',
    'pg-boss',
    'pg-copy-streams',
    'pino',
    'prom-client',
    'rate-limiter-flexible',
    'sanitize-html',
    'sharp',
  ],
};

export default createNextIntlPlugin('./lib/i18n/request.ts')(config);
