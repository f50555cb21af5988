/** English words for files, folders and archives: while they are read, and what came of them. */
import { usualLimits } from '../../archive/limits.ts';
import type { Notice } from '../../archive/notice.ts';
import type { GivenReading } from '../../archive/read-files.ts';

const plural = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0);

export interface ArchiveWords {
  readonly heading: string;
  readonly reading: (name: string) => string;
  readonly progress: (read: number, total: number | undefined, found: number) => string;
  readonly lookingThrough: (files: number) => string;
  readonly cancel: string;
  readonly cancelled: string;
  readonly failed: string;
  readonly dismiss: string;
  readonly details: (count: number) => string;
  readonly came: (given: GivenReading) => string;
  readonly moreGiven: (count: number) => string;
  /** After `came` where nothing was found. */
  readonly soughtFor: string;
  /** What holds of each path of the notice. */
  readonly notice: (notice: Notice) => string;
  readonly paths: (notice: Notice, most: number) => string;
}

export const archive: ArchiveWords = {
  heading: 'Files',
  reading: (name) => `Reading ${name}`,
  progress: (read, total, found) =>
    `${megabytes(read)}${total === undefined ? '' : ` of ${megabytes(total)}`} MB · ${plural(found, 'text')} found`,
  lookingThrough: (files) => `${plural(files, 'file')} looked through`,
  cancel: 'Cancel',
  cancelled: 'Cancelled. Nothing was changed.',
  failed: 'The files could not be read: a part of the page could not be loaded. Reload the page.',
  dismiss: 'Dismiss',
  details: (count) => `${plural(count, 'file')} not read as ${count === 1 ? 'it stands' : 'they stand'}`,
  came: ({ name, kind, texts, others }) => {
    if (kind === 'unread') return `Nothing was read of ${name}.`;
    const looked = `${plural(others, 'other file was', 'other files were')} not looked at`;
    if (texts > 0) return `${plural(texts, 'text')} from ${name}${others > 0 ? `; ${looked}` : ''}.`;
    return others > 0
      ? `Nothing to read in ${name}: none of its ${plural(others, 'file')} is one of those that are looked for.`
      : `Nothing to read in ${name}.`;
  },
  moreGiven: (count) => `And ${plural(count, 'further file')}.`,
  soughtFor:
    'Looked for: what an sos report or a must-gather keeps of virsh, numactl and lscpu, domain XML in etc/libvirt/qemu and run/libvirt/qemu, proc/cmdline, proc/cpuinfo, and the lists of sys/devices/system.',
  notice: ({ kind, detail }) => {
    switch (kind) {
      case 'truncated':
        return 'Cut off: the end is missing. What stands before it was read.';
      case 'damaged':
        return 'Damaged: a checksum does not match. What stands before the damage was read.';
      case 'unsupported':
        if (detail === 'xz-decoder')
          return 'The decoder for xz could not be started: it is WebAssembly, which the server’s content policy may forbid. Unpack it and give the folder.';
        return detail === 'xz'
          ? 'Compressed in a way that is not read: only xz with LZMA2 and CRC-32 or CRC-64 is. Unpack it and give the folder.'
          : `${detail ?? 'This format'} is not read. Unpack it and give the folder.`;
      case 'not-an-archive':
        return 'Named like an archive, but it is none.';
      case 'not-text':
        return 'Not a text: not read.';
      case 'too-long':
        return `Unpacks to more than ${String(usualLimits.streamBytes / 1024 ** 3)} GB: only the beginning was read.`;
      case 'unreadable':
        return 'Could not be read.';
      case 'folder-too-large':
        return 'Too many files: not all were looked through.';
      case 'cut-off':
        return 'The archive breaks off within: only its beginning was read.';
      case 'unsafe-path':
        return 'A path that leads out of the archive: not read.';
      case 'link':
        return 'A link: not followed.';
      case 'special-file':
        return 'No ordinary file: not read.';
      case 'duplicate':
        return 'In the archive more than once: the last one was read.';
      case 'nested-archive':
        return 'An archive within another: not opened. Unpack it and give it by itself.';
      case 'too-large':
        return `Larger than ${megabytes(usualLimits.textBytes)} MB: not read.`;
      case 'too-many':
        return `Left out: more than ${String(usualLimits.texts)} texts.`;
      case 'too-much':
        return `Left out: more than ${megabytes(usualLimits.textBytes)} MB of text together.`;
    }
  },
  paths: ({ paths, count }, most) => {
    const shown = paths.slice(0, most);
    return (
      shown.join(', ') +
      (count > shown.length ? ` and ${(count - shown.length).toLocaleString('en')} more` : '')
    );
  },
};
