/** What is gathered of one guest while its options are read, and what the readers of single options are given. */
import type {
  QemuCell,
  QemuCpuPlace,
  QemuDistance,
  QemuGuest,
  QemuLauncher,
  QemuMemory,
  QemuSmp,
} from '../facts/qemu-guest.ts';
import type { Piece, Span } from '../../text/source.ts';
import type { Item } from './argument.ts';

/** What is gathered of one guest. */
export interface Gathering {
  name?: string;
  readonly smp: { -readonly [K in keyof QemuSmp]?: QemuSmp[K] };
  readonly cells: QemuCell[];
  readonly cellCpus: (QemuCpuPlace & { readonly cell: number })[];
  readonly distances: QemuDistance[];
  readonly memories: QemuMemory[];
  readonly iothreads: { readonly id: string; readonly span: Span }[];
  readonly pluggedCpus: QemuCpuPlace[];
  readonly memoryDevices: QemuGuest['memoryDevices'][number][];
  memoryMiB?: number;
  memorySpan?: Span;
  machine?: string;
  machineSpan?: Span;
  memoryBackend?: string;
  program?: string;
  launcher?: QemuLauncher;
  from: number;
  to: number;
}

export function newGathering(from: number): Gathering {
  return {
    smp: {},
    cells: [],
    cellCpus: [],
    distances: [],
    memories: [],
    iothreads: [],
    pluggedCpus: [],
    memoryDevices: [],
    from,
    to: from,
  };
}

/** An argument with its option: what the readers of single options are given. */
export interface Given {
  readonly piece: Piece;
  /** As typed, with its dash. */
  readonly option: string;
  readonly items: readonly Item[];
  /** The option with its argument. */
  readonly span: Span;
  /** Says that a value cannot be used. */
  readonly refuse: (item: Item) => void;
}

export function readCpuPlace(number: (key: string) => number | undefined, span: Span): QemuCpuPlace {
  const place: { -readonly [K in keyof QemuCpuPlace]: QemuCpuPlace[K] } = { span };
  for (const name of ['socket', 'die', 'cluster', 'core', 'thread'] as const) {
    const id = number(`${name}-id`);
    if (id !== undefined) place[name] = id;
  }
  return place;
}
