/** What a fragment names where a part of the page does not come, and where something is wrong with the page itself. */
import { expect, it } from 'vitest';
import { namedBy } from './named-by.ts';

const offline = (): Promise<never> =>
  Promise.reject(new TypeError('Failed to fetch dynamically imported module'));

it.each(['#example=siblings', '#1.m.AAAA.0000000'])(
  'a part that cannot be fetched is the fault of no link: %s',
  async (fragment) => {
    expect(await namedBy(fragment, { links: offline, texts: offline })).toEqual({
      kind: 'nothing',
      fault: { reason: 'not-loaded' },
    });
  },
);

it('a mistake of the page’s own is not taken for a lost connection', async () => {
  const links = async () => ({
    ...(await import('./link-core.ts')),
    decodeLink: () => {
      throw new Error('ours');
    },
  });
  await expect(namedBy('#1.m.AAAA.0000000', { links, texts: offline })).rejects.toThrow('ours');
});
