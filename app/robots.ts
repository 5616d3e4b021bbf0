import type { MetadataRoute } from 'next';
import { env } from '@/lib/server/env';

export const dynamic = 'force-dynamic';

/** The public site is open to search engines; the desk, the account area and the machine's doors are not. */
export default function robots(): MetadataRoute.Robots {
  const own = (path: string): string => `${env.basePath}${path}`;
  return {
    rules: {
      userAgent: '*',
      allow: own('/'),
      disallow: [
        '/desk',
        '/my',
        '/chamber/',
        '/api/',
        '/go',
        '/search',
        '/sign-in',
        '/en/search',
        '/zh-Hant/search',
      ].map(own),
    },
    sitemap: `${env.publicUrl}${env.basePath}/sitemap.xml`,
  };
}
