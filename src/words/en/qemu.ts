/** Words for domains that are read from QEMU command lines. English. */
import type { QemuDifference } from '../../core/findings/finding.ts';

export interface QemuWords {
  /** In the picture, in details, in reports. */
  readonly origin: string;
  /** A seventh source of CPUs beside libvirt's six. */
  readonly source: string;
  readonly noPins: string;
  /** The default where a QEMU line speaks: `cpus` of the host, where it is known. */
  readonly inherits: (text: string, cpus: string | undefined) => string;
  readonly hostNodes: string;
  readonly unknownCpus: string;
  readonly cut: (asked: string) => string;
  readonly refuses: string;
  /** After its name, where a start is told. */
  readonly start: Readonly<Record<'refused' | 'fails', string>>;
  /** Told apart from the XML's domain of the same name. */
  readonly named: (name: string) => string;
  readonly smp: (
    machine: string | undefined,
    now: string,
    before: string,
  ) => { readonly title: string; readonly detail: string };
  readonly vcpus: (count: number) => { readonly title: string; readonly detail: string };
  readonly differs: Readonly<Record<QemuDifference, string>>;
  /** What the XML and the command line of a guest say; an empty text is none. */
  readonly says: Readonly<Record<QemuDifference, (guest: string, xml: string, line: string) => string>>;
  readonly iothread: (id: string) => string;
}

export const qemu: QemuWords = {
  origin: 'from a QEMU command line',
  source: 'taskset, numactl',
  noPins: 'a QEMU command line holds no pins',
  inherits: (text, cpus) =>
    cpus === undefined
      ? `\`${text}\` before QEMU: all its threads inherit it`
      : `\`${text}\` before QEMU: all its threads inherit ${cpus}`,
  hostNodes: 'host-nodes',
  unknownCpus: 'on the CPUs of the nodes that numactl names',
  cut: (asked) => `${asked} was asked for; that is what is left of it on this host.`,
  refuses: 'QEMU refuses it',
  start: { refused: 'refuses it', fails: 'does not start' },
  named: (name) => `${name} (QEMU)`,
  smp: (machine, now, before) => ({
    title: `-smp makes ${now}`,
    detail: `The machine type${machine === undefined ? '' : ` ${machine}`} does not tell its release. Machine types since QEMU 6.2 fill cores first; older ones fill sockets first and make ${before}.`,
  }),
  vcpus: (count) => ({
    title: `${count} vCPUs`,
    detail: `There is no -smp; QEMU would make 1 vCPU. The cells name ${count}.`,
  }),
  differs: {
    vcpus: 'number of vCPUs',
    topology: 'topology',
    cells: 'vCPUs of the guest’s cells',
    'cell-memory': 'memory of the guest’s cells',
    iothreads: 'iothreads',
  },
  says: {
    vcpus: (guest, xml, line) =>
      `The XML gives ${guest} ${xml} ${xml === '1' ? 'vCPU' : 'vCPUs'}, its QEMU command line gives it ${line}`,
    topology: (guest, xml, line) =>
      `The XML gives ${guest} the topology ${xml}, its QEMU command line gives it ${line}`,
    cells: (guest, xml, line) =>
      `By the XML the vCPUs of ${guest} are in the guest’s cells like this: ${xml || 'no cells'}; by its QEMU command line like this: ${line || 'no cells'}`,
    'cell-memory': (guest, xml, line) =>
      `By the XML the cells of ${guest} have this memory: ${xml || 'none'}; by its QEMU command line this: ${line || 'none'}`,
    iothreads: (guest, xml, line) =>
      `By the XML ${guest} has ${xml === '' ? 'no iothreads' : `iothreads ${xml}`}, by its QEMU command line ${line === '' ? 'none' : line}`,
  },
  iothread: (id) => `iothread ${id}`,
};
