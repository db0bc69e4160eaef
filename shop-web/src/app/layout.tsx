import './globals.css';
import { SkipLink, themeColors, themeScript } from '@octo/shared/ui';
import { ToastProvider } from '@octo/shared/ui/client';
import { fontVariables } from '@octo/shared/ui/fonts';
import type { Metadata, Viewport } from 'next';
import type { ReactElement, ReactNode } from 'react';
import { CartLink } from '@/features/cart/components/cart-link.client';
import { SiteFooter } from '@/ui/site-footer';
import { SiteHeader } from '@/ui/site-header';

export const metadata: Metadata = {
  title: { default: 'OCTO Drone Shop', template: '%s · OCTO' },
  description: 'Drones, components and ground equipment for people who fly for a living.',
  applicationName: 'OCTO Drone Shop',
  formatDetection: { telephone: false, address: false, email: false },
};

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: themeColors.light },
    { media: '(prefers-color-scheme: dark)', color: themeColors.dark },
  ],
};

/** The frame of every page. It reads neither cookies nor headers, so that pages may be static. */
export default function RootLayout({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <html lang="en" className={fontVariables} data-scroll-behavior="smooth" suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant that must run before the first paint */}
        <script dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body className="flex flex-col">
        <SkipLink />
        <ToastProvider>
          <SiteHeader cart={<CartLink />} />
          <main id="main" tabIndex={-1} className="flex-1">
            {children}
          </main>
          <SiteFooter />
        </ToastProvider>
      </body>
    </html>
  );
}
