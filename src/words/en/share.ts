/** The Share panel. English. */
import type { SensitiveKind } from '../../core/text/sensitive.ts';

export interface ShareWords {
  readonly carries: string;
  readonly step: string;
  readonly model: string;
  readonly texts: string;
  readonly note: Readonly<Record<'step' | 'model' | 'texts', string>>;
  readonly hideNames: string;
  readonly making: string;
  readonly failed: string;
  readonly tooLarge: string;
  readonly field: string;
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly length: (characters: number) => string;
  /** What such a length means: at most 2,000, at most 8,000, more. */
  readonly fits: string;
  readonly long: string;
  readonly tooLong: string;
  /** Others cannot open the page's own address: none at all, or none outside of its network. */
  readonly local: Readonly<Record<'machine' | 'network', (place: string) => string>>;
  readonly onlyFragment: string;
  readonly toAddress: string;
  readonly inAddress: string;
  readonly noServer: string;
  readonly lost: string;
  readonly lostNote: string;
  readonly added: string;
  readonly left: (kind: string) => string;
  readonly more: (count: number) => string;
  /** What is held, where it stands first, and in how many places more. */
  readonly held: (what: string, places: readonly string[], more: number) => string;
  readonly useTexts: string;
  readonly sensitive: string;
  readonly sensitiveNote: string;
  readonly sensitiveKind: Readonly<Record<SensitiveKind, string>>;
  readonly preview: string;
  readonly previewNote: string;
  /** Of a link that names a step of one of our lessons. */
  readonly previewStep: string;
  readonly lines: (count: number) => string;
  readonly previewCut: string;
  readonly choices: string;
  readonly choice: {
    readonly asLibvirt: string;
    readonly numad: (answer: string) => string;
    readonly machine: (number: number) => string;
    readonly libvirt: (version: string) => string;
    readonly cgroup: (kind: string) => string;
    readonly era: (era: string) => string;
    readonly dropped: (id: string) => string;
    readonly droppedChange: (id: string) => string;
    readonly muted: (rule: string, reason: string) => string;
  };
  readonly view: string;
  readonly ways: string;
  readonly qr: string;
  readonly qrNote: string;
  readonly qrTooLong: string;
  readonly markdown: string;
  readonly markdownNote: (file: string) => string;
  readonly system: string;
  readonly svg: string;
  readonly svgNote: string;
  readonly file: string;
  readonly fileNote: string;
  readonly embed: string;
  /** Instead of `copied`: the code names the page's own address, which others cannot open. */
  readonly embedLocal: Readonly<Record<'machine' | 'network', (place: string) => string>>;
  readonly done: string;
  readonly notDone: string;
}

const count = (n: number): string => n.toLocaleString('en');

export const share: ShareWords = {
  carries: 'What the link carries',
  step: 'This step of the lesson',
  model: 'The model',
  texts: 'The original texts',
  note: {
    step: 'The lesson opens there, with its question still to be answered.',
    model:
      'CPUs, nodes, pins and settings as they are written; no passwords, UUIDs, addresses, paths or host names.',
    texts: 'Every letter that was pasted.',
  },
  hideNames: 'Call the guests VM-A, VM-B …',
  making: 'Making the link …',
  failed: 'The link could not be made.',
  tooLarge: 'This is more than a link can carry. Send the texts as files instead.',
  field: 'Link',
  copy: 'Copy the link',
  copied: 'Copied to the clipboard.',
  notCopied: 'The browser did not allow it: select the link and copy it.',
  length: (characters) => `${count(characters)} characters`,
  fits: 'Short enough for every chat and mail program.',
  long: 'Over 2,000: some chat programs cut it, and some mail programs break it.',
  tooLong:
    'Over 8,000: browsers and proxies may refuse it. Better send the picture that carries it, or the file.',
  local: {
    machine: (place) =>
      `This page runs on ${place}, which others cannot open. Give them the part from # on, to paste into a Pinscope of their own, or the file.`,
    network: (place) =>
      `This page runs on ${place}, which may be out of reach outside of your network. For others there is the part from # on, to paste into a Pinscope of their own, or the file.`,
  },
  onlyFragment: 'Only the part from # on',
  toAddress: 'Put it into the address bar',
  inAddress: 'It is in the address bar.',
  noServer: 'Nothing is sent to any server: browsers keep what stands behind # to themselves.',
  lost: 'What the link does not bring',
  lostNote: 'This is about how the texts are written, or about text in which there is nothing to read.',
  added: 'What will be found in it that is not found now',
  left: (kind) => `Not in the link: ${kind}`,
  more: (n) => `and ${count(n)} more`,
  held: (what, places, more) =>
    `${what}: ${places.join(', ')}${more === 0 ? '' : ` … and ${count(more)} more`}`,
  useTexts: 'Carry the original texts instead',
  sensitive: 'The texts hold',
  sensitiveNote: 'Everybody who gets the link can read it. There may be more than was noticed.',
  sensitiveKind: {
    password: 'passwords',
    uuid: 'UUIDs',
    mac: 'MAC addresses',
    'ip-address': 'IP addresses',
    path: 'paths of files',
    'host-name': 'names of hosts and users',
    metadata: 'titles, descriptions, metadata',
    serial: 'serial numbers',
  },
  preview: 'All that is in the link',
  previewNote: 'These texts open; nothing else of yours is in it.',
  previewStep: 'The names of a lesson, a step and a language. Nothing of yours is in it.',
  lines: (n) => (n === 1 ? '1 line' : `${count(n)} lines`),
  previewCut: 'Only the beginning is shown.',
  choices: 'Choices',
  choice: {
    asLibvirt: 'no assumptions: as libvirt answers',
    numad: (answer) => `numad’s answer: ${answer}`,
    machine: (number) => `machine ${String(number)} of those in the texts`,
    libvirt: (version) => `rules of libvirt ${version}`,
    cgroup: (kind) => `cgroup: ${kind}`,
    era: (era) => `placed as: ${era}`,
    dropped: (id) => `assumption dropped: ${id}`,
    droppedChange: (id) => `command left out: ${id}`,
    muted: (rule, reason) => `put aside: ${rule}${reason === '' ? '' : ` (${reason})`}`,
  },
  view: 'What is looked at',
  ways: 'Other ways',
  qr: 'QR code',
  qrNote: 'A camera reads the same link.',
  qrTooLong: 'Too long for a QR code, which holds 2,953 characters at most.',
  markdown: 'Copy as Markdown with picture',
  markdownNote: (file) => `Copied. The picture is saved as ${file}: put it beside the text.`,
  system: 'Send with …',
  svg: 'Picture that carries it',
  svgNote: 'An SVG file for wikis and tickets; dropped onto Pinscope it opens again.',
  file: 'File with the link',
  fileNote: 'A text file; dropped onto any Pinscope it opens.',
  embed: 'Copy the code that embeds it',
  embedLocal: {
    machine: (place) =>
      `Copied. The code names ${place}, which other machines cannot open: write the address of a Pinscope on a server in its place.`,
    network: (place) =>
      `Copied. The code names ${place}, which may be out of reach outside of your network: for pages there, write the address of another Pinscope in its place.`,
  },
  done: 'Done.',
  notDone: 'That did not work.',
};
