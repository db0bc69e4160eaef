'use client';

import type { Problem } from '@octo/shared/errors';
import { Alert, Button, Card, Checkbox, Field, Input, Select, Textarea } from '@octo/shared/ui';
import { ErrorSummary, SubmitButton, useToast } from '@octo/shared/ui/client';
import { type ReactElement, useActionState } from 'react';
import { saveProduct } from '../products.actions';
import type { CategoryChoice, ProductDetail } from '../products.schema';

interface ProductFormProps {
  readonly product: ProductDetail;
  readonly categories: readonly CategoryChoice[];
  /** Why this operator may not save; undefined when they may. */
  readonly disabledReason?: string | undefined;
}

interface FormState {
  readonly problem: Problem | null;
  /** What was typed, kept after an error. */
  readonly typed: Readonly<Record<string, string>> | null;
}

/** Everything about a product that an operator may change, except its stock. */
export function ProductForm({ product, categories, disabledReason }: ProductFormProps): ReactElement {
  const toast = useToast();
  const [{ problem, typed }, submit, isPending] = useActionState<FormState, FormData>(
    async (_previous, form) => {
      const result = await saveProduct(form);
      if (!result.ok) {
        return { problem: result.problem, typed: Object.fromEntries(form) as Record<string, string> };
      }
      toast({ title: 'Saved', detail: 'The shop shows it now.', tone: 'ok' });
      return { problem: null, typed: null };
    },
    { problem: null, typed: null },
  );
  const errors = problem?.errors ?? [];
  const errorOf = (name: string) => errors.find(({ path }) => path === name)?.message;
  const value = (name: string, saved: string) => typed?.[name] ?? saved;
  const isActive = typed ? typed.isActive === 'on' : product.isActive;
  return (
    <Card title="Product">
      {/* The key makes the fields take over saved or kept values after each answer. */}
      <form action={submit} noValidate key={`${product.version}-${JSON.stringify(typed)}`}>
        {/* Closed while the answer is on its way: what would be typed meanwhile, it would overwrite. */}
        <fieldset disabled={isPending} className="min-w-0 space-y-4">
          <ErrorSummary errors={errors.map(({ path, message }) => ({ name: path, message }))} />
          {problem && errors.length === 0 && (
            <Alert tone="danger" role="alert" title={problem.title}>
              {problem.detail}
            </Alert>
          )}
          <input type="hidden" name="id" value={product.id} />
          <input type="hidden" name="version" value={product.version} />
          <Field name="name" label="Name" error={errorOf('name')} isRequired>
            {(control) => <Input {...control} defaultValue={value('name', product.name)} maxLength={200} />}
          </Field>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field name="price" label="Price" error={errorOf('price')} isRequired>
              {(control) => (
                <Input
                  {...control}
                  inputMode="decimal"
                  defaultValue={value('price', (product.priceMinor / 100).toFixed(2))}
                  trailing={product.currency}
                />
              )}
            </Field>
            <Field name="categoryId" label="Category" error={errorOf('categoryId')} isRequired>
              {(control) => (
                <Select {...control} defaultValue={value('categoryId', String(product.categoryId))}>
                  {categories.map((category) => (
                    <option key={category.id} value={category.id}>
                      {category.name}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
          </div>
          <Field name="summary" label="Summary" hint="One line, shown in lists." error={errorOf('summary')}>
            {(control) => (
              <Input {...control} defaultValue={value('summary', product.summary ?? '')} maxLength={300} />
            )}
          </Field>
          <Field name="description" label="Description" error={errorOf('description')}>
            {(control) => (
              <Textarea
                {...control}
                rows={6}
                defaultValue={value('description', product.description ?? '')}
                maxLength={4_000}
              />
            )}
          </Field>
          <Checkbox
            name="isActive"
            label="On sale"
            hint="Customers see and buy it."
            defaultChecked={isActive}
          />
          <div className="flex gap-2">
            {disabledReason ? (
              <Button variant="primary" disabledReason={disabledReason}>
                Save
              </Button>
            ) : (
              <SubmitButton>Save</SubmitButton>
            )}
          </div>
        </fieldset>
      </form>
    </Card>
  );
}
