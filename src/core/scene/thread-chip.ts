/** One thread as a chip: its name, the set it asks for where there is room, and the place of its source's letter. */
import type { Domain } from '../domain/domain.ts';
import type { DomainLimits } from '../placement/limits.ts';
import type { ThreadPlacement } from '../placement/placement.ts';
import { fitText } from './fit-text.ts';
import { gaugeCap } from './gauges.ts';
import { baseline, grid, snapUp } from './metrics.ts';
import { setText, spokenSet } from './set-pool.ts';
import type { Rect, SceneOptions, TextRole, ThreadBox } from './scene.ts';

/** The same for every chip of a drawing. */
export interface ChipSize {
  readonly compact: boolean;
  readonly columns: number;
  readonly width: number;
  readonly height: number;
  readonly gap: number;
  readonly rowGap: number;
  columnsOf(thread: ThreadPlacement): number;
}

/** Room for a set like `0-3,8-11` beside the name. */
const noteRoom = 64;
const fewThreads = 12;

/** One column of chips with names, sets and letters on discs. */
export function generousSize(threads: readonly ThreadPlacement[], options: SceneOptions): ChipSize {
  const widest = widestName(threads, false, 'thread', options);
  return {
    compact: false,
    columns: 1,
    width: snapUp(12 + widest + 8 + noteRoom + 8 + 20 + 8),
    height: threads.length <= fewThreads ? 40 : 32,
    gap: 0,
    rowGap: grid,
    columnsOf: () => 1,
  };
}

/** Rows of chips with numbers and letters; of several widths of a row where there are many. */
export function compactSizes(
  threads: readonly ThreadPlacement[],
  options: SceneOptions,
): readonly ChipSize[] {
  const { textWidth } = options;
  const others = threads.filter(({ kind }) => kind !== 'emulator');
  const longest = widestName(others, true, 'thread-small', options);
  const width = snapUp(8 + longest + 4 + 8 + 6);
  const gap = grid;
  const vcpus = threads.reduce((count, { kind }) => (kind === 'vcpu' ? count + 1 : count), 0);
  return columnsFor(vcpus).map((columns) => ({
    compact: true,
    columns,
    width,
    height: 24,
    gap,
    rowGap: 16,
    columnsOf: (thread) => {
      const needed = 8 + textWidth(chipName(thread, true, options), 'thread-small') + 4 + 8 + 6;
      return Math.max(1, Math.ceil((needed + gap) / (width + gap)));
    },
  }));
}

function widestName(
  threads: readonly ThreadPlacement[],
  compact: boolean,
  role: TextRole,
  options: SceneOptions,
): number {
  let width = 0;
  for (const thread of threads)
    width = Math.max(width, options.textWidth(chipName(thread, compact, options), role));
  return width;
}

/** So that thousands of chips are neither a tower nor a ribbon. */
function columnsFor(vcpus: number): readonly number[] {
  if (vcpus <= 64) return [8];
  if (vcpus <= 256) return [8, 16];
  if (vcpus <= 1024) return [16, 32];
  return vcpus <= 2048 ? [32] : [48];
}

function chipName(thread: ThreadPlacement, compact: boolean, { labels }: SceneOptions): string {
  const number = thread.number ?? 0;
  switch (thread.kind) {
    case 'vcpu':
      return compact ? String(number) : labels.vcpu(number);
    case 'iothread':
      return compact ? labels.iothreadShort(number) : labels.iothread(number);
    case 'emulator':
      return labels.emulator;
  }
}

/** The name that QEMU has for an iothread, where it is not libvirt's `iothreadN`. */
function qemuName({ kind, number }: ThreadPlacement, { qemu }: Domain): string | undefined {
  if (qemu === undefined || kind !== 'iothread' || number === undefined) return undefined;
  const id = qemu.iothreadIds.find((iothread) => iothread.number === number)?.id;
  return id === `iothread${String(number)}` ? undefined : id;
}

export function drawChip(
  thread: ThreadPlacement,
  domain: Domain,
  rect: Rect,
  size: ChipSize,
  options: SceneOptions,
  limits: DomainLimits | undefined,
): ThreadBox {
  const { labels, textWidth } = options;
  const middle = rect.y + rect.height / 2;
  const role = size.compact ? 'thread-small' : 'thread';
  const radius = size.compact ? undefined : 10;
  const left = rect.x + (size.compact ? 8 : 12);
  const badge = { x: rect.x + rect.width - (size.compact ? 10 : 18), y: middle, radius };
  const right = badge.x - (radius ?? 4) - (size.compact ? 2 : 8);
  const name =
    (size.compact ? undefined : qemuName(thread, domain)) ?? chipName(thread, size.compact, options);
  const text = fitText(name, right - left, { x: left, y: baseline(middle, role), role }, textWidth);
  const note =
    size.compact || thread.source === 'default' || typeof thread.asked === 'string'
      ? undefined
      : fitText(
          setText(thread.asked),
          right - left - textWidth(name, role) - 8,
          { x: right, y: baseline(middle, 'thread-note'), role: 'thread-note', anchor: 'end' },
          textWidth,
        );
  const { x, y, width, height } = rect;
  const sentence = labels.threadSentence({
    kind: thread.kind,
    number: thread.number,
    online: thread.online,
    cpus:
      typeof thread.asked === 'string' || thread.source === 'default' ? undefined : spokenSet(thread.asked),
    source: thread.source,
  });
  const limit = limits?.[thread.kind];
  const cap = limit === undefined ? undefined : gaugeCap(limit, sentence, rect, size.compact);
  const box: ThreadBox = {
    x,
    y,
    width,
    height,
    id: thread.thread,
    kind: thread.kind,
    domain: domain.id,
    source: thread.source,
    online: thread.online,
    label: limit?.cpus === undefined ? sentence : labels.capped(sentence, limit.cpus),
    texts:
      note === undefined
        ? text === undefined
          ? []
          : [text]
        : [text, note].filter((item) => item !== undefined),
    badge,
  };
  return cap === undefined ? box : { ...box, cap };
}
