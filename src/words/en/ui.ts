/** English words of the page. The other languages mirror its shape: a missing or misused entry does not compile. */

import { exportWords } from './export.ts';

type Widen<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { readonly [K in keyof T]: Widen<T[K]> };

const plural = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

export const ui = {
  product: 'Pinscope',
  tagline: 'where every VM thread may run, and why',
  documentTitle: (what: string | undefined) =>
    what === undefined ? 'Pinscope: see where libvirt pins your vCPUs, and why' : `${what} · Pinscope`,
  skipToPicture: 'Skip to the picture',
  /** What something is, and then it; with an empty text what stands before it. */
  labelled: (label: string, text: string) => `${label}: ${text}`,

  header: {
    views: 'View',
    map: 'Map',
    matrix: 'Matrix',
    table: 'Table',
    examples: 'Examples',
    learn: 'Learn',
    language: 'Language',
    theme: 'Theme',
    themes: { system: 'System', light: 'Light', dark: 'Dark' },
    share: 'Share',
    keys: 'Keyboard keys',
  },

  sources: {
    heading: 'Texts',
    tabs: 'Pasted texts',
    untitled: (n: number) => `Text ${String(n)}`,
    nth: (title: string, n: number) => `${title} (${String(n)})`,
    close: (name: string) => `Close ${name}`,
    add: 'New text',
    open: 'Open files…',
    collapse: 'Hide the texts',
    expand: 'Show the texts',
    editor: (name: string) => `Text of ${name}`,
    placeholder: 'Paste domain XML, virsh capabilities or numactl --hardware here.',
    lines: (from: number, to: number) =>
      from === to ? `line ${String(from)}` : `lines ${String(from)}–${String(to)}`,
    line: (line: number) => `line ${String(line)}`,
    lineOf: (line: number, name: string) => `line ${String(line)} of ${name}`,
    plainBecauseLong: (size: string) => `${size}: shown without line numbers and marks, read as a whole.`,
    excerptBecauseLong: (size: string) =>
      `${size}: only the beginning is shown here; the whole text is kept and read.`,
    showWhole: 'Show all of it, to edit',
    dropHere: 'Drop files to read them',
    dropNote: 'They are read in this browser and sent nowhere.',
  },

  editor: {
    /** The editor's own: its keys are what CodeMirror asks for. */
    phrases: {
      'Control character': 'Control character',
      'Fold line': 'Fold this element',
      'Unfold line': 'Unfold this element',
      'folded code': 'folded lines',
      unfold: 'unfold',
      'Folded lines': 'Folded lines',
      'Unfolded lines': 'Unfolded lines',
      to: 'to',
      'Selection deleted': 'Selection deleted',
    } as Readonly<Record<string, string>>,
  },

  panes: {
    texts: 'Width of the texts',
    details: 'Width of the details',
    hint: 'Drag, or use the arrow keys; double-click for the usual width',
    pixels: (px: number) => `${String(px)} pixels`,
    hideDetails: 'Hide the details',
    showDetails: 'Show the details',
  },

  recognised: {
    heading: 'Recognised',
    nothingYet: 'Nothing pasted yet.',
    read: 'read',
    useless: 'Nothing to read.',
    gave: (gifts: readonly string[]) => gifts.join(', '),
    /** What is used of it although other texts tell it too. */
    otherMachine: 'another machine: not used',
    more: (n: number) => `and ${plural(n, 'further piece')}`,
  },

  unknown: {
    heading: 'Still unknown',
    hint: 'What would tell it:',
    nice: (n: number) => `${plural(n, 'further fact')} that would add to the picture`,
    copy: 'Copy',
    copyNamed: (command: string) => `Copy the command ${command}`,
    copied: 'Copied',
    collector: 'Collect everything at once',
    collectorHint:
      'One line for the host’s shell. It only reads, leaves passwords out, and prints what can be pasted here as it is.',
  },

  machines: {
    heading: 'Several machines',
    hint: 'The texts are about different machines. Which one is meant?',
    /** Whose texts stand with its own. */
    guests: (names: readonly string[]) => `Guests: ${names.join(', ')}`,
    machine: (cpus: number, place: string, name: string | undefined) =>
      `${name === undefined ? '' : `${name} · `}${plural(cpus, 'CPU')} · ${place}`,
  },

  assumptions: {
    heading: 'Assumed',
    dropped: 'Not assumed',
    drop: 'Drop',
    dropNamed: (title: string) => `Drop the assumption: ${title}`,
    take: 'Assume',
    takeNamed: (title: string) => `Assume again: ${title}`,
    asLibvirt: (version: string) => `As libvirt ${version} would: assume nothing`,
  },

  changes: {
    heading: 'What if',
    drop: 'Drop',
    dropNamed: (title: string) => `Leave out: ${title}`,
    take: 'Apply',
    takeNamed: (title: string) => `Apply again: ${title}`,
    inForce: (n: number) => `${plural(n, 'what-if command')} ${n === 1 ? 'changes' : 'change'} this picture.`,
    leftOut: (n: number) => `${plural(n, 'what-if command')} left out.`,
    dropAll: (n: number) => (n === 1 ? 'Leave it out' : 'Leave all out'),
    takeAll: (n: number) => (n === 1 ? 'Apply it again' : 'Apply all again'),
    legend: (n: number) => `${plural(n, 'thread')} changed by what-if commands`,
    dropped: 'Left out',
    refused: 'Refused',
    unplaced: 'No VM',
    changed: 'what if',
    changedNote: 'A what-if command changed this.',
    more: (n: number) => `and ${plural(n, 'further command')}`,
  },

  numad: {
    label: 'numad answers node(s)',
    hint: '`placement="auto"`: numad chooses when the VM starts. Try an answer.',
    unknown: 'not known',
    invalid: 'Write nodes as `0` or `0-1`.',
    notOnHost: (nodes: string, count: number) =>
      `This host has no ${count === 1 ? 'node' : 'nodes'} ${nodes}: left out of the answer.`,
  },

  picture: {
    pane: 'Picture of the host and the VM threads. Arrow keys move, Enter selects.',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fit: 'Fit',
    toSelection: 'Zoom to the selection',
    foldAlike: 'Fold nodes that are alike',
    path: 'Where the selection is',
    legend: 'What the colours mean; press to filter out',
    limits: 'time limits',
    limitsHint:
      'Bars on threads: how much of a CPU’s time they may use; under a name: the weight of its VM. The pane “How much, not where” has the sentences',
    legendItem: (name: string, count: string) => `${name}: ${count}`,
    reading: 'Reading…',
    cpuWho: (cpu: string, names: string, more: number) =>
      `${cpu}: ${names}${more > 0 ? ` and ${String(more)} more` : ''}`,
    cpuMarked: (cpu: string, marks: readonly string[]) => `${cpu} (${marks.join(', ')})`,
    cpuNobody: 'No thread may run here.',
    cpuCount: (n: number) => (n === 0 ? 'no thread may run here' : `${plural(n, 'thread')} may run here`),
    findingCount: (n: number) => plural(n, 'finding'),
    /** After a label; empty where there is nothing to add. */
    spoken: (parts: readonly string[]) => (parts.length === 0 ? '' : `; ${parts.join(', ')}`),
  },

  inspector: {
    label: 'Details',
    why: 'Why',
    whyOf: (thread: string) => `Why · ${thread}`,
    empty: 'Select a thread or a CPU in the picture to see why it runs where it runs.',
    whole: 'Or a VM as a whole: its start, memory and limits.',
    chain: 'What libvirt considers, in order',
    clear: 'Clear the selection',
    gone: 'What was selected is no longer in the texts.',
    observed: 'Observed',
    outlined: 'Dashed in the picture: where it was seen.',
    unknownThreads: 'Nothing tells what these threads are for. `ps -T -o pid,tid,psr,comm -p PID` would.',
    moreObserved: (n: number) => `and ${plural(n, 'further line')}`,
    cpu: {
      who: 'May run here',
      nobody: 'No thread may run on this CPU.',
      node: 'Node',
      socket: 'Socket',
      die: 'Die',
      core: 'Core',
      siblings: 'Same core',
      type: 'Type',
      state: 'State',
      offline: 'offline',
      assumed: 'assumed to exist',
      absent: 'not on this host',
      unplaced: 'host not known',
      list: (items: readonly string[]) => items.join(', '),
    },
    box: {
      cpus: 'CPUs',
      memory: 'Memory',
      cache: 'Cache',
      distances: 'Distances',
      processor: 'Processor',
      distance: (node: number, value: number) => `${String(value)} to node ${String(node)}`,
      threads: 'May run here',
    },
    domain: {
      vcpus: 'vCPUs',
      online: (current: number, max: number) =>
        current === max ? String(max) : `${String(current)} of ${String(max)} at start`,
      placement: 'Placement',
      memory: 'Memory',
      cell: (id: number) => `Guest cell ${String(id)}`,
      origin: 'Read',
      threads: 'Threads',
      cpus: 'vCPUs in the cell',
    },
  },

  findings: {
    heading: 'Findings',
    none: 'Nothing found.',
    noneNote: 'No rule objects to this placement.',
    notYet: 'Findings appear once a domain is read.',
    judging: 'The rules are being applied …',
    judgingFailed: 'The rules could not be loaded, so nothing is known of findings. Is the connection there?',
    count: (errors: number, warnings: number, notes: number) =>
      [
        errors > 0 ? plural(errors, 'error') : '',
        warnings > 0 ? plural(warnings, 'warning') : '',
        notes > 0 ? plural(notes, 'note') : '',
      ]
        .filter((part) => part !== '')
        .join(' · '),
    show: (title: string) => `Show in picture and text: ${title}`,
    more: (n: number) => `Show ${String(n)} more`,
    moreEntities: (n: number) => `+${String(n)}`,
  },

  table: {
    caption: (summary: string) => `Every thread and where it may run. ${summary}`,
    thread: 'Thread',
    cpus: 'May run on CPUs',
    source: 'Setting',
    why: 'Why',
    memory: 'Memory',
    line: 'Line',
    offline: 'offline',
    unknown: 'numad decides',
    all: 'all CPUs of the host',
    none: 'none',
    more: (n: number) => `Show ${String(n)} more threads`,
    select: (thread: string) => `Select ${thread}`,
    copy: 'Copy the table',
    copyTsv: 'Copy as TSV',
    copyMarkdown: 'Copy as Markdown',
    copied: (rows: number) => `${plural(rows, 'row')} copied.`,
    notCopied: 'The browser does not allow copying here.',
    filtered: (n: number) => `${plural(n, 'thread')} filtered out.`,
    showAll: 'Show all',
    pages: 'Pages of the table',
    page: (from: number, to: number, all: number) =>
      `${from.toLocaleString('en')}–${to.toLocaleString('en')} of ${plural(all, 'thread')}`,
    previous: 'Previous',
    next: 'Next',
  },

  export: exportWords,

  history: {
    title: 'Yours, in this browser',
    untitled: 'Texts',
    keep: 'Keep what I paste in this browser',
    clear: 'Forget them all',
  },

  embed: {
    waiting: 'Nothing to show yet.',
    open: 'Open in Pinscope',
  },

  search: {
    label: 'Find in the picture',
    placeholder: 'vCPU 3, CPU 12, node 1…',
    none: 'Nothing of this kind here.',
    found: (n: number) => plural(n, 'match', 'matches'),
  },

  link: {
    title: 'This link could not be opened',
    reasons: {
      'not-a-link': 'What follows the # is not a Pinscope link.',
      truncated: 'The link is cut off: its end is missing. Copy it again from where you got it.',
      damaged: 'The link was changed on its way: its checksum does not match.',
      'case-lost':
        'Capital and small letters of the link have become one kind on its way, which cannot be undone. Copy it again from where you got it.',
      newer: 'The link was made by a newer Pinscope than this one.',
      'too-large': 'The link holds more than Pinscope reads from an address.',
    },
    example: (id: string) => `There is no example called “${id}”.`,
    recovered: (reason: string) =>
      `${reason} What could be read of it is shown; it may be incomplete or wrong.`,
    /** What was said before goes before it, and the link follows. */
    kept: (said: string) => `${said} Nothing is lost; this is the link as it came:`,
    copy: 'Copy the link',
    dismiss: 'Dismiss',
    rawField: 'The link as it came',
    notLoaded: {
      title: 'A part of the page could not be loaded',
      note: 'The connection may be lost, or Pinscope may have been updated meanwhile. Reload the page and try again.',
    },
  },

  start: {
    showing: 'Example',
    paste: 'Paste your own',
    pasteNote: '`virsh dumpxml VM`, `virsh capabilities`, `numactl --hardware`: paste anywhere on this page.',
    emptyTitle: 'Paste a VM and its host',
    emptyNote:
      'Copy the output of these commands and paste it anywhere on this page (Ctrl+V), or drop files here.',
    emptyDomain: 'the VM',
    emptyHost: 'the host, with sockets, cores and siblings',
    emptyNuma: 'the host, nodes only',
    emptyExample: 'Or look at an example',
    privacy: 'Everything happens in this browser; nothing is sent anywhere.',
    readTitle: 'Read, but no picture yet',
    readNote:
      'These texts add to a picture. It begins with one of the commands below: paste its output beside them.',
    nothingTitle: 'Nothing here can be drawn',
    nothingNote: 'This is what was found in the text, and what to paste instead:',
    failedTitle: 'Pinscope made a mistake',
    failedNote:
      'This text made the analysis fail, which is our fault and not yours. The text is kept; change it or paste another.',
    failedDetail: 'What went wrong',
    loadFailed: 'A part of the page could not be loaded. Reload the page.',
    retry: 'Try again',
  },

  examples: {
    menu: 'Examples',
    groups: {
      start: 'Start here',
      pins: 'Pins and cpusets',
      numa: 'Memory and guest cells',
      host: 'Hosts',
      problems: 'What goes wrong',
    },
    items: {
      precedence: {
        title: 'Which setting decides',
        shows:
          'vCPUs 0 and 2 have pins of their own, vCPUs 1 and 3 inherit the cpuset; the emulator sits on vCPU 0’s only CPU.',
      },
      'emulator-pinned': {
        title: 'The emulator on a CPU of its own',
        shows: 'Pins win over the inherited cpuset, vCPU by vCPU; the emulator has a pin of its own.',
      },
      'inherited-cpuset': {
        title: 'The emulator inherits',
        shows:
          'Without `<emulatorpin>`, the emulator follows the cpuset of `<vcpu>`, as the unpinned vCPUs do.',
      },
      'emulator-collides': {
        title: 'Emulator on a vCPU’s only CPU',
        shows: 'vCPU 1 and the emulator are both confined to CPU 16; vCPUs 2 and 3 may run anywhere.',
      },
      overlaps: {
        title: 'Four pins that overlap',
        shows: 'An elided `<domain>` without `<vcpu>`: libvirt would make one vCPU, four are assumed.',
      },
      'cpuset-alone': {
        title: 'One cpuset for all',
        shows: 'Four vCPUs and the emulator share two CPUs.',
      },
      'pins-alone': {
        title: 'Pins without a vCPU count',
        shows: 'Two pins across the nodes of an odd/even numbered host.',
      },
      'pins-over-cpuset': {
        title: 'Pins over a cpuset',
        shows: 'The pins replace the cpuset for their vCPU; the emulator still follows it.',
      },
      'cpuset-straddles': {
        title: 'A cpuset across two nodes',
        shows: '`1-4,^3,6` on a host that numbers its CPUs odd and even by node.',
      },
      siblings: {
        title: 'Two vCPUs on one core',
        shows: 'CPUs 0 and 4 are siblings: two guest cores share one real core.',
      },
      auto: {
        title: 'numad decides',
        shows: 'With `placement="auto"` the cpuset is dead, and numad answers when the VM starts.',
      },
      'one-to-one': {
        title: 'One vCPU per CPU',
        shows: 'Eight vCPUs on eight CPUs, two guest cells on two nodes.',
      },
      'guest-cells': {
        title: 'Guest cells without pins',
        shows: 'The guest sees two NUMA cells; its threads may still run anywhere.',
      },
      'shared-cell': {
        title: 'Guest cells on an odd/even host',
        shows: 'Two guest cells, eight vCPUs, and nothing that ties them to a node.',
      },
      'memory-bound': {
        title: 'Memory bound, threads free',
        shows: 'Memory only from node 1, while the threads may run on both nodes.',
      },
      hotplug: {
        title: 'Threads that wait',
        shows: 'One of four vCPUs is plugged in at start; two iothreads, one with a pin of its own.',
      },
      'cpu-missing': {
        title: 'CPUs the host does not have',
        shows: 'The pins name CPUs 8 and 16; this host has CPUs 0 to 7.',
      },
      'host-excerpt': {
        title: 'A shortened capabilities text',
        shows: '24 CPUs declared, one listed: the others and their siblings are assumed.',
      },
      'host-numactl': {
        title: 'Only numactl',
        shows: 'Two nodes with interleaved numbers; numactl cannot know cores or siblings.',
      },
    },
  },

  keys: {
    title: 'Keys',
    close: 'Close',
    rows: {
      arrows: 'move between threads and CPUs in the picture',
      enter: 'select what has the focus',
      also: 'select it beside what is selected (with the pointer: Ctrl and a click)',
      slash: 'find a thread, CPU, node or VM by its name',
      findings: 'the next finding, the one before',
      escape: 'step back: from a CPU to its core, from a vCPU to its VM, then to nothing; close a dialog',
      pages: 'in the matrix: to the ends of a row, by pages; with Ctrl to the first and last thread',
      plusMinus: 'zoom the picture',
      zero: 'fit the picture',
      zed: 'zoom to the selection',
      foldNode: 'fold or unfold the node that has the focus',
      paste: 'read what is on the clipboard, anywhere outside a text field',
      question: 'this list',
      tab: 'move on, out of a text too',
      undo: 'undo and do again in a text',
      fold: 'fold and unfold an element of a text',
    },
  },
} as const;

export type UiWords = Widen<typeof ui>;
export type ExampleWordsId = keyof typeof ui.examples.items;
export type ExampleGroup = keyof typeof ui.examples.groups;
