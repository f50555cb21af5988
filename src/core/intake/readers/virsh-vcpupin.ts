/**
 * `virsh vcpupin VM` (virsh-domain.c, cmdVcpuPin; formats.md §10): libvirt's setting for every possible vCPU, with
 * the default filled in. A table since 4.8.0, `VCPU: CPU Affinity` before; `-q` prints rows alone, which only the
 * command before them makes known. The title is translated, the ruler under it is not.
 */
import type { Piece } from '../../text/source.ts';
import { virshWords } from '../named-domain.ts';
import { areLines } from '../piece-lines.ts';
import { readPinTable } from '../pin-row.ts';
import type { Reader, ShellCommand } from '../reading.ts';

export const virshVcpupin: Reader = {
  id: 'virsh-vcpupin',
  use: 'read',
  lines: {
    first: 'vV',
    starts: /^\s*VCPU\s*(?::\s*|\s)\S/i,
    fits: /^(?:\s*-{10,}\s*|\s*\d{1,5}:?(?:\s+[\d,^-]*)?\s*)$/,
  },
  detect: (piece) =>
    /^\s*VCPU\s*(?::\s*|\s)[^\d\n][^\n]{0,60}\n\s*-{10,}\s*(?:\n|$)/i.test(piece.text) ||
    /^\s*VCPU\s*:?\s+CPU Affinity\s*(?:\n|$)/i.test(piece.text),
  answers,
  read: (piece, context) =>
    readPinTable(piece, context, { from: 'virsh-vcpupin', role: 'vcpu', command: 'vcpupin' }),
};

function answers(command: ShellCommand, piece: Piece): boolean {
  return (
    virshWords(command.words, (word) => word === 'vcpupin') !== undefined &&
    areLines(piece, /^\s*\d{1,5}:?(?:\s+[\d,^-]*)?\s*$/)
  );
}
