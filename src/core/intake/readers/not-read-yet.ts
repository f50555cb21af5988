/**
 * Formats that Pinscope knows by sight and does not read in this version. Each is named to the user, so that
 * nothing pasted is met with silence. Signatures follow formats.md §18.
 */
import type { LineShape, Reader, ReaderId } from '../reading.ts';
import { rootTagOf } from '../root-tag.ts';

/** Any line that is not blank and not a prompt goes on with the listing. */
const anyLine = /\S/;

function listing(id: ReaderId, starts: RegExp, fits: RegExp = anyLine): Reader {
  const lines: LineShape = { starts, fits };
  const anywhere = new RegExp(starts.source, starts.flags.includes('i') ? 'im' : 'm');
  return {
    id,
    use: 'later',
    lines,
    detect: (piece) => anywhere.test(piece.text),
    read: () => ({ problems: [] }),
  };
}

export const notReadYet: readonly Reader[] = [
  listing('lscpu-p', /^# (?:The following is the parsable format|CPU,)/, /^(?:#|[\d,YN-]+$)/),
  listing('virsh-nodeinfo', /^CPU model:\s+\S/, /^(?:CPU|Core|Thread|NUMA|Memory)[^:]*:/),
  listing('virsh-freecell', /^\s*\d+:\s+\d+ (?:KiB|kB)\s*$/, /^(?:\s*\d+:\s+\d+ (?:KiB|kB)|-{10,}|Total:)/),
  listing('numastat', /^\s*(?:Per-node (?:numastat|system)|node0(?:\s+node\d+)*\s*$)/),
  listing(
    'lscpu-e',
    /^CPU(?:\s+(?:NODE|SOCKET|CORE|L1d|ONLINE|MAXMHZ|MINMHZ|DRAWER|BOOK|CLUSTER)\S*)+/,
    /^\s*\d+(?:\s+\S+)+\s*$/,
  ),
  listing('lscpu', /^\s*Architecture:\s+\S/, /^\s*\S.*:|^\s{2,}\S/),
  listing('proc-cpuinfo', /^processor\s*:\s+\d+/, /^[\w ()/-]+\s*:/),
  {
    id: 'lscpu-json',
    use: 'later',
    lines: { starts: /^\s*\{/, fits: /[{}[\]":,\w-]/ },
    detect: (piece) => /^\s*\{\s*"(?:lscpu|cpus)"\s*:/.test(piece.text),
    read: () => ({ problems: [] }),
  },
  {
    id: 'hwloc-xml',
    use: 'later',
    detect: (piece) => rootTagOf(piece.text)?.name === 'topology' && /<object\s/.test(piece.text),
    read: () => ({ problems: [] }),
  },
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
