/**
 * Formats that Pinscope knows by sight and does not read in this version. Each is named to the user, so that
 * nothing pasted is met with silence. Signatures follow formats.md §18.
 */
import type { LineShape, Reader, ReaderId } from '../reading.ts';

/** Any line that is not blank and not a prompt goes on with the listing. */
const anyLine = /\S/;

function listing(id: ReaderId, starts: RegExp, fits: RegExp = anyLine): Reader {
  const lines: LineShape = { starts, fits };
  // Anywhere in a text `\s*` would run over every blank line that follows, from each of them.
  const source = starts.source.replaceAll('^\\s*', '^[ \\t]*');
  const anywhere = new RegExp(source, starts.flags.includes('i') ? 'im' : 'm');
  return {
    id,
    use: 'later',
    lines,
    detect: (piece) => anywhere.test(piece.text),
    read: () => ({ problems: [] }),
  };
}

export const notReadYet: readonly Reader[] = [
  listing('virsh-vcpuinfo', /^VCPU:\s+\d+\s*$/, /^(?:VCPU|CPU|State|CPU time|CPU Affinity):/),
  listing('virsh-vcpupin', /^\s*VCPU\s*(?::)?\s+CPU Affinity/i, /^(?:-{5,}|\s*\d+:?\s)/),
  listing('virsh-emulatorpin', /^\s*emulator: CPU Affinity/i, /^(?:-{5,}|\s*\*:\s)/),
  listing('virsh-numatune', /^numa_(?:mode|nodeset)\s*:/, /^numa_/),
  listing(
    'proc-allowed-list',
    /^\s*(?:\S*status:)?(?:Cpus|Mems)_allowed(?:_list)?:\s/,
    /(?:Cpus|Mems)_allowed/,
  ),
  listing('taskset', /^pid \d+'s current affinity (?:list|mask):/, /^pid \d+'s/),
  listing('numastat-process', /^\s*Per-node process/),
  listing('ps', /^\s*(?:PID|LWP|TID|SPID)\b.*\b(?:PSR|COMMAND|CMD|COMM)\b/, /^\s*\d+\s/),
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
