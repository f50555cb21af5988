/**
 * oVirt's "CPU Pinning topology" of a VM: `0#0_1#3`, `0#0-3_1#1-4,^2`. Each part pins one vCPU to CPUs of the host,
 * in libvirt's own list grammar (oVirt Administration Guide, "CPU Pinning Settings"). Alone it names no VM: the pins are
 * then read as what-if changes of the one domain that is loaded. What the engine gives of a whole VM names it.
 */
import { highestListedId } from '../../cpuset/kernel-list.ts';
import { spanIn, type Piece } from '../../text/source.ts';
import type { Change } from '../facts/change.ts';
import { findPins, hasPins, type FoundPins } from '../ovirt/pins-in-document.ts';
import { problem, type LineShape, type Problem, type Reader, type Reading } from '../reading.ts';

/** Alone on its line, perhaps with a label and in quotes: `CPU Pinning topology: "0#0_1#3"`, `cpu_pinning | 0#0`. */
const pinLine = /^\s*(?:[A-Za-z_][\w .-]{0,60}[:=|]\s*)?["']?\d{1,9}#[\d^][^\s"']*["']?,?\s*$/;

const lines: LineShape = { first: `A-Za-z_"'\\d`, starts: pinLine, fits: /^$/ };

export const ovirtPins: Reader = { id: 'ovirt-pins', use: 'read', lines, detect, read };

function detect(piece: Piece): boolean {
  return isPinLine(piece.text) || hasPins(piece.text);
}

function isPinLine(text: string): boolean {
  const start = text.search(/\S[^\r\n]*/);
  if (start < 0) return false;
  const [first = ''] = text.slice(start).split(/\r\n|\n|\r/, 1);
  return pinLine.test(first);
}

/** More parts than vCPUs are placed say nothing more. */
const mostPins = 65_536;

function read(piece: Piece): Reading {
  const changes: Change[] = [];
  const problems: Problem[] = [];
  const add = ({ name = '', vcpu, text, from }: FoundPins): void => {
    const cpusFrom = vcpu === undefined ? from + text.indexOf('#') + 1 : from;
    const [vcpuText = '', cpuset = '', ...more] = vcpu === undefined ? text.split('#') : [vcpu, text];
    const span = spanIn(piece, from, from + text.length);
    const number = /^\d{1,9}$/.test(vcpuText) ? Number(vcpuText) : undefined;
    if (number === undefined || number > highestListedId || more.length > 0 || !/^[\d,^-]+$/.test(cpuset)) {
      problems.push(problem('pin-string-unreadable', { text: text.slice(0, 200) }, span));
      return;
    }
    const place = spanIn(piece, cpusFrom, cpusFrom + cpuset.length);
    const base = { kind: 'vcpupin', domain: name, live: false, config: false, span } as const;
    changes.push({ ...base, vcpu: number, cpuset: { value: cpuset, span: place } });
  };
  let left = mostPins;
  for (const found of isPinLine(piece.text) ? [alone(piece.text)] : findPins(piece.text)) {
    let { from } = found;
    for (const text of found.vcpu === undefined ? found.text.split('_') : [found.text]) {
      if (left-- <= 0) break;
      add({ ...found, from, text });
      from += text.length + 1;
    }
  }
  if (changes.length === 0 && problems.length === 0)
    problems.push(problem('nothing-to-read', { kind: 'ovirt-pins' }, spanIn(piece)));
  return { changes, problems };
}

function alone(text: string): FoundPins {
  const from = Math.max(text.search(/\d+#/), 0);
  const found = /^[^\s"']*/.exec(text.slice(from))?.[0].replace(/,$/, '') ?? '';
  return { from, text: found };
}
