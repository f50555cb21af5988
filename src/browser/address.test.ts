import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { afterPaintHere, reachOf } from './address.ts';

describe('an address', () => {
  it.each([
    ['file:', '', 'machine'],
    ['http:', 'localhost', 'machine'],
    ['http:', '127.0.0.1', 'machine'],
    ['http:', '[::1]', 'machine'],
    ['http:', '10.1.2.3', 'network'],
    ['https:', '172.20.0.1', 'network'],
    ['https:', '[fd00::1]', 'network'],
    ['http:', 'wiki', 'network'],
    ['https:', 'kvm.lan', 'network'],
    ['https:', '172.32.0.1', 'everybody'],
    ['https:', '10.example.org', 'everybody'],
    ['https:', '[2001:db8::1]', 'everybody'],
    ['https:', 'pinscope.example', 'everybody'],
  ])('%s//%s reaches %s', (protocol, hostname, reach) => {
    expect(reachOf(protocol, hostname)).toBe(reach);
  });
});

describe('what writes the address after the next paint', () => {
  beforeEach(() => {
    const browser = new EventTarget();
    for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent'] as const)
      vi.stubGlobal(name, browser[name].bind(browser));
    vi.stubGlobal('requestAnimationFrame', (run: () => void) => setTimeout(run));
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });
  const painted = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));

  it('is the last of several alone', async () => {
    const [first, last] = [vi.fn(), vi.fn()];
    afterPaintHere(first);
    afterPaintHere(last);
    await painted();
    expect([first, last].map(({ mock }) => mock.calls.length)).toEqual([0, 1]);
    afterPaintHere(first);
    await painted();
    expect(first).toHaveBeenCalledOnce();
  });

  it('is nobody once the reader has gone elsewhere', async () => {
    const write = vi.fn();
    afterPaintHere(write);
    dispatchEvent(new Event('popstate'));
    await painted();
    expect(write).not.toHaveBeenCalled();
  });
});
