/**
 * What a model link keeps of domain XML: everything that Pinscope reads, and nothing else. A row is an element by its
 * path below `<domain>`, with the attributes (and, behind `=`, the text) that are kept and how their values are
 * written. **Places in this table stand in links:** rows are added at the end, attributes at the end of their row, words
 * at the end of their list; nothing is changed, moved or taken out.
 *
 * Kinds of values: `number`, a whole number; `set`, a list of numbers as libvirt prints it; `text`; or one of the
 * words. A value that is none of its kind, or is written otherwise than we would write it, is kept as a text.
 */

/** `number`: decimal, no more digits than needed, below 10¹⁵; `set`: of libvirt's cpuset grammar. */
export type ValueKind = 'number' | 'set' | 'text' | readonly string[];

export interface DomainRow {
  readonly path: string;
  readonly name: string;
  /** Its parent's place in the table; −1: none. */
  readonly parent: number;
  readonly attributes: readonly { readonly name: string; readonly kind: ValueKind }[];
  readonly text: ValueKind | undefined;
}

const words = (list: string): readonly string[] => list.split(' ');

const kinds: Readonly<Record<string, ValueKind>> = {
  number: 'number',
  set: 'set',
  text: 'text',
  domainType: words('kvm qemu lxc xen test bhyve vz vmware hvf openvz parallels vbox uml'),
  unit: words('KiB MiB GiB TiB KB MB GB TB k K M G T b bytes B byte kib mib gib m g PiB EiB'),
  placement: words('static auto default'),
  yesNo: words('yes no'),
  onOff: words('on off'),
  policy: words('batch idle fifo rr'),
  cacheType: words('both code data'),
  memoryMode: words('strict preferred interleave restrictive'),
  source: words('file anonymous memfd'),
  access: words('shared private'),
  allocation: words('immediate ondemand'),
  arch: words('x86_64 aarch64 i686 ppc64 ppc64le s390x riscv64 loongarch64 armv7l ppc s390 mips64 riscv32'),
  machine: words('q35 pc virt pseries s390-ccw-virtio microvm'),
  cpuMode: words('host-passthrough host-model custom maximum'),
  associativity: words('none direct full'),
  cachePolicy: words('none writeback writethrough'),
  linkType: words('access read write'),
  memoryModel: words('dimm nvdimm virtio-pmem virtio-mem sgx-epc'),
  controllerType: words('pci scsi usb virtio-serial sata ide fdc ccid xenbus isa'),
  controllerModel: words(
    'pcie-root pcie-root-port pcie-expander-bus pci-expander-bus pci-root pci-bridge virtio-scsi ' +
      'virtio-transitional virtio-non-transitional qemu-xhci auto lsilogic pcie-to-pci-bridge dmi-to-pci-bridge ' +
      'pcie-switch-upstream-port pcie-switch-downstream-port',
  ),
  bus: words('virtio scsi sata ide usb fdc xen sd'),
};

const amount = '=number unit:unit';
/** Nothing of them is kept; a fragment may be one. */
export const unreadRoots: readonly string[] = words(
  'uuid genid title description metadata memtune blkiotune sysinfo features clock on_poweroff on_reboot on_crash pm ' +
    'perf seclabel launchSecurity',
);

