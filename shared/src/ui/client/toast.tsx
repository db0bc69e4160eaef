'use client';

import {
  createContext,
  type ReactElement,
  type ReactNode,
  useCallback,
  useContext,
  useMemo,
  useState,
} from 'react';
import { ToastCard } from './toast-card';

/** One short message after an action. Failures (`danger`) stay until they are closed, the rest for `durationMs`. */
export type Toast = {
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  readonly tone?: 'ok' | 'info' | 'warn' | 'danger';
  readonly action?: { readonly label: string; readonly onPress: () => void };
  /** Default 6,000. */
  readonly durationMs?: number;
};

/** A toast on the screen. */
export type ShownToast = Toast & { readonly id: number };
type ShowToast = (toast: Toast) => void;

const ToastContext = createContext<ShowToast | null>(null);
const maxShown = 3;
let lastId = 0;

/** Holds the toasts of a page; wrap the body of the root layout in it. */
export function ToastProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const [toasts, setToasts] = useState<readonly ShownToast[]>([]);
  const show = useCallback<ShowToast>((toast) => {
    lastId += 1;
    const shown = { ...toast, id: lastId };
    setToasts((current) => [...current, shown].slice(-maxShown));
  }, []);
  const dismiss = useCallback((id: number) => {
    setToasts((current) => current.filter((toast) => toast.id !== id));
  }, []);
  const urgent = useMemo(() => toasts.filter((toast) => toast.tone === 'danger'), [toasts]);
  const calm = useMemo(() => toasts.filter((toast) => toast.tone !== 'danger'), [toasts]);
  return (
    <ToastContext value={show}>
      {children}
      <div
        className="pointer-events-none fixed inset-x-4 bottom-4 z-50 flex flex-col items-end gap-2"
        data-print="hide"
      >
        {/* Both regions exist before a message comes, or screen readers would not announce it. */}
        <div role="alert" className="contents">
          {urgent.map((toast) => (
            <ToastCard key={toast.id} toast={toast} onDismiss={dismiss} />
          ))}
        </div>
        <div role="status" className="contents">
          {calm.map((toast) => (
            <ToastCard key={toast.id} toast={toast} onDismiss={dismiss} />
          ))}
        </div>
      </div>
    </ToastContext>
  );
}

/** Returns the function that shows a toast. Must be under a {@link ToastProvider}. */
export function useToast(): ShowToast {
  const show = useContext(ToastContext);
  if (show === null) throw new Error('useToast needs a ToastProvider above it');
  return show;
}
