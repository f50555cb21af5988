/** What a link whose end is missing, or that has wrong characters, still tells. */
import { defaultChoices } from '../core/analysis.ts';
import { decodeBase64Url } from './base64url.ts';
import { inflateWhatIsThere } from './deflate.ts';
import { dictionaryOf } from './dictionary.ts';
import type { LinkSource, LinkState } from './link-state.ts';
import { isDeflated, unpackModel } from './model/pack.ts';
import { readModel, readWhatIsThere } from './model/write-model.ts';
import { modelTexts } from './texts/model-texts.ts';

/**
 * `payload`: as much of it as there is; `isWhole`: its end is there, only its check is not or does not agree. Undefined:
 * nothing. Never throws.
 */
export function recover(
  codec: 'm' | 'd' | 't',
  payload: string,
  isWhole: boolean,
  limitBytes: number,
): LinkState | undefined {
  const whole = payload.slice(0, payload.length - (payload.length % 4 === 1 ? 1 : 0));
  const packed = decodeBase64Url(whole);
  if (packed === undefined) return undefined;
  const sources =
    codec === 'm'
      ? modelIn(packed, isWhole, limitBytes)
      : textsIn(inflateWhatIsThere(packed, limitBytes, dictionaryOf(codec)));
  return sources.length === 0 ? undefined : { sources, choices: defaultChoices, view: { hiddenSources: [] } };
}

function modelIn(packed: Uint8Array, isWhole: boolean, limitBytes: number): readonly LinkSource[] {
  const { bytes, fault } = unpackModel(packed, limitBytes);
  // Zeros at a model's end are not written: bytes that broke off look the same, unless their end is known.
  const endIsKnown = fault === undefined && (isWhole || isDeflated(packed));
  const model = endIsKnown ? readModel(bytes) : undefined;
  return modelTexts(typeof model === 'object' ? model : readWhatIsThere(bytes)) ?? [];
}

/** The texts of `{"sources":[["name","text"],…`, the last of them as far as it goes. */
function textsIn(bytes: Uint8Array): readonly LinkSource[] {
  const json = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const sources: LinkSource[] = [];
  const pair = /\["((?:[^"\\]|\\.)*)","((?:[^"\\]|\\.)*)("\]|$)/sy;
  pair.lastIndex = json.startsWith('{"sources":[') ? 12 : json.length;
  for (let found = pair.exec(json); found !== null; found = pair.exec(json)) {
    const name = stringOf(found[1] ?? '');
    const text = stringOf(found[2] ?? '');
    if (name === undefined || text === undefined) break;
    sources.push({ name, text });
    pair.lastIndex += 1;
  }
  return sources;
}

/** A character that is cut in its escape is left out. */
function stringOf(escaped: string): string | undefined {
  try {
    return JSON.parse(`"${escaped.replace(/\\u[\da-f]{0,3}$/i, '')}"`) as string;
  } catch {
    return undefined;
  }
}
