import type { ReactElement } from 'react';
import type { ProductDetail } from '../catalogue.schema';

const weight = (grams: number) =>
  grams >= 1_000 ? `${(grams / 1_000).toLocaleString('en-US')} kg` : `${grams} g`;

/** Description beside the specification table. */
export function ProductFacts({ product }: { readonly product: ProductDetail }): ReactElement {
  const hasWeight = product.specs.some(({ label }) => /^(take-off )?(weight|mass)$/i.test(label));
  const rows = hasWeight
    ? product.specs
    : [...product.specs, { label: 'Weight', value: weight(product.weightGrams) }];
  return (
    <div className="grid gap-x-16 gap-y-10 lg:grid-cols-[5fr_7fr]">
      <section aria-labelledby="description">
        <h2 id="description" className="text-xl font-semibold">
          What it does
        </h2>
        <p className="mt-4 max-w-prose leading-relaxed text-ink-muted">
          {product.description ?? product.summary ?? product.name}
        </p>
      </section>
      <section aria-labelledby="specification">
        <h2 id="specification" className="mb-4 text-xl font-semibold">
          Specification
        </h2>
        <table
          aria-labelledby="specification"
          className="w-full border-y border-line text-sm [&_td]:py-3 [&_td]:font-medium [&_th]:w-2/5 [&_th]:py-3 [&_th]:pr-4 [&_th]:text-left [&_th]:font-normal [&_th]:text-ink-muted [&_tr]:border-b [&_tr]:border-line"
        >
          <tbody>
            {rows.map(({ label, value }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
