import { Button, Checkbox, cx, Field, Input } from '@octo/shared/ui';
import Form from 'next/form';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import type { ProductPage } from '../catalogue.schema';
import { type ListingFilter, toListingAddress } from '../listing-query.schema';
import { AutoSubmit } from './auto-submit.client';
import { HiddenFields } from './hidden-fields';

/** Categories, price and stock. `idPrefix` keeps ids apart, because phone and desktop have one each. */
export function ListingFilters(props: {
  readonly filter: ListingFilter;
  readonly categories: ProductPage['categories'];
  readonly idPrefix: string;
}): ReactElement {
  const { filter, categories, idPrefix } = props;
  return (
    <div className="grid gap-8">
      <CategoryLinks filter={filter} categories={categories} />
      <Form
        key={`${filter.min}|${filter.max}|${filter.isInStockOnly}`}
        action={paths.products()}
        scroll={false}
        aria-label="Price and stock"
      >
        <HiddenFields filter={filter} except={['min', 'max', 'stock']} />
        <AutoSubmit className="grid gap-8">
          <fieldset>
            <legend className="mb-3 text-sm font-semibold">Price in US dollars</legend>
            <div className="flex items-end gap-2">
              <PriceField id={`${idPrefix}-min`} name="min" label="From" value={filter.min} />
              <PriceField id={`${idPrefix}-max`} name="max" label="To" value={filter.max} />
              <Button type="submit">Apply</Button>
            </div>
          </fieldset>
          <fieldset>
            <legend className="mb-3 text-sm font-semibold">Availability</legend>
            <Checkbox
              id={`${idPrefix}-stock`}
              name="stock"
              value="in"
              label="In stock only"
              defaultChecked={filter.isInStockOnly}
            />
          </fieldset>
        </AutoSubmit>
      </Form>
    </div>
  );
}

function PriceField(props: {
  readonly id: string;
  readonly name: 'min' | 'max';
  readonly label: string;
  readonly value: number | null;
}): ReactElement {
  const { id, name, label, value } = props;
  return (
    <Field id={id} name={name} label={label} className="grow">
      {(control) => (
        <Input {...control} inputMode="numeric" pattern="[0-9]*" maxLength={8} defaultValue={value ?? ''} />
      )}
    </Field>
  );
}

function CategoryLinks({
  filter,
  categories,
}: {
  readonly filter: ListingFilter;
  readonly categories: ProductPage['categories'];
}): ReactElement {
  const address = { ...toListingAddress(filter), page: undefined };
  const all = categories.reduce((sum, { count }) => sum + count, 0);
  const links = [
    {
      slug: null,
      name: 'All products',
      count: all,
      href: paths.products({ ...address, category: undefined }),
    },
    ...categories.map((category) => ({
      ...category,
      href: paths.products({ ...address, category: category.slug }),
    })),
  ];
  return (
    <nav aria-label="Categories">
      <h2 className="mb-2 text-sm font-semibold">Category</h2>
      <ul>
        {links.map(({ slug, name, count, href }) => (
          <li key={name}>
            <Link
              href={href}
              prefetch={false}
              scroll={false}
              aria-current={slug === filter.category ? 'true' : undefined}
              className={cx(
                '-mx-2 flex items-baseline justify-between gap-3 rounded-sm px-2 py-1.5 text-sm transition-colors duration-fast hover:bg-hover',
                slug === filter.category ? 'font-medium text-accent-ink' : 'text-ink-muted',
              )}
            >
              {name}
              <span className="text-xs text-ink-subtle tabular-nums">{count}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
