/**
 * Formats that Pinscope knows by sight and does not read in this version. Each is named to the user, so that
 * nothing pasted is met with silence. Signatures follow formats.md §18.
 */
import type { Reader } from '../reading.ts';

export const notReadYet: readonly Reader[] = [
  {
    id: 'qemu-command-line',
    use: 'later',
    lines: {
      starts: /(?:^|\s)-(?:smp|numa|object)\s+\S|(?:^|\/)qemu-(?:system-\w+|kvm)\s+-/,
      fits: /^\s*-|\\$/,
    },
    detect: (piece) => /(?:^|\s)-(?:smp|numa|object)\s+\S|qemu-(?:system-\w+|kvm)\s+-/.test(piece.text),
    read: () => ({ problems: [] }),
  },
];
