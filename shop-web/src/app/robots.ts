import type { MetadataRoute } from 'next';
import { publicAddresses } from '@/config';
import { paths } from '@/paths';

// The public address is a setting of the running shop, not of its build.
export const dynamic = 'force-dynamic';

export default function robots(): MetadataRoute.Robots {
  const { shop } = publicAddresses();
  return {
    rules: {
      userAgent: '*',
      allow: '/',
      disallow: [
        '/api/',
        paths.cart(),
        paths.checkout(),
        paths.account(),
        paths.signIn(),
        paths.register(),
        '/orders/',
      ],
    },
    sitemap: `${shop}/sitemap.xml`,
  };
}
