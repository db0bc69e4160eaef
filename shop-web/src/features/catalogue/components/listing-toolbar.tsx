import { Button, Field, Input, SearchIcon, Select } from '@octo/shared/ui';
import Form from 'next/form';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import { type ListingFilter, PRODUCT_SORTS } from '../listing-query.schema';
import { AutoSubmit } from './auto-submit.client';
import { HiddenFields } from './hidden-fields';

/**
 * Search and order of the listing: one GET form that works without script. Where the header has room for the
 * search it is not repeated here, but its words stay in the form.
 */
export function ListingToolbar({ filter }: { readonly filter: ListingFilter }): ReactElement {
  // The key gives the fields their values again when the address changed elsewhere (a chip, the back button).
  const key = `${filter.q}|${filter.sort}`;
  return (
    <Form key={key} action={paths.products()} aria-label="Search and order" scroll={false}>
      <HiddenFields filter={filter} except={['q', 'sort']} />
      <AutoSubmit className="flex flex-wrap items-end gap-2">
        <Field name="q" label="Search" isLabelHidden className="w-full md:hidden">
          {(control) => (
            <Input
              {...control}
              type="search"
              placeholder="Name, SKU or what it is for"
              autoComplete="off"
              enterKeyHint="search"
              maxLength={80}
              defaultValue={filter.q}
              leading={<SearchIcon size={16} />}
            />
          )}
        </Field>
        <Field name="sort" label="Sort by" isLabelHidden className="w-52 max-md:w-full">
          {(control) => (
            <Select {...control} defaultValue={filter.sort}>
              {PRODUCT_SORTS.map((sort) => (
                <option key={sort.value} value={sort.value}>
                  {sort.label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <noscript>
          <Button type="submit">Sort</Button>
        </noscript>
      </AutoSubmit>
    </Form>
  );
}
