import { describe, expect, it } from 'vitest';
import { clientAddressOf } from './client-address';

const forwarded = (value: string) => ({ 'x-forwarded-for': value });

describe('the address of a client', () => {
  it('is the peer of the connection when no proxy is trusted, whatever a header claims', () => {
    expect(clientAddressOf(forwarded('1.2.3.4'), 0, '::ffff:10.0.0.9')).toBe('10.0.0.9');
    expect(clientAddressOf({}, 0, undefined)).toBe('unknown');
  });

  it('is what the outermost trusted proxy saw', () => {
    expect(clientAddressOf(forwarded('6.6.6.6, 203.0.113.7'), 1, '10.0.0.1')).toBe('203.0.113.7');
    expect(clientAddressOf(forwarded('6.6.6.6, 203.0.113.7, 10.0.0.2'), 2, '10.0.0.1')).toBe('203.0.113.7');
    expect(clientAddressOf(forwarded('2001:db8::1'), 1, '10.0.0.1')).toBe('2001:db8::1');
  });

  it('is the peer when the header is shorter than the way, or no address', () => {
    expect(clientAddressOf(forwarded('203.0.113.7'), 2, '10.0.0.1')).toBe('10.0.0.1');
    expect(clientAddressOf(forwarded("'; DROP TABLE"), 1, '10.0.0.1')).toBe('10.0.0.1');
    expect(clientAddressOf({}, 1, '10.0.0.1')).toBe('10.0.0.1');
  });
});
