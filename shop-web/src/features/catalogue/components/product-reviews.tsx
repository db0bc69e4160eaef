import { DateTime } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import type { ProductDetail } from '../catalogue.schema';
import { StarRating } from './star-rating';

/** What customers say: the average and the latest reviews. */
export function ProductReviews({ reviews }: { readonly reviews: ProductDetail['reviews'] }): ReactElement {
  return (
    <section id="reviews" aria-labelledby="reviews-title">
      <div className="mb-6 flex flex-wrap items-center gap-x-4 gap-y-1">
        <h2 id="reviews-title" className="text-2xl font-semibold max-sm:text-xl">
          Reviews
        </h2>
        {reviews.average !== null && (
          <p className="flex items-center gap-2 text-sm text-ink-muted tabular-nums">
            <StarRating value={reviews.average} className="text-base" />
            {reviews.average.toFixed(1)} from {reviews.count}
          </p>
        )}
      </div>
      {reviews.latest.length === 0 ? (
        <p className="text-ink-muted">Nobody has reviewed this product yet.</p>
      ) : (
        <ul className="grid gap-4 md:grid-cols-2 md:gap-5">
          {reviews.latest.map((review) => (
            <li key={review.id} className="rounded-lg border border-line bg-surface p-5">
              <div className="flex items-center justify-between gap-4">
                <h3 className="text-sm font-medium">{review.authorName}</h3>
                <StarRating value={review.rating} className="text-sm" />
              </div>
              <p className="mt-0.5 text-xs text-ink-subtle">
                <DateTime value={review.createdAt} style="date" />
              </p>
              {review.comment !== null && <p className="mt-3 text-sm text-ink-muted">{review.comment}</p>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
