/** Shared look of text inputs, selects and text areas. */
export const controlClass =
  'w-full min-w-0 rounded-md border border-line-strong bg-surface px-(--control-pad) text-(length:--control-text) ' +
  'text-ink placeholder:text-ink-subtle transition-colors duration-fast ' +
  'hover:border-ink-muted focus-visible:outline-2 focus-visible:-outline-offset-1 focus-visible:outline-focus ' +
  'aria-invalid:border-danger aria-invalid:bg-danger-surface/40 ' +
  'disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-ink-subtle ' +
  '[&[readonly]]:bg-sunken';
