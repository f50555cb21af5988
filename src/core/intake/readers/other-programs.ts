/**
 * What programs around libvirt and QEMU print or keep that holds neither a guest's pins nor a host's CPUs as Pinscope
 * reads them. Each has its sentence that names the command whose output does.
 */
import { problem, type Reader, type ReaderId } from '../reading.ts';
import { spanIn, type Piece } from '../../text/source.ts';

/** A reader of a kind that holds nothing to read: a note with its id, by which the words find the sentence. */
export function useless(id: ReaderId, detect: (piece: Piece) => boolean): Reader {
  return {
    id,
    use: 'useless',
    detect,
    read: (piece) => ({ problems: [problem('nothing-to-read', { kind: id }, spanIn(piece))] }),
  };
}

/** Enough to know any of them by. */
const headOf = (piece: Piece): string => piece.text.slice(0, 20_000);

export const otherPrograms: readonly Reader[] = [
  useless('lstopo-drawing', (piece) => {
    const head = headOf(piece);
    return /[│┌└─]/.test(head) && /\b(?:Machine|Package|NUMANode|Core|PU) (?:L#|P#|\()/.test(head);
  }),
  useless('qm-config', (piece) => {
    const settings = headOf(piece).match(
      /^(?:agent|balloon|boot|bios|cores|cpu|machine|memory|numa\d*|ostype|scsihw|sockets|affinity|vcpus|vmgenid|net\d+): \S/gm,
    );
    return (settings?.length ?? 0) >= 3 && /^(?:cores|sockets|memory|ostype): /m.test(headOf(piece));
  }),
  useless('virt-install', (piece) =>
    /^[ \t]{0,80}(?:[#$][ \t]+)?(?:sudo[ \t]+)?virt-install[ \t]/m.test(headOf(piece)),
  ),
  useless('nova-conf', (piece) =>
    /^[ \t]{0,80}#?[ \t]{0,80}(?:vcpu_pin_set|cpu_dedicated_set|cpu_shared_set)[ \t]{0,80}=|\bhw:(?:cpu_|numa_|mem_page_size|emulator_threads)|\bOS-EXT-SRV-ATTR:|"nova_object\.name"|\bhw_(?:cpu|numa)_\w+/m.test(
      headOf(piece),
    ),
  ),
  useless('cgroup-files', (piece) => /\bcpuset\.(?:cpus|mems)\b|\bmachine-qemu\\x2d/.test(headOf(piece))),
  useless('vm-manifest', (piece) =>
    /^[ \t]{0,80}(?:apiVersion: kubevirt\.io\/|kind: VirtualMachine(?:Instance)?\s*$)|dedicatedCpuPlacement:/m.test(
      headOf(piece),
    ),
  ),
  useless('other-hypervisor', (piece) =>
    /(?:^|[\s/])(?:cloud-hypervisor|firecracker|crosvm|bhyve|stratovirt)\s+-|"machine-config"\s*:|^Name\s+ID\s+VCPU\s+CPU\s+State|^(?:numvcpus|sched\.cpu\.affinity|numa\.nodeAffinity)\s*=|^[ \t]{0,80}VBoxManage\s/m.test(
      headOf(piece),
    ),
  ),
  useless('qemu-monitor', (piece) =>
    /^[ \t]{0,80}\*?[ \t]{0,80}CPU #\d+:.*\bthread_id=\d|"thread-id"\s*:\s*\d/m.test(headOf(piece)),
  ),
  useless('top', (piece) => /^top - \d|^(?:Tasks|Threads):\s+\d+ total,/m.test(headOf(piece))),
  useless('virsh-domstats', (piece) =>
    /^[ \t]{0,80}(?:vcpu\.(?:current|\d+\.state)|cpu\.time)=\d/m.test(headOf(piece)),
  ),
  useless('virsh-freepages', (piece) => /^[ \t]{0,80}\d{1,9}KiB: +\d+[ \t]*$/m.test(headOf(piece))),
];
