import type { ReactElement, ReactNode } from 'react';
import { Shell } from '@/features/shell/components/shell';
import { forPage } from '@/page';

export default async function ConsoleLayout({
  children,
}: {
  readonly children: ReactNode;
}): Promise<ReactElement> {
  const { name, email, role } = await forPage(async ({ operator }) => operator);
  return <Shell operator={{ name, email, role }}>{children}</Shell>;
}
