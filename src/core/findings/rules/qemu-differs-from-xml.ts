/**
 * A QEMU command line beside the XML of the same domain says something else of vCPUs, topology, cells or iothreads.
 * How many vCPUs are plugged in is no difference: that changes while the domain runs.
 */
import { formatCpuSet, setOfIds } from '../../cpuset/cpuset.ts';
import type { Domain } from '../../domain/domain.ts';
import { pairQemuWithXml } from '../../domain/same-guest.ts';
import type { Span } from '../../text/source.ts';
import type { QemuDifference } from '../finding.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule<'qemu-differs-from-xml'> = {
  id: 'qemu-differs-from-xml',
  severity: 'warning',
  *check({ domains }) {
    for (const [qemu, xml] of pairQemuWithXml(domains)) {
      for (const { what, inXml, inQemu, span, xmlSpan } of compare(qemu, xml)) {
        if (inXml === undefined || inQemu === undefined || inXml === inQemu) continue;
        yield {
          params: { what, domain: xml.id, xml: inXml, qemu: inQemu },
          ...(span === undefined ? {} : { span }),
          related: xmlSpan === undefined ? [] : [xmlSpan],
          entities: [qemu.id, xml.id],
        };
      }
    }
  },
};

interface Compared {
  readonly what: QemuDifference;
  readonly inXml: string | undefined;
  readonly inQemu: string | undefined;
  readonly span: Span | undefined;
  readonly xmlSpan: Span | undefined;
}

function compare(qemu: Domain, xml: Domain): readonly Compared[] {
  // A fragment may be without what it does not say.
  const smp = qemu.vcpus.span;
  const wholeQemu = qemu.qemu?.program !== undefined;
  const wholeXml = xml.roots.some(({ name }) => name === 'domain');
  const vcpusKnown = smp !== undefined && xml.vcpus.span !== undefined;
  const cellsKnown = (wholeQemu || qemu.cells.length > 0) && (wholeXml || xml.cells.length > 0);
  const iothreadsKnown = wholeQemu && wholeXml;
  const cellSpan = qemu.cells[0]?.span ?? qemu.roots[0]?.span;
  const xmlCellSpan = xml.cells[0]?.span ?? xml.roots[0]?.span;
  const at = { span: cellSpan, xmlSpan: xmlCellSpan };
  return [
    {
      what: 'vcpus',
      inXml: vcpusKnown ? String(xml.vcpus.max) : undefined,
      inQemu: String(qemu.vcpus.max),
      span: smp,
      xmlSpan: xml.vcpus.span,
    },
    {
      what: 'topology',
      inXml: writeTopology(xml),
      inQemu: writeTopology(qemu),
      span: smp,
      xmlSpan: xml.topology?.span,
    },
    {
      what: 'cells',
      inXml: cellsKnown ? writeCells(xml, ({ cpus }) => formatCpuSet(cpus)) : undefined,
      inQemu: writeCells(qemu, ({ cpus }) => formatCpuSet(cpus)),
      ...at,
    },
    {
      what: 'cell-memory',
      inXml: cellsKnown && xml.cells.length === qemu.cells.length ? writeMemory(xml) : undefined,
      inQemu: writeMemory(qemu),
      ...at,
    },
    {
      what: 'iothreads',
      inXml: iothreadsKnown ? formatCpuSet(setOfIds(xml.iothreads)) : undefined,
      inQemu: formatCpuSet(setOfIds(qemu.iothreads)),
      span: qemu.roots[0]?.span,
      xmlSpan: xml.roots[0]?.span,
    },
  ];
}

/** As `-smp` would write it; without `<topology>` libvirt makes every vCPU a socket. */
function writeTopology({ topology }: Domain): string | undefined {
  if (topology === undefined) return undefined;
  const { sockets, dies, clusters, cores, threads } = topology;
  return `sockets=${String(sockets)},dies=${String(dies)},clusters=${String(clusters)},cores=${String(cores)},threads=${String(threads)}`
    .replace('dies=1,', '')
    .replace('clusters=1,', '');
}

function writeCells({ cells }: Domain, write: (cell: Domain['cells'][number]) => string): string {
  return cells.map((cell) => `${String(cell.id)}: ${write(cell)}`).join('; ');
}

function writeMemory(domain: Domain): string | undefined {
  if (domain.cells.some(({ memoryKiB }) => memoryKiB === undefined)) return undefined;
  return writeCells(domain, ({ memoryKiB }) => `${String(memoryKiB)} KiB`);
}
