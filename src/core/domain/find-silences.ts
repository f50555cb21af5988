/** What libvirt drops or changes of a domain that it takes. */
import { countOf, differenceOf, formatCpuSet, intersectionOf, isEmpty, rangeSet } from '../cpuset/cpuset.ts';
import { attributeOf, childNamed, childrenNamed, elementsAt, type XmlElement } from '../xml/xml.ts';
import { isDroppedNodeset } from './elements/hugepages.ts';
import { readSetAttribute } from './elements/refuse.ts';
import { findUnread, mostSilences } from './find-unread.ts';
import { readUintAttribute } from './libvirt-number.ts';
import type { ParsedDomain } from './parse-domain.ts';
import type { CompletedDomain } from './post-parse.ts';
import type { Silence } from './silence.ts';

export function findSilences(parsed: ParsedDomain, completed: CompletedDomain): readonly Silence[] {
  const all = [
    ...findUnread(parsed.element, parsed.context.changes),
    ...droppedControl(parsed),
    ...droppedPriorities(parsed.element),
    ...droppedNodesets(parsed),
    ...replacedMemory(parsed, completed),
    ...filledCell(parsed, completed),
    ...overruledCounts(parsed),
  ];
  return all.slice(0, mostSilences);
}

function droppedControl({ element, max }: ParsedDomain): readonly Silence[] {
  return ['cachetune', 'memorytune'].flatMap((name) =>
    elementsAt(element, 'cputune', name).flatMap((control): readonly Silence[] => {
      const attribute = attributeOf(control, 'vcpus');
      const reading = attribute === undefined ? undefined : readSetAttribute(attribute);
      if (reading === undefined || reading.fault?.kind === 'grammar') return [];
      const base = { kind: 'resource-control-dropped', element: name, span: control.tagSpan } as const;
      if (isEmpty(intersectionOf(reading.set ?? [], rangeSet(0, max - 1))))
        return [{ ...base, why: 'no-vcpus' }];
      const says = control.children.some((child) => ['cache', 'node', 'monitor'].includes(child.name));
      return says ? [] : [{ ...base, why: 'says-nothing' }];
    }),
  );
}

function droppedPriorities(domain: XmlElement): readonly Silence[] {
  return ['vcpusched', 'iothreadsched', 'emulatorsched'].flatMap((name) =>
    elementsAt(domain, 'cputune', name).flatMap((element): readonly Silence[] => {
      const policy = attributeOf(element, 'scheduler')?.value ?? '';
      const priority = attributeOf(element, 'priority');
      if (priority === undefined || (policy !== 'batch' && policy !== 'idle')) return [];
      return [{ kind: 'priority-dropped', element: name, policy, span: priority.span }];
    }),
  );
}

function droppedNodesets({ element, numatune, memory, cells }: ParsedDomain): readonly Silence[] {
  const first = childrenNamed(element, 'numatune').flatMap((one) => childNamed(one, 'memory') ?? [])[0];
  const nodeset = first === undefined ? undefined : attributeOf(first, 'nodeset');
  const found: Silence[] = [];
  if (numatune.memory?.placement === 'auto' && nodeset !== undefined)
    found.push({ kind: 'nodeset-dropped', text: nodeset.value, span: nodeset.span });
  for (const page of memory.hugepages) {
    if (isDroppedNodeset(page, cells.length))
      found.push({ kind: 'hugepage-nodeset-dropped', span: page.nodeset?.span ?? page.span });
  }
  return found;
}

function replacedMemory({ memory }: ParsedDomain, { totalKiB }: CompletedDomain): readonly Silence[] {
  const written = memory.total;
  if (written === undefined || written.kib === 0 || written.kib === totalKiB) return [];
  return [{ kind: 'memory-replaced', writtenKiB: written.kib, totalKiB, span: written.span }];
}

/** vCPUs that no cell names go to cell 0. */
function filledCell({ cells: written }: ParsedDomain, { cells }: CompletedDomain): readonly Silence[] {
  const [before] = written;
  const [after] = cells;
  if (before === undefined || after === undefined) return [];
  const added = differenceOf(after.cpus, before.cpus);
  if (isEmpty(added)) return [];
  return [{ kind: 'vcpus-added-to-cell', vcpus: formatCpuSet(added), cell: 0, span: before.span }];
}

function overruledCounts({ element, vcpu, states, iothreads }: ParsedDomain): readonly Silence[] {
  const found: Silence[] = [];
  const online = countOf(states.online);
  const currentSpan = childNamed(element, 'vcpu');
  const current = currentSpan === undefined ? undefined : attributeOf(currentSpan, 'current');
  if (
    states.listed.length > 0 &&
    vcpu.current !== undefined &&
    current !== undefined &&
    vcpu.current !== online
  )
    found.push({ kind: 'current-dropped', written: vcpu.current, online, span: current.span });
  const countElement = childNamed(element, 'iothreads');
  const written = countElement === undefined ? undefined : readUintAttribute(countElement.text);
  if (countElement !== undefined && written !== undefined && written < iothreads.ids.length) {
    const count = iothreads.ids.length;
    found.push({ kind: 'iothreads-raised', written, count, span: countElement.span });
  }
  return found;
}
