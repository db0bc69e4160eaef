import { describe, expect, it, vi } from 'vitest';
import { keepPicture } from './picture-store';

describe('keepPicture', () => {
  it('draws once for everybody who asks', async () => {
    const draw = vi.fn(() => '<svg/>');
    const asked = [keepPicture('a|1', draw), keepPicture('a|1', draw)];
    expect(await Promise.all(asked)).toEqual(['<svg/>', '<svg/>']);
    expect(draw).toHaveBeenCalledTimes(1);
  });

  it('draws again what failed', async () => {
    const broken = () => {
      throw new Error('no pencil');
    };
    await expect(keepPicture('b|1', broken)).rejects.toThrow('no pencil');
    expect(await keepPicture('b|1', () => 'ok')).toBe('ok');
  });

  it('drops the oldest when there are too many', async () => {
    const draw = vi.fn(() => 'first');
    await keepPicture('c|first', draw);
    for (let index = 0; index < 150; index += 1) await keepPicture(`c|${index}`, () => 'more');
    await keepPicture('c|first', draw);
    expect(draw).toHaveBeenCalledTimes(2);
  });
});
