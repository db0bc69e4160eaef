import { problemResponse, readCorrelation } from '@octo/shared/http';
import { readPicture } from '@/features/catalogue/picture-store';
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
      vary: 'accept-encoding',
      // Opened on its own the picture is a document: it may neither run nor load anything.
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    };
    if (request.headers.get('if-none-match') === headers.etag) {
      return new Response(null, { status: 304, headers });
    }
    // Kept compressed: compressing a drawing again for everybody would cost more than drawing a page.
    if (/\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')) {
      return new Response(new Uint8Array(image.packed), {
        headers: { ...headers, 'content-encoding': 'gzip' },
      });
    }
    return new Response(await readPicture(image.packed), { headers });
  } catch (error) {
    return problemResponse(error, request, readCorrelation(request.headers));
  }
}
