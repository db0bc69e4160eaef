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
        <table aria-labelledby="specification" className="w-full text-sm">
          <tbody className="divide-y divide-line border-y border-line">
            {rows.map(({ label, value }) => (
              <tr key={label}>
                <th scope="row" className="w-2/5 py-3 pr-4 text-left font-normal text-ink-muted">
                  {label}
                </th>
                <td className="py-3 font-medium">{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
