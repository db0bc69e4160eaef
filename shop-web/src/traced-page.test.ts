import { notFound } from 'next/navigation';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { tracedPage } from './traced-page';

vi.mock('@octo/shared/telemetry', () => ({ currentTraceContext: vi.fn() }));

const { currentTraceContext } = await import('@octo/shared/telemetry');
const traceId = 'a'.repeat(32);

beforeEach(() => {
  vi.mocked(currentTraceContext).mockReturnValue({
    traceId,
    spanId: 'b'.repeat(16),
    isSampled: true,
    traceparent: '',
  });
});

const failing = (error: unknown) => tracedPage(() => Promise.reject(error));

describe('tracedPage', () => {
  it('puts the trace id into an error, for the error page to show', async () => {
    await expect(failing(new Error('down'))({})).rejects.toMatchObject({ message: 'down', digest: traceId });
  });

  it('leaves control flow such as notFound() alone', async () => {
    const page = tracedPage(async () => notFound());
    await expect(page({})).rejects.toMatchObject({ digest: expect.stringContaining('404') });
  });

  it('throws the error as it came outside of a trace', async () => {
    vi.mocked(currentTraceContext).mockReturnValue(null);
    const error = new Error('down');
    await expect(failing(error)({})).rejects.toBe(error);
    expect(error).not.toHaveProperty('digest');
  });
});
