import { cookies } from 'next/headers';
import { cookieFor } from '@/lib/server/session-cookie';

export const dynamic = 'force-dynamic';

/**
 * Elder mode without script on cached pages: every public page links this sheet, whose content depends on the
 * visitor's cookie. The declarations repeat `:root[data-elder]` of components/layout/public-frame.css.
 */
const elderCss = `:root{font-size:125%;--ink-2:#2e2a24;--ink-3:#403b33;--gold-ink:#5a4321;--mist:#b9ae98;--line:#b9ae98;--elder:1}
body{line-height:1.9!important}
.elder-on{display:none!important}.elder-off{display:inline-flex!important;align-items:center}
.btn,.input,.site-nav a,.site-footer a{min-height:2.75rem!important}
:focus-visible{outline-width:4px!important}
`;

/** The sheet: large type for whoever chose it, nothing for the rest. Never stored by shared caches. */
export async function GET(request: Request): Promise<Response> {
  const chosen = (await cookies()).get(cookieFor('elder').name)?.value === '1';
  const tag = chosen ? '"elder-1"' : '"elder-0"';
  const headers = { 'cache-control': 'private, no-cache', vary: 'cookie', etag: tag };
  if (request.headers.get('if-none-match') === tag) return new Response(null, { status: 304, headers });
  return new Response(chosen ? elderCss : '', {
    headers: { ...headers, 'content-type': 'text/css; charset=utf-8' },
  });
}
