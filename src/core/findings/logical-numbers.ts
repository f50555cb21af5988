/** lstopo's logical numbers (L#): CPUs counted in the order of the machine's boxes, not by the kernel's numbers (P#). */
import { firstId } from '../cpuset/cpuset.ts';
import type { Host } from '../host/host.ts';
import { buildTopologyTree, type TopologyBox } from '../host/topology-tree.ts';
import { onceFor } from '../once-for.ts';

/** The kernel's number of each logical one. hwloc orders boxes by their lowest CPU and leaves out what is offline. */
export const osNumbers = onceFor((host: Host): readonly number[] => {
  const numbers: number[] = [];
  const walk = (box: TopologyBox): void => {
    if (box.kind === 'pcpu') {
      if (box.state !== 'offline') numbers.push(firstId(box.cpus) ?? 0);
      return;
    }
    const children = [...box.children].sort((a, b) => (firstId(a.cpus) ?? 0) - (firstId(b.cpus) ?? 0));
    for (const child of children) walk(child);
  };
  walk(buildTopologyTree(host));
  return numbers;
});