const written: readonly (readonly [path: string, values?: string])[] = [
  ['domain', 'type:domainType'],
  ['name', '=text'],
  ['memory', `${amount} dumpCore:onOff`],
  ['currentMemory', amount],
  ['maxMemory', `${amount} slots:number`],
  ['vcpu', '=number placement:placement cpuset:set current:number'],
  ['vcpus'],
  ['vcpus/vcpu', 'id:number enabled:yesNo hotpluggable:yesNo order:number'],
  ['iothreads', '=number'],
  ['iothreadids'],
  ['iothreadids/iothread', 'id:number thread_pool_min:number thread_pool_max:number'],
  ['defaultiothread', 'thread_pool_min:number thread_pool_max:number'],
  ['cputune'],
  ['cputune/shares', '=number'],
  ['cputune/period', '=number'],
  ['cputune/quota', '=number'],
  ['cputune/global_period', '=number'],
  ['cputune/global_quota', '=number'],
  ['cputune/emulator_period', '=number'],
  ['cputune/emulator_quota', '=number'],
  ['cputune/iothread_period', '=number'],
  ['cputune/iothread_quota', '=number'],
  ['cputune/vcpupin', 'vcpu:number cpuset:set'],
  ['cputune/emulatorpin', 'cpuset:set'],
  ['cputune/iothreadpin', 'iothread:number cpuset:set'],
  ['cputune/vcpusched', 'vcpus:set scheduler:policy priority:number'],
  ['cputune/iothreadsched', 'iothreads:set scheduler:policy priority:number'],
  ['cputune/emulatorsched', 'scheduler:policy priority:number'],
  ['cputune/cachetune', 'vcpus:set'],
  ['cputune/cachetune/cache', 'id:number level:number type:cacheType size:number unit:unit'],
  ['cputune/cachetune/monitor', 'level:number vcpus:set'],
  ['cputune/memorytune', 'vcpus:set'],
  ['cputune/memorytune/node', 'id:number bandwidth:number'],
  ['cputune/memorytune/monitor', 'vcpus:set'],
  ['numatune'],
  ['numatune/memory', 'mode:memoryMode placement:placement nodeset:set'],
  ['numatune/memnode', 'cellid:number mode:memoryMode nodeset:set'],
  ['memoryBacking'],
  ['memoryBacking/hugepages'],
  ['memoryBacking/hugepages/page', 'size:number unit:unit nodeset:set'],
  ['memoryBacking/source', 'type:source'],
  ['memoryBacking/access', 'mode:access'],
  ['memoryBacking/allocation', 'mode:allocation threads:number'],
  ['resource'],
  ['resource/partition', '=text'],
  ['resource/fibrechannel', 'appid:text'],
  ['os'],
  ['os/type', 'arch:arch machine:machine'],
  ['cpu', 'mode:cpuMode'],
  ['cpu/topology', 'sockets:number dies:number clusters:number cores:number threads:number'],
  ['cpu/numa'],
  ['cpu/numa/cell', 'id:number cpus:set memory:number unit:unit memAccess:access discard:yesNo'],
  ['cpu/numa/cell/distances'],
  ['cpu/numa/cell/distances/sibling', 'id:number value:number'],
  ['cpu/numa/cell/cache', 'level:number associativity:associativity policy:cachePolicy'],
  ['cpu/numa/cell/cache/size', 'value:number unit:unit'],
  ['cpu/numa/cell/cache/size/unit', '=unit'],
  ['cpu/numa/cell/cache/line', 'value:number unit:unit'],
  ['cpu/numa/cell/cache/line/unit', '=unit'],
  ['cpu/numa/interconnects'],
  [
    'cpu/numa/interconnects/latency',
    'initiator:number target:number cache:number type:linkType value:number unit:unit',
  ],
  [
    'cpu/numa/interconnects/bandwidth',
    'initiator:number target:number cache:number type:linkType value:number unit:unit',
  ],
  ['devices'],
  ['devices/memory', 'model:memoryModel access:access discard:yesNo'],
  ['devices/memory/source'],
  ['devices/memory/source/pagesize', amount],
  ['devices/memory/source/nodemask', '=set'],
  ['devices/memory/target'],
  ['devices/memory/target/size', amount],
  ['devices/memory/target/node', '=number'],
  ['devices/controller', 'type:controllerType index:number model:controllerModel'],
  ['devices/controller/driver', 'iothread:number'],
  ['devices/controller/target'],
  ['devices/controller/target/node', '=number'],
  ['devices/disk'],
  ['devices/disk/driver', 'iothread:number'],
  ['devices/disk/target', 'dev:text bus:bus'],
  ['devices/hostdev'],
  ['devices/hostdev/acpi', 'nodeset:set'],
  ['devices/iommu'],
  ['devices/iommu/driver', 'eim:onOff'],
  ...unreadRoots.map((name) => [name] as const),
];

export const domainRows: readonly DomainRow[] = written.map(([path, values = '']) => {
  const at = path.lastIndexOf('/');
  const parent =
    path === 'domain' ? -1 : at < 0 ? 0 : written.findIndex(([one]) => one === path.slice(0, at));
  const columns = values.split(' ').filter(Boolean);
  const text = columns.find((column) => column.startsWith('='))?.slice(1);
  return {
    path,
    name: path.slice(at + 1),
    parent,
    attributes: columns
      .filter((column) => !column.startsWith('='))
      .map((column) => {
        const [name = '', kind = ''] = column.split(':');
        return { name, kind: kinds[kind] ?? 'text' };
      }),
    text: text === undefined ? undefined : (kinds[text] ?? 'text'),
  };
});

const byPath = new Map(domainRows.map(({ path }, place) => [path, place]));

/** The place of an element's row, by its names below `<domain>`; undefined: it is not kept. */
export function rowOfPath(path: string): number | undefined {
  return byPath.get(path);
}

const byParent: readonly ReadonlyMap<string, number>[] = domainRows.map(
  (_, place) =>
    new Map(
      domainRows.flatMap(({ name, parent }, child) => (parent === place ? [[name, child] as const] : [])),
    ),
);

/** The row of a child of that name, below the element of row `parent`. */
export function childRow(parent: number, name: string): number | undefined {
  return byParent[parent]?.get(name);
}
