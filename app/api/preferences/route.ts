import { z } from 'zod';
import { env } from '@/lib/server/env';
import { isSameOrigin } from '@/lib/server/request-context';
import { safeNextPath } from '@/lib/server/safe-path';
import { cookieFor } from '@/lib/server/session-cookie';

const Preference = z.object({
  theme: z.enum(['light', 'dark']).optional(),
  elder: z.enum(['0', '1']).optional(),
  back: z.string().max(2000).optional(),
});

const yearSeconds = 365 * 24 * 3600;

/** The path of the page that sent the form, from its hidden field or, with the query, from the Referer. */
function wayBack(request: Request, given: string | undefined): string {
  const referer = request.headers.get('referer');
  if (referer && URL.canParse(referer)) {
    const url = new URL(referer);
    const path = `${url.pathname}${url.search}`;
    if (url.origin === env.publicUrl || url.host === request.headers.get('host')) {
      return safeNextPath(path, env.basePath || '/');
    }
  }
  return `${env.basePath}${safeNextPath(given, '/')}`;
}

/** Keeps a reading preference (desk theme, elder mode) in a cookie and goes back; a plain form post, no script. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  const form = await request.formData();
  const parsed = Preference.safeParse(
    Object.fromEntries([...form].filter(([, value]) => typeof value === 'string')),
  );
  if (!parsed.success) return new Response(null, { status: 400 });
  const { theme, elder, back } = parsed.data;
  const response = new Response(null, { status: 303, headers: { location: wayBack(request, back) } });
  for (const [purpose, value] of Object.entries({ theme, elder })) {
    if (value === undefined) continue;
    const { name, options } = cookieFor(purpose);
    const secure = options.secure ? '; Secure' : '';
    response.headers.append(
      'set-cookie',
      `${name}=${value}; Path=${options.path}; Max-Age=${yearSeconds}; HttpOnly; SameSite=Lax${secure}`,
    );
  }
  return response;
}
