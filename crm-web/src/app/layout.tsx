import { themeColors, themeScript } from '@octo/shared/ui';
import { ToastProvider } from '@octo/shared/ui/client';
import { fontVariables } from '@octo/shared/ui/fonts';
import type { Metadata, Viewport } from 'next';
import type { ReactElement, ReactNode } from 'react';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'OCTO Console', template: '%s · OCTO Console' },
  description: 'Operations console of the OCTO platform.',
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: themeColors.light },
    { media: '(prefers-color-scheme: dark)', color: themeColors.dark },
  ],
};

export default function RootLayout({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    // The theme script sets an attribute before hydration.
    <html lang="en" className={fontVariables} data-density="compact" suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, run before the first paint */}
        <script dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body className="bg-canvas text-ink antialiased">
        <ToastProvider>{children}</ToastProvider>
      </body>
    </html>
  );
}
