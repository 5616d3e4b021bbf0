import { randomBytes, randomUUID } from 'node:crypto';
import { NextResponse, type NextRequest } from 'next/server';
import { isLocale, routing, toLocale } from '@/lib/i18n/routing';
import { isPublicSlug } from '@/lib/search/queries-slugs';
import { databaseAnswers, RETRY_SECONDS } from '@/lib/server/database-state';
import { env } from '@/lib/server/env';
import { faceOf, needsSession, withoutLocale, type Face } from '@/lib/server/public-routes';
import { isSameOrigin, NONCE_HEADER, PATH_HEADER, REQUEST_ID_HEADER } from '@/lib/server/request-context';
import { cachedPagePolicy, fixedHeaders, HSTS, noncePolicy } from '@/lib/server/security-headers';
import { cookieFor } from '@/lib/server/session-cookie';
import { unavailablePage } from '@/lib/server/unavailable-page';

/**
 * In front of every page, never of /api (uploads would be cut at 10 MB there, and the REST API has doors of its own).
 * Gives the request its id and path, the page its policy, unprefixed addresses their language; sends strangers to
 * the sign-in page early (the pages check for themselves), refuses writes that a foreign site causes, and answers
 * 503 while the database is away.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl;
  const requestId = randomUUID();
  if (request.method !== 'GET' && request.method !== 'HEAD' && !isSameOrigin(request.headers)) {
    return finish(new NextResponse(null, { status: 403 }), requestId);
  }
  const first = pathname.split('/')[1] ?? '';
  if (first === routing.defaultLocale && request.method === 'GET') {
    return finish(redirectTo(request, `${withoutLocale(pathname)}${search}`, 308), requestId);
  }
  // a form that scripts send is told by its action, which keeps what was typed
  if (!request.headers.has('next-action') && !(await databaseAnswers()))
    return finish(await unavailable(request), requestId);
  const path = withoutLocale(pathname);
  if (needsSession(path) && !request.cookies.has(cookieFor('session').name)) {
    const prefix = isLocale(first) ? `/${first}` : '';
    const next = encodeURIComponent(`${pathname}${search}`);
    return finish(redirectTo(request, `${prefix}/sign-in?next=${next}`, 307), requestId);
  }
  if (await isGone(path)) return finish(pageOf(request, 'public-dynamic', requestId, GONE_PAGE), requestId);
  return finish(pageOf(request, faceOf(path), requestId), requestId);
}

/** The page that says so, with status 404: inside Next a thrown notFound() would send an empty body to who has no script. */
const GONE_PAGE = '/gone';
const detailPath = /^\/(showcase|news)\/([^/]+)$/;

/** 503 with a whole page (docs/decisions/0012-database-away.md): a page that fails inside Next answers 500. */
async function unavailable(request: NextRequest): Promise<NextResponse> {
  const { pathname, search, basePath } = request.nextUrl;
  const nonce = randomBytes(16).toString('base64');
  const html = await unavailablePage({
    locale: toLocale(pathname.split('/')[1]),
    address: `${basePath}${pathname}${search}`,
    nonce,
    isDemo: env.demo !== false,
  });
  return new NextResponse(html, {
    status: 503,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': noncePolicy(nonce, { https: env.https, development: !env.isProduction }),
      'cache-control': 'no-store',
      'retry-after': String(RETRY_SECONDS),
    },
  });
}

/** True for a story or an article that is not public (any more). A database that is away is the page's matter. */
async function isGone(path: string): Promise<boolean> {
  if (path === GONE_PAGE) return true;
  const [, section, slug] = detailPath.exec(path) ?? [];
  if (section === undefined || slug === undefined) return false;
  try {
    return !(await isPublicSlug(section, decodeURIComponent(slug)));
  } catch {
    return false;
  }
}

/** Lets the request on to its page, with the headers that the page reads and the policy that the browser obeys. */
function pageOf(request: NextRequest, face: Face, requestId: string, gonePage?: string): NextResponse {
  const { pathname, search } = request.nextUrl;
  const headers = new Headers(request.headers);
  const settings = { https: env.https, development: !env.isProduction };
  headers.set(REQUEST_ID_HEADER, requestId);
  headers.set(PATH_HEADER, `${pathname}${search}`);
  headers.delete(NONCE_HEADER);
  headers.delete('content-security-policy');
  let policy = cachedPagePolicy(settings);
  if (face !== 'public-cached') {
    const nonce = randomBytes(16).toString('base64');
    policy = noncePolicy(nonce, settings);
    headers.set(NONCE_HEADER, nonce);
    headers.set('content-security-policy', policy);
  }
  const response = gonePage ? goneTo(request, gonePage, headers) : onwards(request, face, headers);
  response.headers.set('content-security-policy', policy);
  response.headers.set(
    'cache-control',
    face === 'public-cached' ? 'public, max-age=0, must-revalidate' : 'private, no-store',
  );
  return response;
}

/** Another page of the same language in place of the asked one, with status 404. */
function goneTo(request: NextRequest, path: string, headers: Headers): NextResponse {
  const first = request.nextUrl.pathname.split('/')[1] ?? '';
  const url = request.nextUrl.clone();
  url.pathname = `/${isLocale(first) ? first : routing.defaultLocale}${path}`;
  url.search = '';
  return NextResponse.rewrite(url, { status: 404, request: { headers } });
}

/** Pages below [locale] are reached by their internal address; zh-CN has no prefix outside. */
function onwards(request: NextRequest, face: Face, headers: Headers): NextResponse {
  const first = request.nextUrl.pathname.split('/')[1] ?? '';
  if (face === 'desk' || isLocale(first)) return NextResponse.next({ request: { headers } });
  const url = request.nextUrl.clone();
  url.pathname = `/${routing.defaultLocale}${url.pathname === '/' ? '' : url.pathname}`;
  return NextResponse.rewrite(url, { request: { headers } });
}

/**
 * A redirect inside this site. Next wants an absolute address here and sends the path alone when its origin is the
 * one it listens on, so the Host header of the request is never echoed (checked by tests/integration/doors).
 */
function redirectTo(request: NextRequest, path: string, status: 307 | 308): NextResponse {
  return NextResponse.redirect(new URL(`${request.nextUrl.basePath}${path}`, env.publicUrl), status);
}

function finish(response: NextResponse, requestId: string): NextResponse {
  response.headers.set(REQUEST_ID_HEADER, requestId);
  for (const { key, value } of fixedHeaders) response.headers.set(key, value);
  if (env.https) response.headers.set('strict-transport-security', HSTS);
  return response;
}

export const config = {
  matcher: [
    // under BASE_PATH the next line does not match the home page
    '/',
    '/((?!api/|_next/|fonts/|images/|seal\\.svg|icon|apple-icon|favicon\\.ico|robots\\.txt|sitemap|manifest\\.webmanifest).*)',
  ],
};
