import { correlationHeaders, methodNotAllowed, readCorrelation } from '@octo/shared/http';
import { listProducts } from '@/features/catalogue/catalogue.schema';
import { listProductsOf } from '@/features/catalogue/catalogue.service';
import {
  cachedListing,
  type ListingAnswer,
  peekListing,
  rememberListing,
} from '@/features/catalogue/listing.cached';
import { listingQuery, toListingFilter } from '@/features/catalogue/listing-query.schema';
import { route } from '@/http';

const answerByContract = route(listProducts, listProductsOf);

/**
 * The listing is the most read answer of the shop, so a query text that was answered a moment ago gets the same
 * bytes without being parsed again; everything else goes through the contract, which words refusals and makes
 * the span of a load.
 */
export async function GET(request: Request): Promise<Response> {
  const mark = request.url.indexOf('?');
  const queryText = mark === -1 ? '' : request.url.slice(mark + 1);
  const known = peekListing(queryText);
  if (known) return bytesResponse(request, known);
  const response = await answerByContract(request);
  if (!response.ok) return response;
  const query = listingQuery.parse(Object.fromEntries(new URLSearchParams(queryText)));
  const answer = await cachedListing(toListingFilter(query));
  rememberListing(queryText, answer);
  return bytesResponse(request, answer);
}

function bytesResponse(request: Request, answer: ListingAnswer): Response {
  const headers = {
    ...correlationHeaders(readCorrelation(request.headers)),
    'content-type': 'application/json',
    'cache-control': 'public, max-age=0, must-revalidate',
    etag: answer.etag,
  };
  const isKnown = request.headers.get('if-none-match') === answer.etag;
  return isKnown ? new Response(null, { status: 304, headers }) : new Response(answer.bytes, { headers });
}

const refuse = methodNotAllowed(['GET']);

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
