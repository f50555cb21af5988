/**
 * `virsh iothreadinfo VM` (virsh-domain.c, cmdIOThreadInfo; formats.md §10): the setting for each iothread, of a
 * running domain in QEMU's order. Without iothreads it is one sentence, after which the prompt follows on the line.
 */
import { virshWords } from '../named-domain.ts';
import { areLines } from '../piece-lines.ts';
import { readPinTable } from '../pin-row.ts';
import type { Reader } from '../reading.ts';

export const virshIothreadinfo: Reader = {
  id: 'virsh-iothreadinfo',
  use: 'read',
  lines: {
    first: 'iInN',
    starts: /^\s*(?:IO ?Thread\S*(?: ID)?\s+\S|No IOThreads found for the domain)/i,
    fits: /^(?:\s*-{10,}\s*|\s*\d{1,5}(?:\s+[\d,^-]*)?\s*)$/,
  },
  detect: (piece) =>
    /^\s*(?:IO ?Thread[^\n]{1,80}\n\s*-{10,}|No IOThreads found for the domain)/i.test(piece.text) ||
    /^\s*IOThread ID\s+CPU Affinity\s*(?:\n|$)/.test(piece.text),
  answers: (command, piece) =>
    virshWords(command.words, (word) => word === 'iothreadinfo') !== undefined &&
    areLines(piece, /^\s*\d{1,5}(?:\s+[\d,^-]*)?\s*$/),
  read: (piece, context) =>
    readPinTable(piece, context, { from: 'virsh-iothreadinfo', role: 'iothread', command: 'iothreadinfo' }),
};
