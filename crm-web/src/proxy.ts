import { rememberReady, unavailablePage } from '@octo/shared/http';
import { type NextRequest, NextResponse } from 'next/server';
import { PATH_HEADER } from './paths';
import { checkReadiness } from './ready';

const isReady = rememberReady(async () => (await checkReadiness()).isReady);

/**
 * Tells pages their own address, so that a sign-in can lead back to it, and answers 503 for them while the database
 * is away: a page that fails while it is rendered can say so in words, but no longer by its status. It guards
 * nothing: services do. A header of that name from outside is overwritten.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  // Actions answer for themselves: their forms show what happened and keep what was typed.
  if (request.method === 'GET' && !(await isReady())) {
    return unavailablePage({ title: 'Console unavailable', sentence: 'You stay signed in.' });
  }
  const headers = new Headers(request.headers);
  headers.set(PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search);
  return NextResponse.next({ request: { headers } });
}

export const config = {
  // Pages only: API answers and files need no way back.
  matcher: ['/((?!api/|_next/|health$|ready$|favicon|icon|.*\\.(?:svg|png|ico|woff2|txt)$).*)'],
};
