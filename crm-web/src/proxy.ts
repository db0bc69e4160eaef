import { type NextRequest, NextResponse } from 'next/server';
import { PATH_HEADER } from './paths';

/**
 * Tells pages their own address, so that a sign-in can lead back to it. It guards nothing: services do.
 * A header of that name from outside is overwritten.
 */
export function proxy(request: NextRequest): NextResponse {
  const headers = new Headers(request.headers);
  headers.set(PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search);
  return NextResponse.next({ request: { headers } });
}

export const config = {
  // Pages only: API answers and files need no way back.
  matcher: ['/((?!api/|_next/|health$|ready$|favicon|icon|.*\\.(?:svg|png|ico|woff2|txt)$).*)'],
};
