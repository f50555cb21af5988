/** A source cut into pieces and read by all readers. */
import type { Source } from '../text/source.ts';
import { allReaders } from './readers.ts';
import type { SegmentReading } from './reading.ts';
import { cutSource } from './segment.ts';

/** All pieces of a source in order, read. Never throws; linear in the text's length. */
export function readSource(
  source: Source,
  choices: { readonly asLibvirt?: boolean } = {},
): readonly SegmentReading[] {
  return cutSource(source, allReaders, choices.asLibvirt === true);
}
