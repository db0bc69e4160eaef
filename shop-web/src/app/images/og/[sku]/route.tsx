import { methodNotAllowed, problemResponse, readCorrelation } from '@octo/shared/http';
import { ImageResponse } from 'next/og';
import { drawProduct, type ProductImage } from '@/features/catalogue/product-image.service';

interface Params {
  readonly params: Promise<{ sku: string }>;
}

const size = { width: 1200, height: 630 } as const;

/** Preview of a product for messengers and social networks, as PNG because few of them show SVG. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  try {
    const image = await drawProduct((await params).sku);
    const isCurrent = new URL(request.url).searchParams.get('v') === image.version;
    const png = new ImageResponse(<Preview image={image} />, size);
    return new Response(await png.arrayBuffer(), {
      headers: {
        'content-type': 'image/png',
        'cache-control': isCurrent ? 'public, max-age=31536000, immutable' : 'public, max-age=60',
        etag: `"og-${image.version}"`,
      },
    });
  } catch (error) {
    return problemResponse(error, request, readCorrelation(request.headers));
  }
}

function Preview({ image }: { readonly image: ProductImage }) {
  const source = `data:image/svg+xml;base64,${Buffer.from(image.svg).toString('base64')}`;
  return (
    <div
      style={{
        display: 'flex',
        width: '100%',
        height: '100%',
        alignItems: 'center',
        background: 'linear-gradient(160deg, #f9fbfc 0%, #dfe7ec 100%)',
        color: '#11171d',
        padding: 64,
      }}
    >
      <div style={{ display: 'flex', flexDirection: 'column', width: 440 }}>
        <div style={{ fontSize: 28, letterSpacing: 3, color: '#0b6a76' }}>OCTO</div>
        <div style={{ fontSize: 60, lineHeight: 1.08, marginTop: 24, letterSpacing: -2 }}>{image.name}</div>
        <div style={{ fontSize: 26, lineHeight: 1.4, marginTop: 24, color: '#4a5560' }}>
          {image.summary ?? ''}
        </div>
      </div>
      {/* biome-ignore lint/performance/noImgElement: drawn into a PNG on the server, never part of a page */}
      <img src={source} width={672} height={504} alt="" />
    </div>
  );
}

const refuse = methodNotAllowed(['GET']);

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
