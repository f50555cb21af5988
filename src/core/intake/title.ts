/**
 * Titles of outputs: a loop over guests prints their names before what it asks of each (`echo "== $i"; virsh vcpupin
 * $i`). Whether the name is a guest's is known when all texts are: until then it is kept beside the observation.
 */
import type { SegmentReading } from './reading.ts';

const decorated =
  /^\s*(?:[=#*>+-]{1,10} *([\w.-]{1,64}) *[=#*<+-]{0,10}|\[ ?([\w.-]{1,64}) ?\]|([\w.-]{1,64}) ?:)\s*$/;
const bare = /^\s*([\w.-]{1,64})\s*$/;

/** The name in the last line of a text, where that is nothing but a title. `isLoop`: a name alone is one, too. */
export function titleIn(text: string, isLoop: boolean): string | undefined {
  const found = decorated.exec(text) ?? (isLoop ? bare.exec(text) : null);
  const names: readonly (string | undefined)[] = found?.slice(1) ?? [];
  return names.find((name) => name !== undefined && /[A-Za-z\d]/.test(name));
}

/** A command whose guest stands in a variable. */
export function isLooped(words: readonly string[]): boolean {
  return words.some((word) => /^\$\{?\w+\}?$/.test(word));
}

/** What was observed carries the title where its command names no guest. */
export function withTitle(one: SegmentReading, title: string | undefined): SegmentReading {
  const { observations } = one.reading;
  if (title === undefined || observations === undefined) return one;
  const titled = observations.map((observation) =>
    observation.domain === undefined ? { ...observation, title } : observation,
  );
  return { ...one, reading: { ...one.reading, observations: titled } };
}
