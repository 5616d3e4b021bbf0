import NextAuth from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import type { NextRequest } from 'next/server';
import { authOptions } from '@/lib/server/auth-options';
import { publicActor } from '@/lib/server/current-actor';
import { isSameOrigin } from '@/lib/server/request-context';
import { readSessionCookie } from '@/lib/server/session-cookie';
import { AppError } from '@/lib/shared/errors';
import { signIn } from '@/lib/users/commands/sign-in';
import { SignInInput } from '@/lib/users/schema-sign-in';

type Context = { params: Promise<{ nextauth: string[] }> };

/** next-auth's own door: the same command, limits and session as the sign-in page (docs/decisions/0006-sign-in.md). */
const credentials = Credentials({
  credentials: { account: { type: 'text' }, password: { type: 'password' } },
  authorize: async (given, request) => {
    const input = SignInInput.safeParse(given);
    if (!input.success) return null;
    const agent: unknown = request.headers?.['user-agent'];
    try {
      const { token } = await signIn(await publicActor(), input.data, {
        agent: typeof agent === 'string' ? agent : null,
        previousToken: await readSessionCookie(),
      });
      return { id: 'session', sessionToken: token };
    } catch (error) {
      if (error instanceof AppError) return null;
      throw error;
    }
  },
});

function handle(request: NextRequest, context: Context): Promise<Response> {
  // cast: next-auth v4 types its handler any
  return NextAuth(request, context, { ...authOptions(), providers: [credentials] }) as Promise<Response>;
}

/** Beside next-auth's own token: a foreign site's post is refused before anything is read. */
async function post(request: NextRequest, context: Context): Promise<Response> {
  return isSameOrigin(request.headers) ? handle(request, context) : new Response(null, { status: 403 });
}

export { handle as GET, post as POST };
