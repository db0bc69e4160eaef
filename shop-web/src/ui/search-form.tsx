import { cx, Input, SearchIcon } from '@octo/shared/ui';
import Form from 'next/form';
import type { ReactElement } from 'react';
import { paths } from '@/paths';

/** The product search: a plain GET form that Next turns into a soft navigation. `id` and `label` name it in the page. */
export function SearchForm({
  id,
  label = 'Products',
  className,
}: {
  readonly id: string;
  readonly label?: string;
  readonly className?: string;
}): ReactElement {
  return (
    <Form
      action={paths.products()}
      role="search"
      aria-label={label}
      className={cx('pointer-fine:[--control-md:2.25rem] pointer-fine:[--control-text:0.875rem]', className)}
    >
      <label htmlFor={id} className="sr-only">
        Search products
      </label>
      <Input
        id={id}
        type="search"
        name="q"
        placeholder="Search drones and parts"
        autoComplete="off"
        enterKeyHint="search"
        maxLength={80}
        leading={<SearchIcon size={16} />}
      />
    </Form>
  );
}
