import type { Page } from '@octo/shared/pagination';
import {
  Badge,
  ButtonLink,
  DateTime,
  EmptyState,
  KeysetPagination,
  Money,
  Table,
  Td,
  TextLink,
  Th,
  Tr,
} from '@octo/shared/ui';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import type { ProductListQuery, ProductRow, ProductSort } from '../products.schema';
import { listHref, sortHref } from './list-href';

interface ProductTableProps {
  readonly page: Page<ProductRow>;
  readonly query: ProductListQuery;
  readonly isFirstPage: boolean;
}

/** How full the shelf is, as a word and a tone. */
export function StockBadge({ product }: { readonly product: ProductRow }): ReactElement | null {
  if (product.available === 0) return <Badge tone="danger">Sold out</Badge>;
  if (product.available <= product.lowStockThreshold) return <Badge tone="warn">Low</Badge>;
  return null;
}

/** Products as rows, one link each; the address carries sort order and position. */
export function ProductTable({ page, query, isFirstPage }: ProductTableProps): ReactElement {
  if (page.items.length === 0) {
    return (
      <EmptyState
        title="No product fits these filters"
        description="Take a filter away, or search for another name or SKU."
        action={<ButtonLink href={paths.products()}>Show all products</ButtonLink>}
      />
    );
  }
  const sorted = (sort: ProductSort) => {
    if (query.sort !== sort) return {};
    return { sorted: query.dir === 'asc' ? ('ascending' as const) : ('descending' as const) };
  };
  return (
    <>
      <Table caption="Products" isHeaderSticky>
        <thead>
          <tr>
            <Th>SKU</Th>
            <Th sortHref={sortHref(query, 'name')} {...sorted('name')}>
              Name
            </Th>
            <Th>Category</Th>
            <Th isNumeric sortHref={sortHref(query, 'price')} {...sorted('price')}>
              Price
            </Th>
            <Th isNumeric sortHref={sortHref(query, 'stock')} {...sorted('stock')}>
              Available
            </Th>
            <Th isNumeric>Reserved</Th>
            <Th>State</Th>
            <Th sortHref={sortHref(query, 'updated')} {...sorted('updated')}>
              Changed
            </Th>
          </tr>
        </thead>
        <tbody>
          {page.items.map((product) => (
            <Tr key={product.id}>
              <Td isMono>{product.sku}</Td>
              <Td>
                <TextLink href={paths.product(product.id)}>{product.name}</TextLink>
              </Td>
              <Td>{product.category}</Td>
              <Td isNumeric>
                <Money minor={product.priceMinor} currency={product.currency} />
              </Td>
              <Td isNumeric>{product.available}</Td>
              <Td isNumeric>{product.reserved}</Td>
              <Td>
                <span className="flex gap-1.5">
                  {product.isActive ? <Badge tone="ok">On sale</Badge> : <Badge>Not on sale</Badge>}
                  <StockBadge product={product} />
                </span>
              </Td>
              <Td>
                <DateTime value={product.updatedAt} style="short" />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      <KeysetPagination
        previousHref={isFirstPage ? undefined : listHref(query)}
        nextHref={page.nextCursor ? listHref(query, page.nextCursor) : undefined}
        summary={`${page.items.length} products on this page`}
      />
    </>
  );
}
