/** How much is read at most. */

export interface Limits {
  /** Bytes out of the decompressor for one file. They stream through and are not kept, so this bounds time alone. */
  readonly streamBytes: number;
  /** Bytes of all texts that are kept. */
  readonly textBytes: number;
  readonly texts: number;
}

export const usualLimits: Limits = {
  // Reports of busy hosts unpack to more than a gigabyte of logs; a bomb ends here.
  streamBytes: 2 * 1024 ** 3,
  textBytes: 50_000_000,
  texts: 200,
};
