import { Alert } from '@octo/shared/ui';
import type { ReactElement } from 'react';

const WORDS: Readonly<Record<string, { title: string; text: string }>> = {
  maintenance: {
    title: 'We are working on the shop',
    text: 'You can look around and order; some answers may take a little longer today.',
  },
  inactive: {
    title: 'This shop is closed at the moment',
    text: 'You can look around. Orders that you placed are being worked on as always.',
  },
};

/** Says so when the storefront is not in its normal state; nothing otherwise. */
export function StorefrontNotice({ status }: { readonly status: string | undefined }): ReactElement | null {
  const words = status ? WORDS[status] : undefined;
  if (!words) return null;
  return (
    <div className="shop-container pt-4">
      <Alert tone="warn" title={words.title}>
        {words.text}
      </Alert>
    </div>
  );
}
