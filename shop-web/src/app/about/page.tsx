import { COUNTRIES, FREE_SHIPPING_FROM_MINOR, formatMoney, SHIPPING_FLAT_MINOR } from '@octo/shared/money';
import { Breadcrumbs, ButtonLink, PageHeader } from '@octo/shared/ui';
import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { paths } from '@/paths';

export const dynamic = 'force-static';

export const metadata: Metadata = {
  title: 'About OCTO',
  description: 'Who we are, how we ship, how returns and warranty work.',
};

const dollars = (amountMinor: number) => formatMoney({ amountMinor, currency: 'USD' }).replace(/\.00$/, '');

const sections = [
  {
    id: 'company',
    title: 'Who we are',
    paragraphs: [
      'OCTO sells aircraft to people whose work depends on them: surveyors, film crews, inspectors, rescue teams and racing pilots. We fly everything we list, and we list only what we can repair.',
      'The specification on a product page is measured, not copied: flight times with payload, ranges with the aerials in the box, weights ready for take-off.',
    ],
  },
  {
    id: 'shipping',
    title: 'Shipping',
    paragraphs: [
      `One flat rate of ${dollars(SHIPPING_FLAT_MINOR)} for every parcel, free from ${dollars(FREE_SHIPPING_FROM_MINOR)} of goods. Batteries travel as dangerous goods with a certified carrier; the price stays the same.`,
      `We ship to ${COUNTRIES.map((country) => country.name).join(', ')}. The order page shows the carrier, the tracking number and every scan on the way, without an account.`,
    ],
  },
  {
    id: 'payment',
    title: 'Payment and stock',
    paragraphs: [
      'Every price is in US dollars. The amount at checkout is computed by us from the prices you saw; if one of them changed in the meantime you are asked before anything is charged.',
      'Pieces are set aside for you the moment you press “Pay”. If the payment does not go through they return to the shelf, and your card is not charged.',
    ],
  },
  {
    id: 'returns',
    title: 'Returns',
    paragraphs: [
      'Thirty days, unflown and in the original case. Write to support with your order number and we send the label. The refund goes to the card that paid, on the day the parcel is checked in.',
    ],
  },
  {
    id: 'usage-data',
    title: 'Usage data',
    paragraphs: [
      'To keep the shop fast and working we measure how long pages take, which buttons are pressed, and what fails. The measurements go to our own servers only, without cookies and without anything that you type, and they are deleted after a few days. Browsers with Do Not Track or Global Privacy Control are left out.',
      'The switch “Share anonymous usage data” at the foot of every page turns this off for your browser, at once. Nothing in the shop works differently then.',
    ],
  },
  {
    id: 'warranty',
    title: 'Warranty and service',
    paragraphs: [
      'Two years on airframes, electronics and optics; one year or 200 cycles on batteries. Repairs happen in our own workshop, with a loan aircraft for fleets under a maintenance plan.',
    ],
  },
] as const;

export default function AboutPage(): ReactElement {
  return (
    <div className="shop-container pt-8 md:pt-10">
      <PageHeader
        title="About OCTO"
        description="Who we are, how we ship, and what happens when something is not right."
        breadcrumbs={<Breadcrumbs items={[{ label: 'Home', href: paths.home() }, { label: 'About' }]} />}
      />
      <div className="grid items-start gap-x-16 gap-y-10 lg:grid-cols-[14rem_1fr]">
        <nav aria-label="On this page" className="sticky top-24 max-lg:hidden">
          <ul className="grid gap-2 text-sm text-ink-muted">
            {sections.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`} className="rounded-xs hover:text-ink hover:underline">
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="grid max-w-prose gap-12">
          {sections.map(({ id, title, paragraphs }) => (
            <section key={id} id={id} aria-labelledby={`${id}-title`}>
              <h2 id={`${id}-title`} className="text-xl font-semibold">
                {title}
              </h2>
              {paragraphs.map((text) => (
                <p key={text} className="mt-3 leading-relaxed text-ink-muted">
                  {text}
                </p>
              ))}
            </section>
          ))}
          <p>
            <ButtonLink href={paths.products()} variant="primary">
              See all products
            </ButtonLink>
          </p>
        </div>
      </div>
    </div>
  );
}
