/** The hosts and guests that the benchmark measures on: as regular as real ones, and as large as they get. */
import { buildHost } from '../../synthetic-hosts/host.ts';
import { capabilitiesText } from '../../synthetic-hosts/host-text.ts';

export interface SyntheticCase {
  readonly cpus: number;
  readonly vcpus: number;
  /** In the notation of `host.ts`: nodes, cores and threads alone. */
  readonly shape: string;
}

/** Hosts with two threads a core, and one guest on each. */
export const syntheticCases: readonly SyntheticCase[] = [
  { cpus: 24, vcpus: 4, shape: 'node:1 core:12 pu:2' },
  { cpus: 96, vcpus: 16, shape: 'node:2 core:24 pu:2' },
  { cpus: 256, vcpus: 32, shape: 'node:2 core:64 pu:2' },
  { cpus: 448, vcpus: 128, shape: 'node:4 core:56 pu:2' },
  { cpus: 1024, vcpus: 128, shape: 'node:4 core:128 pu:2' },
  { cpus: 8192, vcpus: 512, shape: 'node:8 core:512 pu:2' },
];

export interface SyntheticTexts {
  readonly capabilities: string;
  readonly domain: string;
}

export function textsOf({ shape, vcpus }: SyntheticCase): SyntheticTexts {
  return { capabilities: capabilitiesText(shape), domain: pinnedDomainText(shape, vcpus) };
}

/** The same host for `lstopo --input`. */
export function hwlocSynthetic({ shape }: SyntheticCase): string {
  return shape.replace(/^node:(\d+)/, 'pack:$1 [numa]');
}

/**
 * A guest whose vCPUs stand one to one on host threads, its cores on cores, with the emulator and an iothread on the
 * core behind them. With `disks`, also that many disks, to make the text as long as those of real guests; several
 * iothreads stand one to one too.
 */
export function pinnedDomainText(shape: string, vcpus: number, disks = 1, iothreads = 1): string {
  const ids = hostThreadsInOrder(shape);
  const threads = Number(/pu:(\d+)/.exec(shape)?.[1]);
  const behind = ids.slice(vcpus, vcpus + threads).join(',');
  const iothreadCpu = (id: number): string => (iothreads === 1 ? behind : String(ids[vcpus + threads + id]));
  return [
    `<domain type='kvm'>`,
    `  <name>vm-${vcpus}</name>`,
    `  <uuid>6c9d1d3e-7f0a-4d0c-9c62-0b6d3b1f5a10</uuid>`,
    `  <memory unit='KiB'>${vcpus * 4_194_304}</memory>`,
    `  <currentMemory unit='KiB'>${vcpus * 4_194_304}</currentMemory>`,
    `  <vcpu placement='static'>${vcpus}</vcpu>`,
    `  <iothreads>${iothreads}</iothreads>`,
    `  <cputune>`,
    ...ids.slice(0, vcpus).map((cpu, vcpu) => `    <vcpupin vcpu='${vcpu}' cpuset='${cpu}'/>`),
    `    <emulatorpin cpuset='${behind}'/>`,
    ...Array.from(
      { length: iothreads },
      (_, i) => `    <iothreadpin iothread='${i + 1}' cpuset='${iothreadCpu(i + 1)}'/>`,
    ),
    `  </cputune>`,
    `  <os>`,
    `    <type arch='x86_64' machine='pc-q35-7.2'>hvm</type>`,
    `    <boot dev='hd'/>`,
    `  </os>`,
    `  <cpu mode='host-passthrough' check='none' migratable='on'>`,
    `    <topology sockets='1' dies='1' cores='${vcpus / threads}' threads='${threads}'/>`,
    `  </cpu>`,
    `  <clock offset='utc'/>`,
    `  <devices>`,
    `    <emulator>/usr/bin/qemu-system-x86_64</emulator>`,
    ...Array.from({ length: disks }, (_, disk) => diskText(disk)),
    `    <interface type='bridge'>`,
    `      <mac address='52:54:00:6b:3c:58'/>`,
    `      <source bridge='br0'/>`,
    `      <model type='virtio'/>`,
    `    </interface>`,
    `  </devices>`,
    `</domain>`,
    '',
  ].join('\n');
}

/** As `virsh capabilities` is on machines with many caches and machine types: the host of `shape`, in `length` characters. */
export function longCapabilitiesText(shape: string, length: number): string {
  const text = capabilitiesText(shape);
  const end = '</capabilities>\n';
  const parts = [text.slice(0, text.lastIndexOf('</capabilities>'))];
  let missing = length - text.length;
  for (let guest = 0; missing > 0; guest++) {
    const part = guestText(guest);
    parts.push(part);
    missing -= part.length;
  }
  return [...parts, end].join('');
}

/** Core after core, the threads of a core together. */
function hostThreadsInOrder(shape: string): readonly number[] {
  const cpus = buildHost(shape).cpus.toSorted((a, b) => a.node - b.node || a.core - b.core || a.id - b.id);
  return cpus.map(({ id }) => id);
}

function diskText(disk: number): string {
  return [
    `    <disk type='file' device='disk'>`,
    `      <driver name='qemu' type='qcow2' cache='none' io='native' discard='unmap' iothread='1'/>`,
    `      <source file='/var/lib/libvirt/images/disk-${disk}.qcow2'/>`,
    `      <target dev='vd${disk}' bus='virtio'/>`,
    `      <address type='pci' domain='0x0000' bus='0x${(disk + 1).toString(16).padStart(2, '0')}' slot='0x00' function='0x0'/>`,
    `    </disk>`,
  ].join('\n');
}

function guestText(guest: number): string {
  return [
    `  <guest>`,
    `    <os_type>hvm</os_type>`,
    `    <arch name='arch-${guest}'>`,
    `      <wordsize>64</wordsize>`,
    `      <emulator>/usr/bin/qemu-system-arch-${guest}</emulator>`,
    ...Array.from(
      { length: 40 },
      (_, version) =>
        `      <machine canonical='pc-q35-${version}.${guest}' maxCpus='288'>pc-q35-${version}.${guest}</machine>`,
    ),
    `      <domain type='qemu'/>`,
    `      <domain type='kvm'/>`,
    `    </arch>`,
    `  </guest>`,
    '',
  ].join('\n');
}
