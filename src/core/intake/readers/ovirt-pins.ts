/**
 * oVirt's "CPU Pinning topology" of a VM: `0#0_1#3`, `0#0-3_1#1-4,^2`. Each part pins one vCPU to CPUs of the host,
 * in libvirt's own list grammar (oVirt Administration Guide, "CPU Pinning Settings"). It names no VM: the pins are
 * read as what-if changes of the one domain that is loaded.
 */
import { highestListedId } from '../../cpuset/kernel-list.ts';
import { spanIn, type Piece } from '../../text/source.ts';
import type { Change } from '../facts/change.ts';
import { problem, type LineShape, type Problem, type Reader, type Reading } from '../reading.ts';

/** Alone on its line, perhaps with a label and in quotes: `CPU Pinning topology: "0#0_1#3"`. */
const pinLine = /^\s*(?:[A-Za-z_][\w .-]{0,60}[:=]\s*)?["']?\d{1,9}#[\d^][^\s"']*["']?,?\s*$/;

const lines: LineShape = { first: `A-Za-z_"'\\d`, starts: pinLine, fits: /^$/ };

export const ovirtPins: Reader = { id: 'ovirt-pins', use: 'read', lines, detect, read };

function detect(piece: Piece): boolean {
  const end = piece.text.search(/\S[^\r\n]*/);
  if (end < 0) return false;
  const [first = ''] = piece.text.slice(end).split(/\r\n|\n|\r/, 1);
  return pinLine.test(first);
}

/** More parts than vCPUs are placed say nothing more. */
const mostPins = 65_536;

function read(piece: Piece): Reading {
  const changes: Change[] = [];
  const problems: Problem[] = [];
  const { text } = piece;
  const start = Math.max(text.search(/\d+#/), 0);
  const found = /^[^\s"']*/.exec(text.slice(start))?.[0].replace(/,$/, '') ?? '';
  let at = start;
  for (const part of found.split('_').slice(0, mostPins)) {
    const span = spanIn(piece, at, at + part.length);
    const [vcpuText = '', cpuset = '', ...more] = part.split('#');
    const vcpu = /^\d{1,9}$/.test(vcpuText) ? Number(vcpuText) : undefined;
    if (vcpu === undefined || vcpu > highestListedId || more.length > 0 || !/^[\d,^-]+$/.test(cpuset)) {
      problems.push(problem('pin-string-unreadable', { text: part.slice(0, 200) }, span));
    } else {
      const from = at + vcpuText.length + 1;
      changes.push({
        kind: 'vcpupin',
        domain: '',
        live: false,
        config: false,
        vcpu,
        cpuset: { value: cpuset, span: spanIn(piece, from, from + cpuset.length) },
        span,
      });
    }
    at += part.length + 1;
  }
  return { changes, problems };
}
