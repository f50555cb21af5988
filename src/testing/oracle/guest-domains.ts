/** Small guests of many kinds: accepted by libvirt, and not always able to start on this machine. */
import fc from 'fast-check';
import { idsOf } from '../../core/cpuset/cpuset.ts';
import { onlineCpus } from './this-machine.ts';

const cpus = [...idsOf(onlineCpus())].slice(0, 8);
/** Beyond what the kernel has room for; rare, or nothing would start. */
const absentCpu = 9000;

const anySet: fc.Arbitrary<string> = fc
  .uniqueArray(
    fc.oneof(
      { weight: 30, arbitrary: fc.constantFrom(...cpus) },
      { weight: 1, arbitrary: fc.constant(absentCpu) },
    ),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .map((ids) => ids.join(','));

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });

export interface AnyGuest {
  readonly max: number;
  readonly current: number;
  readonly auto: boolean;
  readonly cpuset: string | undefined;
  readonly vcpupins: readonly (string | undefined)[];
  readonly emulatorpin: string | undefined;
  readonly iothreads: readonly (string | undefined)[];
  readonly cells: number;
  readonly memory: 'strict' | 'preferred' | 'interleave' | 'restrictive' | 'auto' | undefined;
  readonly node: number;
  readonly shares: number | undefined;
  readonly quota: number | undefined;
  readonly priority: number | undefined;
}

export const anyGuest: fc.Arbitrary<AnyGuest> = fc.record({
  max: fc.integer({ min: 1, max: 4 }),
  current: fc.integer({ min: 1, max: 4 }),
  auto: fc.boolean(),
  cpuset: maybe(anySet),
  vcpupins: fc.array(maybe(anySet), { minLength: 4, maxLength: 4 }),
  emulatorpin: maybe(anySet),
  iothreads: fc.array(maybe(anySet), { maxLength: 3 }),
  cells: fc.integer({ min: 0, max: 2 }),
  memory: fc.constantFrom(undefined, undefined, 'strict', 'preferred', 'interleave', 'restrictive', 'auto'),
  node: fc.oneof({ weight: 12, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(900) }),
  shares: fc.oneof(
    { weight: 12, arbitrary: fc.constant(undefined) },
    { weight: 2, arbitrary: fc.constantFrom(2, 1024, 10_000) },
    { weight: 1, arbitrary: fc.constantFrom(0, 20_000) },
  ),
  quota: fc.constantFrom(undefined, undefined, -1, 50_000, 200_000),
  priority: fc.oneof(
    { weight: 12, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom(0, 100) },
  ),
});

export function writeGuest(guest: AnyGuest, name: string): string {
  const cells = Math.min(guest.cells, guest.max);
  const privileged = process.getuid?.() === 0;
  const auto = guest.auto && privileged;
  const vcpu = `<vcpu placement='${auto ? 'auto' : 'static'}'${guest.cpuset === undefined ? '' : ` cpuset='${guest.cpuset}'`} current='${Math.min(guest.current, guest.max)}'>${guest.max}</vcpu>`;
  const iothreads = guest.iothreads.length === 0 ? '' : `<iothreads>${guest.iothreads.length}</iothreads>`;
  return [
    `<domain type='qemu'><name>${name}</name><memory unit='MiB'>32</memory>`,
    `${vcpu}${iothreads}<cputune>${writePins(guest)}${privileged ? writeLimits(guest) : ''}</cputune>`,
    writeCells(cells, guest.max),
    guest.memory === 'auto' && !privileged ? '' : writeMemory(guest, auto),
    `<os><type arch='x86_64'>hvm</type></os></domain>`,
  ].join('');
}

function writePins({ vcpupins, max, emulatorpin, iothreads }: AnyGuest): string {
  const vcpus = vcpupins
    .slice(0, max)
    .map((set, vcpu) => (set === undefined ? '' : `<vcpupin vcpu='${vcpu}' cpuset='${set}'/>`));
  const emulator = emulatorpin === undefined ? '' : `<emulatorpin cpuset='${emulatorpin}'/>`;
  const ios = iothreads.map((set, i) =>
    set === undefined ? '' : `<iothreadpin iothread='${i + 1}' cpuset='${set}'/>`,
  );
  return [...vcpus, emulator, ...ios].join('');
}

function writeLimits({ shares, quota, priority }: AnyGuest): string {
  return [
    shares === undefined ? '' : `<shares>${shares}</shares>`,
    quota === undefined ? '' : `<quota>${quota}</quota>`,
    priority === undefined ? '' : `<vcpusched vcpus='0' scheduler='fifo' priority='${priority}'/>`,
  ].join('');
}

function writeCells(count: number, vcpus: number): string {
  if (count === 0) return '';
  const cell = (cpus: string): string => `<cell cpus='${cpus}' memory='16384'/>`;
  // The cell without CPUs of its own comes last: the other order ends the daemon of 9.0.0.
  const rest = vcpus > 1 ? `1-${vcpus - 1}` : '0';
  return `<cpu><numa>${count === 1 ? cell(`0-${vcpus - 1}`) : cell('0') + cell(rest)}</numa></cpu>`;
}

function writeMemory({ memory, node, cells }: AnyGuest, auto: boolean): string {
  if (memory === undefined) return '';
  if (memory === 'auto') return `<numatune><memory placement='auto'/></numatune>`;
  // Without a nodeset it takes numad's answer, as the vCPUs do.
  const nodeset = auto && cells === 0 ? '' : ` nodeset='${node}'`;
  return `<numatune><memory mode='${memory}'${nodeset}/></numatune>`;
}
