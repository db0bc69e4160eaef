/** What a viewer may choose; `system` follows the device. */
export type ThemeChoice = 'system' | 'light' | 'dark';

/** Key under which the choice is remembered in the browser's local storage. */
export const THEME_STORAGE_KEY = 'octo-theme';

/**
 * Inline script for `<head>`: applies the remembered theme before the first paint, so nothing flashes. Storage may
 * be forbidden by the browser; then the system preference stays.
 *
 * Use as `<script dangerouslySetInnerHTML={{ __html: themeScript }} />` inside `<head>` and put
 * `suppressHydrationWarning` on `<html>`, whose attribute the script may have changed.
 */
export const themeScript = `try{var t=localStorage.getItem('octo-theme');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch(e){}`;

/** CSP source expression that admits exactly {@link themeScript}; a test keeps it in step. */
export const themeScriptCspHash = "'sha256-JUEHIFl83Vxk6Wpm10YzvnjW1mv8tJtuRrlbtLSxZZk='";

/** Browser chrome colours for Next's `viewport.themeColor`: the canvas token of each theme (a test compares). */
export const themeColors = { light: '#f7f9fb', dark: '#0c1015' } as const;
