import { Button, ButtonLink, Field, Input, Select } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import type { CategoryChoice, ProductListQuery } from '../products.schema';

interface ProductFiltersProps {
  readonly query: ProductListQuery;
  readonly categories: readonly CategoryChoice[];
}

/** A plain GET form: the filters are the address, with or without script. */
export function ProductFilters({ query, categories }: ProductFiltersProps): ReactElement {
  return (
    <form
      action={paths.products()}
      className="mb-4 flex flex-wrap items-end gap-3"
      aria-label="Filter products"
    >
      <Field name="q" label="Search" className="min-w-48 grow">
        {(control) => <Input {...control} type="search" defaultValue={query.q} placeholder="Name or SKU" />}
      </Field>
      <Field name="category" label="Category">
        {(control) => (
          <Select {...control} defaultValue={query.category ?? ''}>
            <option value="">All categories</option>
            {categories.map((category) => (
              <option key={category.slug} value={category.slug}>
                {category.name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field name="status" label="State">
        {(control) => (
          <Select {...control} defaultValue={query.status}>
            <option value="all">All</option>
            <option value="active">On sale</option>
            <option value="inactive">Not on sale</option>
          </Select>
        )}
      </Field>
      <Field name="stock" label="Stock">
        {(control) => (
          <Select {...control} defaultValue={query.stock}>
            <option value="all">Any</option>
            <option value="low">Low</option>
            <option value="out">Sold out</option>
          </Select>
        )}
      </Field>
      <input type="hidden" name="sort" value={query.sort} />
      <input type="hidden" name="dir" value={query.dir} />
      <div className="flex gap-2">
        <Button type="submit">Filter</Button>
        <ButtonLink href={paths.products()} variant="ghost">
          Clear
        </ButtonLink>
      </div>
    </form>
  );
}
