import { Money } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import type { ServiceOffer } from '../services.schema';

/** Services with their prices; nothing when there are none. */
export function ServiceTeaser({
  services,
}: {
  readonly services: readonly ServiceOffer[];
}): ReactElement | null {
  if (services.length === 0) return null;
  return (
    <section
      id="services"
      aria-labelledby="services-title"
      className="grid gap-8 rounded-xl bg-inverse p-6 text-on-inverse md:p-10 lg:grid-cols-[2fr_3fr] lg:gap-16"
    >
      <div>
        <h2 id="services-title" className="text-2xl font-semibold">
          Kept airworthy
        </h2>
        <p className="mt-3 max-w-sm opacity-80">
          An aircraft earns its price in the air. Our workshop maintains, calibrates and repairs what we sell,
          and our instructors train the crews that fly it.
        </p>
      </div>
      <ul className="divide-y divide-on-inverse/15">
        {services.map((service) => (
          <li
            key={service.sku}
            className="flex items-baseline justify-between gap-6 py-4 first:pt-0 last:pb-0"
          >
            <div>
              <h3 className="font-medium">{service.name}</h3>
              {service.description !== null && (
                <p className="mt-0.5 text-sm opacity-75">{service.description}</p>
              )}
            </div>
            <p className="text-sm whitespace-nowrap">
              from <Money minor={service.priceMinor} currency={service.currency} className="font-medium" />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
