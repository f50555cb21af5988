/**
 * What a tool printed instead of an answer: `error: failed to get domain 'x'`, `grep: /proc/…: No such file or
 * directory`, `taskset: failed to get pid 9's affinity: No such process`. It holds no facts and is not passed over
 * in silence. Errors within an output belong to that output.
 */
import { spanIn } from '../../text/source.ts';
import { problem, type Reader } from '../reading.ts';

const line =
  /^\s*(?:error: \S|(?:grep|egrep|cat|taskset|ps|numactl|numastat|lscpu|virsh|bash|sh|zsh|sudo|ls): [^\n]{0,300}(?:No such|not found|failed|denied|cannot|unknown|invalid|not permitted)|Can't (?:read|open) \/|Found no processes containing pattern)/i;

export const toolError: Reader = {
  id: 'tool-error',
  use: 'useless',
  lines: { first: 'A-Za-z', starts: line, fits: line, yields: true },
  detect: (piece) => line.test(piece.text),
  read: (piece) => ({ problems: [problem('nothing-to-read', { kind: 'tool-error' }, spanIn(piece))] }),
};
