import { type NextRequest, NextResponse } from 'next/server';
import { PATH_HEADER } from './paths';
import { checkReadiness } from './ready';
import { unavailablePage } from './unavailable-page';

/** A database that answered a moment ago is not asked again for every page and prefetch. */
const READY_FOR_MS = 1_000;
let readyUntilMs = 0;

/**
 * Tells pages their own address, so that a sign-in can lead back to it, and answers 503 for them while the database
 * is away: a page that fails while it is rendered can say so in words, but no longer by its status. It guards
 * nothing: services do. A header of that name from outside is overwritten.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  // Actions answer for themselves: their forms show what happened and keep what was typed.
  if (request.method === 'GET' && Date.now() >= readyUntilMs) {
    if (!(await checkReadiness()).isReady) return unavailablePage();
    readyUntilMs = Date.now() + READY_FOR_MS;
  }
  const headers = new Headers(request.headers);
  headers.set(PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search);
  return NextResponse.next({ request: { headers } });
}

export const config = {
  // Pages only: API answers and files need no way back.
  matcher: ['/((?!api/|_next/|health$|ready$|favicon|icon|.*\\.(?:svg|png|ico|woff2|txt)$).*)'],
};
