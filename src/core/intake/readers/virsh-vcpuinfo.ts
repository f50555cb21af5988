/**
 * `virsh vcpuinfo VM [--pretty]` (virsh-domain.c, cmdVcpuinfo; formats.md §9): a block for each vCPU that is plugged
 * in. The words are translated, so blocks are known by their shape: a number, a number or N/A, a word, a time that
 * may be missing, and the affinity. `CPU:` is where the vCPU ran last, and may lie outside of its affinity.
 */
import { emptySet, type CpuSet } from '../../cpuset/cpuset.ts';
import { spanIn, type Piece, type Span } from '../../text/source.ts';
import { mostObservedThreads, type ObservedThread } from '../facts/observation.ts';
import { domainOfCommand } from '../named-domain.ts';
import { readAffinityMap, readObservedCpus } from '../observed-set.ts';
import { filledLines } from '../piece-lines.ts';
import { anyLetter, problem, type Problem, type ReadContext, type Reader, type Reading } from '../reading.ts';

const label = String.raw`[^\n:：]{1,60}[:：]{1,2}`;
const affinity = String.raw`(?:[y-]+|[\d,-]*[ \t]*[(（/][^\n]{1,40})`;
/** Block of any language, at the beginning of a text. */
const translated = new RegExp(
  String.raw`^\s*${label}[ \t]+\d+[ \t]*\r?\n${label}[ \t]+(?:-?\d+|N\/A)[ \t]*\r?\n${label}[ \t]*[^\d\s][^\n]{0,60}\r?\n(?:[^\n]{1,80}\r?\n)?${label}[ \t]*${affinity}[ \t]*(?:\r?\n|$)`,
);
/** A comment may stand behind the number. */
const english = /^\s*VCPU:\s*\d+(?!\S)/;

export const virshVcpuinfo: Reader = {
  id: 'virsh-vcpuinfo',
  use: 'read',
  lines: {
    first: anyLetter,
    starts: english,
    mayStart: /^\s*[A-Za-z\u0080-\uffff][^:：]{0,60}[:：]{1,2}\s+\d+\s*$/,
    fits: /^\s*(?:VCPU|CPU|State|CPU time|CPU Affinity)\b|^\s*[^\s:：][^:：]{0,60}(?:[:：]|\s+N\/A\s*$)/,
  },
  detect: (piece) => english.test(piece.text) || translated.test(piece.text),
  read,
};

interface Draft {
  readonly vcpu: number;
  readonly span: Span;
  end: Span;
  lastCpu?: number;
  state?: string;
  cpus?: CpuSet;
  isShutOff?: boolean;
}

function read(piece: Piece, context: ReadContext): Reading {
  const blocks: Draft[] = [];
  const problems: Problem[] = [];
  let firstLabel: string | undefined;
  let hostCpus: number | undefined;
  let line = 0;
  for (const { text, span } of filledLines(piece)) {
    const colon = /[:：]/.exec(text);
    const name = (colon === null ? text.replace(/\s+N\/A\s*$/, '') : text.slice(0, colon.index)).trim();
    const value = (colon === null ? 'N/A' : text.slice(colon.index).replace(/^[:：]+/, '')).trim();
    if (firstLabel === undefined && !/^\d+$/.test(value)) continue;
    firstLabel ??= name;
    if (name === firstLabel) {
      const vcpu = /^\d{1,5}(?!\d)/.exec(value)?.[0];
      if (vcpu === undefined || blocks.length >= mostObservedThreads) break;
      blocks.push({ vcpu: Number(vcpu), span, end: span });
      line = 0;
      continue;
    }
    const block = blocks.at(-1);
    if (block === undefined) continue;
    block.end = span;
    line++;
    if (line === 1 && /^(?:-?\d+(?!\S)|N\/A)/.test(value)) {
      if (value.startsWith('N/A')) block.isShutOff = true;
      // -1: offline; -2: not known.
      else if (/^\d{1,5}(?!\d)/.test(value)) block.lastCpu = Number.parseInt(value, 10);
    } else if (line === 2) block.state = value;
    else {
      const set = readAffinity(value);
      if (set !== undefined) {
        block.cpus = set.cpus;
        hostCpus = Math.max(hostCpus ?? 0, set.of);
      } else if (/affinity/i.test(name)) {
        problems.push(problem('live-value-unreadable', { what: name, text: value }, span));
      }
    }
  }
  const shutOff = blocks.length > 0 && blocks.every((block) => block.isShutOff === true);
  const threads = blocks.map((block): ObservedThread => ({
    role: 'vcpu',
    number: block.vcpu,
    ...(block.cpus === undefined ? {} : { cpus: block.cpus }),
    ...(block.lastCpu === undefined ? {} : { lastCpu: block.lastCpu }),
    ...(block.state === undefined || block.state === 'N/A' ? {} : { state: block.state }),
    span: { ...block.span, to: block.end.to },
  }));
  return {
    observations: [
      {
        from: 'virsh-vcpuinfo',
        // Of a domain that does not run it is the setting for its next start.
        kind: shutOff ? 'setting' : 'effective',
        ...(shutOff ? { config: true, state: 'shut off' } : {}),
        span: spanIn(piece),
        ...domainOfCommand(context, 'vcpuinfo'),
        threads,
        ...(hostCpus === undefined ? {} : { hostCpus }),
      },
    ],
    problems,
  };
}

/** A map, or `--pretty`: `0-3 (out of 112)`, translated `1-3 （8 中的）`, `1-3/8`. */
function readAffinity(value: string): { readonly cpus: CpuSet; readonly of: number } | undefined {
  const map = /^[y-]+(?!\S)/.exec(value)?.[0];
  if (map !== undefined) {
    const cpus = readAffinityMap(map);
    return cpus === undefined ? undefined : { cpus, of: map.length };
  }
  const pretty = /^([\d,-]*)\s*[(（/]\D{0,20}(\d{1,5})/u.exec(value);
  if (pretty === null) return undefined;
  const list = pretty[1] ?? '';
  const cpus = list === '' ? emptySet : readObservedCpus(list);
  return cpus === undefined ? undefined : { cpus, of: Number(pretty[2]) };
}
