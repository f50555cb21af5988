/**
 * Files of /sys with their contents, in the ways people print several of them: `grep . FILES` (path:value),
 * `head FILES` (==> path <==, then the value), or one kind of file whose path only the command before tells.
 */
import type { Piece, Span } from '../../text/source.ts';
import { linesOfPiece } from '../piece-lines.ts';
import type { ShellCommand } from '../reading.ts';

export interface SysfsEntry {
  /** Below `/sys/devices/system/`, or `cpu_core/…`, `cpu_atom/…`. */
  readonly path: string;
  readonly value: string;
  readonly span: Span;
}

/** With its directories, or from where somebody has gone to: `cpu0/topology/…`, `node0/cpulist`. */
const path = String.raw`\/?sys\/(?:bus|devices)\/(?:system\/)?(?:cpu|node|cpu_core|cpu_atom)\/[\w.\/-]{1,200}|(?:\.\/)?(?:cpu|node)\d{1,6}\/[\w.\/-]{1,200}`;

export const entryLine = new RegExp(String.raw`^\s*(${path}):[ \t]*(\S.{0,65535}|)$`);
export const headingLine = new RegExp(String.raw`^==> (${path}) <==\s*$`);

export function* entriesOf(piece: Piece): Generator<SysfsEntry> {
  let heading: string | undefined;
  for (const { text, span } of linesOfPiece(piece)) {
    const next = headingLine.exec(text);
    if (next !== null) {
      heading = next[1];
      continue;
    }
    const entry = entryLine.exec(text);
    if (entry !== null) {
      heading = undefined;
      yield { path: below(entry[1] ?? ''), value: (entry[2] ?? '').trim(), span };
    } else if (heading !== undefined && text.trim() !== '') {
      yield { path: below(heading), value: text.trim(), span };
    }
  }
}

/** `cpu/online`, `cpu/cpu3/topology/core_id`, `node/node0/cpulist`, `cpu_atom/cpus`. */
function below(written: string): string {
  const short = written
    .replace(/^\/?sys\/(?:devices|bus)\/(?:system\/)?/, '')
    .replace(/^\.\//, '')
    .replace(/^(cpu|node)\/devices\//, '$1/');
  const bare = /^(cpu|node)\d+\//.exec(short);
  return bare === null ? short : `${bare[1] ?? ''}/${short}`;
}

const listFile =
  /\/(?:cpu\/(online|offline|possible|present|isolated|nohz_full)|topology\/(thread_siblings_list|core_cpus_list))$/;
/** One file of one CPU or node, which only its path tells. */
const ownFile = /(?:^|\/)((?:node\/)?node\d{1,6}\/cpulist|(?:cpu\/)?cpu\d{1,6}\/(?:online|topology\/\w+))$/;

/**
 * The one kind of file that `cat FILE…` printed: whose values stand there without their paths. With a slash: the one
 * file, of a CPU or a node.
 */
export function fileOf(command: ShellCommand): string | undefined {
  const [program = '', ...words] = command.words;
  if (!/^(?:cat|sort|head)$/.test(program)) return undefined;
  const pipe = words.indexOf('|');
  const files = words.slice(0, pipe < 0 ? undefined : pipe).filter((word) => !word.startsWith('-'));
  const [only = ''] = files;
  const own = files.length === 1 && !/[*?[{]/.test(only) ? ownFile.exec(only)?.[1] : undefined;
  if (own !== undefined && !listFile.test(only)) return below(own);
  const kinds = new Set<string>();
  for (const word of files) {
    const found = listFile.exec(word);
    if (found === null) return undefined;
    kinds.add(found[1] ?? found[2] ?? '');
  }
  return kinds.size === 1 ? [...kinds][0] : undefined;
}
