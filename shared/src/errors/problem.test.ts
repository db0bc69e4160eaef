import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError } from './app-error';
import { toProblem } from './problem';
import { parseOrThrow } from './zod';

describe('problem details', () => {
  it('hides the words of unknown errors', () => {
    const problem = toProblem(new Error('password=secret at db.internal'), { requestId: 'r1' });
    expect(problem).toMatchObject({ status: 500, code: 'internal', requestId: 'r1' });
    expect(JSON.stringify(problem)).not.toContain('secret');
  });

  it('carries code, detail and facts of an AppError', () => {
    const problem = toProblem(new AppError('out_of_stock', { detail: 'Two left.', facts: { available: 2 } }));
    expect(problem).toMatchObject({
      status: 409,
      code: 'out_of_stock',
      detail: 'Two left.',
      facts: { available: 2 },
    });
  });

  it('names the path of every wrong field', () => {
    const schema = z.object({ items: z.array(z.object({ quantity: z.number().int().max(20) })) });
    try {
      parseOrThrow(schema, { items: [{ quantity: 21 }] }, 'body');
      expect.unreachable();
    } catch (error) {
      expect(toProblem(error).errors).toEqual([
        expect.objectContaining({ path: 'body.items.0.quantity', code: 'too_big' }),
      ]);
    }
  });
});
