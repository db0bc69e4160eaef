import { methodNotAllowed, problemResponse, readCorrelation } from '@octo/shared/http';
import { drawProduct } from '@/features/catalogue/product-image.service';

interface Params {
  readonly params: Promise<{ sku: string }>;
}

/** The picture of a product. With its current version in the address it may be kept forever. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  try {
    const image = await drawProduct((await params).sku);
    const isCurrent = new URL(request.url).searchParams.get('v') === image.version;
    const headers = {
      'content-type': 'image/svg+xml; charset=utf-8',
      'cache-control': isCurrent ? 'public, max-age=31536000, immutable' : 'public, max-age=60',
      etag: `"${image.version}"`,
      // Opened on its own the picture is a document: it may neither run nor load anything.
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    };
    const isKnown = request.headers.get('if-none-match') === headers.etag;
    return isKnown ? new Response(null, { status: 304, headers }) : new Response(image.svg, { headers });
  } catch (error) {
    return problemResponse(error, request, readCorrelation(request.headers));
  }
}

const refuse = methodNotAllowed(['GET']);

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
