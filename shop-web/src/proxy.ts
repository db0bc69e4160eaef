import { rememberReady, unavailablePage } from '@octo/shared/http';
import { type NextRequest, NextResponse } from 'next/server';
import { checkReadiness } from './features/health/readiness.service';

const isReady = rememberReady(async () => (await checkReadiness(null)).status === 'ready');

/**
 * Answers 503 for the pages of an account while the database is away: a page that fails while it is rendered can say
 * so in words, but no longer by its status. The catalogue is kept and goes on. It guards nothing: services do.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  // Actions answer for themselves: their forms show what happened and keep what was typed.
  if (request.method === 'GET' && !(await isReady())) {
    return unavailablePage({ title: 'Account unavailable', sentence: 'You stay signed in.' });
  }
  return NextResponse.next();
}

export const config = { matcher: ['/account/:path*'] };
