/** `/proc/PID/numa_maps`: the memory of a process, mapping by mapping. `numastat -p` adds it up; it is asked for. */
import { spanIn } from '../../text/source.ts';
import { problem, type Reader } from '../reading.ts';

const line = /^\s*[\da-f]{6,16} (?:default|bind|prefer|interleave|local|weighted)\S*(?:\s|$)/;

export const numaMaps: Reader = {
  id: 'numa-maps',
  use: 'useless',
  lines: { first: 'a-f\\d', starts: line, fits: line },
  detect: (piece) => line.test(piece.text),
  read: (piece) => ({ problems: [problem('nothing-to-read', { kind: 'numa-maps' }, spanIn(piece))] }),
};
