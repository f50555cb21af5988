/** The link with the texts as they are, for the Share panel, the exported picture, a frame's way out and the history. */
import type { LinkClient } from '../../browser/link-client.ts';
import type { LinkState } from '../../link/link-state.ts';

/** Deflating longer texts (UTF-16 units, all together) takes longer than a frame or two: a worker does it. */
const longTexts = 128 * 1024;

/**
 * The fragment, `#` included; undefined where the texts are more than a link opens to. Rejects where it could not be made, and
 * does not answer where `client` is asked for something else meanwhile, or ended.
 */
export async function makeTextsLink(
  state: LinkState,
  client: Pick<LinkClient, 'askForTexts'>,
): Promise<string | undefined> {
  const { encodeLink, findLinkProblem, inflatedLimit, lengthOfTexts } = await import('../link-core.ts');
  const length = lengthOfTexts(state);
  // Copying them into the worker would be for nothing.
  if (length > inflatedLimit) return undefined;
  if (length > longTexts) return client.askForTexts(state);
  return findLinkProblem(state) === undefined ? encodeLink(state) : undefined;
}
