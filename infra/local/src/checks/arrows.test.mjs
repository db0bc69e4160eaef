import { describe, expect, it } from 'vitest';
import { findBrokenArrows } from './arrows.mjs';

const check = (path, ...lines) => findBrokenArrows([{ path, text: lines.join('\n') }]);

const SHOP = 'shop-web/src';

describe('the arrow check', () => {
  it('accepts the way that the architecture draws', () => {
    const modules = [
      [`${SHOP}/app/api/cart/route.ts`, "import { addItem } from '@/features/cart/cart.service';"],
      [`${SHOP}/features/cart/cart.service.ts`, "import { insertItem } from './cart.repository';"],
      [`${SHOP}/features/cart/cart.repository.ts`, "import type { Db } from '@octo/shared/db';"],
      [`${SHOP}/features/cart/cart.actions.ts`, "import { addItem } from './cart.service';"],
      [`${SHOP}/features/cart/components/add-button.client.tsx`, "import { add } from '../cart.actions';"],
      [`${SHOP}/features/checkout/place-order.service.ts`, "import { cart } from '../cart/cart.service';"],
    ].map(([path, text]) => ({ path, text }));
    expect(findBrokenArrows(modules)).toEqual([]);
  });

  it.each([
    ['a page', `${SHOP}/app/page.tsx`, "import { find } from '@/features/catalogue/products.repository';"],
    ['a route', `${SHOP}/app/api/x/route.ts`, "import { db } from '@octo/shared/db';"],
    ['a component', `${SHOP}/features/cart/components/x.tsx`, "import { y } from '../cart.service';"],
    ['a client component', `${SHOP}/features/cart/x.client.tsx`, "import { y } from '@/config';"],
    ['a component', `${SHOP}/features/cart/components/x.tsx`, "import { y } from '@octo/shared/telemetry';"],
    ['a ui primitive', `${SHOP}/ui/x.tsx`, "import { y } from '@/features/cart/cart.schema';"],
    ['a service', `${SHOP}/features/a/a.service.ts`, "import { y } from '../b/b.repository';"],
    ['a service', `${SHOP}/features/a/a.service.ts`, "import { y } from '../b/components/y';"],
    ['a repository', `${SHOP}/features/a/a.repository.ts`, "import { y } from './a.service';"],
    ['an action', `${SHOP}/features/a/a.actions.ts`, "import { y } from './a.repository';"],
    ['a schema', `${SHOP}/features/a/a.schema.ts`, "import { y } from './a.service';"],
    ['a cached read', `${SHOP}/features/a/a.cached.ts`, "import { y } from '@/context';"],
    ['the shop', `${SHOP}/app/page.tsx`, "import { y } from '../../../crm-web/src/paths';"],
    ['the shop', `${SHOP}/config.ts`, "import { y } from '../../infra/local/src/stack.mjs';"],
    ['shared', 'shared/src/money/index.ts', "import { y } from '../../../shop-web/src/paths';"],
    ['a re-export', `${SHOP}/features/cart/components/x.tsx`, "export { y } from '../cart.repository';"],
    ['a late import', `${SHOP}/app/page.tsx`, "const m = await import('@octo/shared/db');"],
  ])('catches %s (%s)', (_who, path, text) => {
    const [first] = check(path, '// first line', text);
    expect(first).toContain(`${path}:2 imports`);
  });

  it('lets a cached read name a type of the context', () => {
    expect(check(`${SHOP}/features/a/a.cached.ts`, "import type { Y } from '@/context';")).toEqual([]);
  });

  it('finds a cycle between entries of shared', () => {
    const problems = findBrokenArrows([
      { path: 'shared/src/money/index.ts', text: "import { a } from '../errors';" },
      { path: 'shared/src/errors/index.ts', text: "import { b } from '../time';" },
      { path: 'shared/src/time/index.ts', text: "import { c } from '../money';" },
    ]);
    expect(problems).toEqual([expect.stringContaining('money → errors → time → money')]);
  });
});
