/**
 * Kinds of text that people paste and that hold neither a host nor a domain. The answer to each is a sentence
 * that says what to paste instead (`words`, by the reader's id).
 */
import { rootTagOf } from '../root-tag.ts';
import type { Piece } from '../../text/source.ts';
import { areLines } from '../piece-lines.ts';
import type { Reader } from '../reading.ts';
import { countLines } from '../../text/lines.ts';
import { spanIn } from '../../text/source.ts';
import { problem } from '../reading.ts';
import { otherPrograms, useless } from './other-programs.ts';

/** In the order in which they are asked; the last one takes everything. */
export const nothingToRead: readonly Reader[] = [
  ...otherPrograms,
  useless('boot-settings', (piece) => /^[ \t]*(?:export )?GRUB_\w{1,40}=/m.test(piece.text)),
  useless('cpu-list', (piece) => isShort(piece) && areLines(piece, cpuList)),
  useless('cpu-mask', (piece) => isShort(piece) && areLines(piece, cpuMask)),
  useless('usage-line', (piece) => /\[--\w[\w-]*(?: <\w+>)?\]/.test(piece.text) && piece.text.length < 4000),
  useless('qemu-cpu-model', (piece) => /^[ \t]*-cpu[ \t]+\S/m.test(piece.text)),
  useless('html-escaped', (piece) => /&(?:lt|gt|quot|amp|#39);/.test(piece.text)),
  useless('c-source', (piece) => looksLikeC(piece.text)),
  useless('web-page', (piece) => looksLikeProse(piece.text)),
  useless('other-xml', (piece) => rootTagOf(piece.text) !== undefined),
  // Where no line is a command: units, playbooks, crontabs, notes. Whoever knows the text as something else comes first.
  useless('commands-within', (piece) =>
    /\bvirsh(?:\s+-\S{1,80}){0,4}(?:\s+\w{1,10}:\/\/\S{0,80})?\s+(?:vcpupin|emulatorpin|iothreadpin|setvcpus|numatune)\s[^\n]{0,80}[\d{]/.test(
      piece.text.slice(0, 20_000),
    ),
  ),
  {
    id: 'unrecognised',
    use: 'useless',
    detect: () => true,
    read: (piece) => ({
      problems: [problem('text-unrecognised', { lines: countLines(piece.text.trim()) }, spanIn(piece))],
    }),
  },
];

/** `0-3,8-11`, `0-108:4`, `0-3,^2`, in quotes or brackets: nothing tells of what. A number alone may be anything. */
const cpuList =
  /^\s*["'([{]?\s*(?=[^,:-]*[,:-])\^?\d{1,5}(?:-\d{1,5}(?::\d{1,5})?)?(?:\s*,\s*\^?\d{1,5}(?:-\d{1,5}(?::\d{1,5})?)?)*\s*[)\]}"']?[,;]?\s*$/;
/** `ff,ffffffff`, `0xff00`, `00000000ffffffff`. */
const cpuMask =
  /^\s*["']?(?:0x[\da-f]+|[\da-f]{1,8}(?:,[\da-f]{8})+|(?=\d*[a-f]|0)[\da-f]{8}(?:[\da-f]{8})*)["']?\s*$/i;

/** Nobody pastes longer ones without what stands around them. */
function isShort({ text }: Piece): boolean {
  return text.length < 4000;
}

/** Statements and braces at line ends beside words of the language. */
function looksLikeC(text: string): boolean {
  const head = text.slice(0, 20_000);
  // Bytes that are no text at all hold every word and brace sooner or later.
  // eslint-disable-next-line no-control-regex
  const control = head.match(/[\u0000-\u0008\u000E-\u001F\uFFFD]/g)?.length ?? 0;
  if (control * 100 > head.length) return false;
  const ends = head.match(/[;{}]\s*(?:-->.*)?$/gm)?.length ?? 0;
  return (
    ends >= 2 &&
    /\b(?:static|int|void|struct|return|sizeof|const char)\b|->|\bif \(|\bfor \(|#include/.test(head)
  );
}

/** Running text: sentences or an address, as copied from a web page or a commit. */
function looksLikeProse(text: string): boolean {
  const head = text.slice(0, 20_000);
  if (/https?:\/\/\S/.test(head)) return true;
  const words = head.match(/[A-Za-z]{2,}|\p{Script=Han}/gu)?.length ?? 0;
  return words > 60 && /[.。!?]\s|[。！？]/u.test(head);
}
