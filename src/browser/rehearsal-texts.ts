/**
 * Hosts and guests on which the worker's code is run until the browser has made it fast. With eight nodes of more than a
 * hundred CPUs and 512 pinned vCPUs its loops are long enough for that, as they are in the texts that the worker is there
 * for. What was made fast for objects that all look alike is thrown away at the first that does not: so there are two, one
 * that says all that is often said, with nodes that nobody uses, and one that says the least.
 */
const nodes = 8;
const vcpus = 512;

interface Rehearsal {
  readonly coresOfNode: number;
  readonly isFull: boolean;
}

const rehearsals: readonly Rehearsal[] = [
  { coresOfNode: 64, isFull: false },
  { coresOfNode: 96, isFull: true },
];

/** Each with the texts of one guest and its host. */
export function rehearsalTexts(): readonly (readonly string[])[] {
  return rehearsals.map((one) => [domainText(one), capabilitiesText(one)]);
}

function domainText({ coresOfNode, isFull }: Rehearsal): string {
  const cores = nodes * coresOfNode;
  // The last ones of the full guest have no pin.
  const pins = Array.from({ length: isFull ? vcpus - 8 : vcpus }, (_, vcpu) => {
    const cpu = (vcpu % 2) * cores + (vcpu >> 1);
    return `    <vcpupin vcpu='${String(vcpu)}' cpuset='${String(cpu)}'/>`;
  });
  const behind = `${String(cores - 1)},${String(2 * cores - 1)}`;
  return [
    `<domain type='kvm'>`,
    `  <name>rehearsal</name>`,
    ...(isFull
      ? [
          `  <uuid>00000000-0000-4000-8000-000000000000</uuid>`,
          `  <memory unit='KiB'>67108864</memory>`,
          `  <currentMemory unit='KiB'>67108864</currentMemory>`,
          `  <memoryBacking><hugepages><page size='2048' unit='KiB'/></hugepages></memoryBacking>`,
          `  <vcpu placement='static' current='${String(vcpus - 4)}'>${String(vcpus)}</vcpu>`,
          `  <iothreads>2</iothreads>`,
        ]
      : [
          `  <memory unit='GiB'>64</memory>`,
          `  <vcpu placement='static' cpuset='0-${String(cores - 1)}'>${String(vcpus)}</vcpu>`,
        ]),
    `  <cputune>`,
    ...pins,
    ...(isFull
      ? [`    <emulatorpin cpuset='${behind}'/>`, `    <iothreadpin iothread='1' cpuset='${behind}'/>`]
      : [`    <emulatorpin cpuset='${String(cores - 1)}'/>`]),
    `  </cputune>`,
    ...(isFull ? [`  <numatune><memory mode='strict' nodeset='0-2'/></numatune>`] : []),
    `  <os><type arch='x86_64' machine='pc-q35-9.0'>hvm</type></os>`,
    `  <cpu mode='host-passthrough' check='none' migratable='on'>`,
    `    <topology sockets='1' dies='1' cores='${String(vcpus / 2)}' threads='2'/>`,
    ...(isFull
      ? [
          `    <numa>`,
          `      <cell id='0' cpus='0-${String(vcpus / 2 - 1)}' memory='33554432' unit='KiB'/>`,
          `      <cell id='1' cpus='${String(vcpus / 2)}-${String(vcpus - 1)}' memory='33554432' unit='KiB'/>`,
          `    </numa>`,
        ]
      : []),
    `  </cpu>`,
    ...(isFull
      ? [
          `  <devices>`,
          `    <emulator>/usr/bin/qemu-system-x86_64</emulator>`,
          `    <disk type='file' device='disk'>`,
          `      <driver name='qemu' type='qcow2' iothread='1'/>`,
          `      <source file='/var/lib/libvirt/images/rehearsal.qcow2'/>`,
          `      <target dev='vda' bus='virtio'/>`,
          `    </disk>`,
          `  </devices>`,
        ]
      : []),
    `</domain>`,
  ].join('\n');
}

function capabilitiesText(rehearsal: Rehearsal): string {
  return [
    `<capabilities>`,
    `  <host>`,
    ...(rehearsal.isFull ? [`    <cpu><arch>x86_64</arch></cpu>`] : []),
    `    <topology>`,
    `      <cells num='${String(nodes)}'>`,
    ...Array.from({ length: nodes }, (_, node) => cellText(node, rehearsal)),
    `      </cells>`,
    `    </topology>`,
    `  </host>`,
    `</capabilities>`,
  ].join('\n');
}

function cellText(node: number, { coresOfNode, isFull }: Rehearsal): string {
  const cores = nodes * coresOfNode;
  const distances = Array.from(
    { length: nodes },
    (_, id) => `            <sibling id='${String(id)}' value='${id === node ? '10' : '21'}'/>`,
  );
  const cluster = isFull ? ` cluster_id='0'` : '';
  const cpus = Array.from({ length: 2 * coresOfNode }, (_, i) => {
    const core = node * coresOfNode + (i % coresOfNode);
    const id = i < coresOfNode ? core : cores + core;
    return `            <cpu id='${String(id)}' socket_id='${String(node >> 2)}' die_id='0'${cluster} core_id='${String(core)}' siblings='${String(core)},${String(cores + core)}'/>`;
  });
  return [
    `        <cell id='${String(node)}'>`,
    `          <memory unit='KiB'>67108864</memory>`,
    ...(isFull
      ? [
          `          <pages unit='KiB' size='4'>14680064</pages>`,
          `          <pages unit='KiB' size='2048'>4096</pages>`,
        ]
      : [`          <pages unit='KiB' size='4'>16777216</pages>`]),
    `          <distances>`,
    ...distances,
    `          </distances>`,
    `          <cpus num='${String(cpus.length)}'>`,
    ...cpus,
    `          </cpus>`,
    `        </cell>`,
  ].join('\n');
}
