import { expect, it } from 'vitest';
import { defaultChoices } from '../../core/analysis.ts';
import { decodeLink, inflatedLimit } from '../../link/link.ts';
import type { LinkState } from '../../link/link-state.ts';
import { makeTextsLink } from './texts-link.ts';

const stateOf = (length: number): LinkState => ({
  sources: [{ name: 'a.txt', text: 'x'.repeat(length) }],
  choices: defaultChoices,
  view: { hiddenSources: [] },
});

/** A worker that says what it was asked for. */
function fakeClient() {
  const asked: LinkState[] = [];
  return {
    asked,
    askForTexts: (state: LinkState) => {
      asked.push(state);
      return Promise.resolve('#of-the-worker');
    },
  };
}

it('short texts are deflated here, and open again', async () => {
  const client = fakeClient();
  const link = (await makeTextsLink(stateOf(1000), client)) ?? '';
  const decoded = decodeLink(link);
  expect(decoded.ok && decoded.state.sources).toEqual(stateOf(1000).sources);
  expect(client.asked).toEqual([]);
});

it('long texts are the worker’s', async () => {
  const client = fakeClient();
  expect(await makeTextsLink(stateOf(200_000), client)).toBe('#of-the-worker');
  expect(client.asked).toEqual([stateOf(200_000)]);
});

it('texts that no link opens to are nobody’s', async () => {
  const client = fakeClient();
  expect(await makeTextsLink(stateOf(inflatedLimit + 1), client)).toBeUndefined();
  expect(client.asked).toEqual([]);
});
