import type { ReactElement } from 'react';

export default function HomePage(): ReactElement {
  return (
    <div className="shop-container py-24">
      <h1 className="text-4xl font-semibold">Built to be flown all day.</h1>
    </div>
  );
}
