/** `<numatune>`: where memory may live (virDomainNumatuneParseXML, virDomainNumatuneSet in numa_conf.c). */
import type { Span } from '../../text/source.ts';
import { attributeOf, childNamed, childrenNamed, type XmlElement } from '../../xml/xml.ts';
import type { GuestCell, MemnodeTune, MemoryMode, MemoryTune, SetAttribute } from '../domain.ts';
import type { Changes } from '../versions.ts';
import { readWord } from './attributes.ts';
import { readSetAttribute, readUint, type RefusalList } from './refuse.ts';

const modes: readonly MemoryMode[] = ['strict', 'preferred', 'interleave', 'restrictive'];

function isMode(text: string): text is MemoryMode {
  return (modes as readonly string[]).includes(text);
}

const memnodeMustBeRestrictive =
  "XML error: 'restrictive' mode is required in memnode element when mode is 'restrictive' in memory element";

export interface NumatuneElement {
  readonly memory: MemoryTune | undefined;
  readonly memnodes: readonly MemnodeTune[];
}

/** `vcpuAuto`: `<vcpu placement='auto'>`, which makes libvirt add strict/auto memory when none is given. */
export function readNumatune(
  domain: XmlElement,
  vcpuAuto: boolean,
  vcpuSpan: Span | undefined,
  cells: readonly GuestCell[],
  changes: Changes,
  refusals: RefusalList,
): NumatuneElement {
  const elements = childrenNamed(domain, 'numatune');
  const second = elements[1];
  if (second !== undefined) refusals.add('XML error: only one numatune is supported', second.span);
  const element = elements[0];
  const memoryElement = element === undefined ? undefined : childNamed(element, 'memory');
  const memory = memoryElement === undefined ? undefined : readMemory(memoryElement, vcpuAuto, refusals);
  const implied: MemoryTune | undefined =
    vcpuAuto && memoryElement === undefined && vcpuSpan !== undefined
      ? { mode: 'strict', placement: 'auto', span: vcpuSpan }
      : undefined;
  const effective = memory ?? implied;
  const memnodes = element === undefined ? [] : readMemnodes(element, effective, cells, changes, refusals);
  return { memory: effective, memnodes };
}

function readMemory(element: XmlElement, vcpuAuto: boolean, refusals: RefusalList): MemoryTune | undefined {
  const modeAttribute = attributeOf(element, 'mode');
  const placementAttribute = attributeOf(element, 'placement');
  const nodesetAttribute = attributeOf(element, 'nodeset');
  let mode: MemoryMode = 'strict';
  if (modeAttribute !== undefined) {
    if (isMode(modeAttribute.value)) mode = modeAttribute.value;
    else {
      refusals.add(
        `unsupported configuration: Unsupported NUMA memory tuning mode '${modeAttribute.value}'`,
        modeAttribute.span,
      );
    }
  }
  const written = placementAttribute?.value;
  if (placementAttribute !== undefined && !['default', 'static', 'auto'].includes(placementAttribute.value)) {
    refusals.add(
      `unsupported configuration: Unsupported NUMA memory placement mode '${placementAttribute.value}'`,
      placementAttribute.span,
    );
  }
  const nodeset = nodesetAttribute === undefined ? undefined : readSetAttribute(nodesetAttribute);
  if (nodeset !== undefined) refusals.addSetFault(nodeset, 'nodeset');
  // <memory/> without any attribute says nothing at all, even with <vcpu placement='auto'>.
  if (modeAttribute === undefined && placementAttribute === undefined && nodeset === undefined)
    return undefined;

  const placement = effectivePlacement(written, nodeset, vcpuAuto);
  if (placement === 'static' && nodeset === undefined) {
    refusals.add(
      "unsupported configuration: nodeset for NUMA memory tuning must be set if 'placement' is 'static'",
      element.span,
    );
  }
  return {
    mode,
    placement,
    // placement='auto' drops the nodeset.
    ...(nodeset !== undefined && placement === 'static' ? { nodeset } : {}),
    span: element.span,
  };
}

function effectivePlacement(
  written: string | undefined,
  nodeset: SetAttribute | undefined,
  vcpuAuto: boolean,
): 'static' | 'auto' {
  if (written === 'static' || written === 'auto') return written;
  return nodeset !== undefined || !vcpuAuto ? 'static' : 'auto';
}

function readMemnodes(
  numatune: XmlElement,
  memory: MemoryTune | undefined,
  cells: readonly GuestCell[],
  changes: Changes,
  refusals: RefusalList,
): readonly MemnodeTune[] {
  const elements = childrenNamed(numatune, 'memnode');
  const first = elements[0];
  if (first === undefined) return [];
  if (memory?.placement === 'auto') {
    refusals.add(
      'unsupported configuration: Per-node binding is not compatible with automatic NUMA placement.',
      first.span,
    );
  } else if (cells.length === 0) {
    refusals.add("XML error: Element 'memnode' is invalid without any guest NUMA cells", first.span, {
      rule: 'memnode-without-cell',
    });
  }
  const seen = new Set<number>();
  return elements.flatMap((element) => readMemnode(element, memory, cells, seen, changes, refusals));
}

function readMemnode(
  element: XmlElement,
  memory: MemoryTune | undefined,
  cells: readonly GuestCell[],
  seen: Set<number>,
  changes: Changes,
  refusals: RefusalList,
): readonly MemnodeTune[] {
  const cell = readUint(element, 'cellid', refusals, { required: true });
  if (cell === undefined) return [];
  if (cell >= cells.length) {
    refusals.add(
      "XML error: Argument 'cellid' in memnode element must correspond to existing guest's NUMA cell",
      element.span,
      { rule: 'memnode-without-cell' },
    );
  }
  if (seen.has(cell)) {
    refusals.add(`XML error: Multiple memnode elements with cellid ${String(cell)}`, element.span);
    return [];
  }
  seen.add(cell);
  const mode = readWord(element, 'mode', modes, refusals) ?? 'strict';
  // Later releases look at that only when all is read, and in both directions.
  const isChecked = !changes.has('memnode-restrictive-both-ways');
  if (isChecked && memory?.mode === 'restrictive' && mode !== 'restrictive')
    refusals.add(memnodeMustBeRestrictive, element.span);
  const attribute = attributeOf(element, 'nodeset');
  if (attribute === undefined) {
    refusals.add('XML error: Missing required nodeset attribute in memnode element', element.span);
    return [];
  }
  const nodeset = readSetAttribute(attribute);
  refusals.addSetFault(nodeset, 'nodeset');
  return [{ cell, mode, nodeset, span: element.span }];
}

/** What a cell's memnode and the domain's `<memory>` demand of each other since 9.4.0 (virDomainNumaDefValidate). */
export function checkRestrictiveMemnode(
  cell: number,
  { memory, memnodes }: NumatuneElement,
  refusals: RefusalList,
): void {
  const memnode = memnodes.find((one) => one.cell === cell);
  if (memnode === undefined) return;
  const isGeneral = memory?.mode === 'restrictive';
  if (isGeneral && memnode.mode !== 'restrictive') refusals.add(memnodeMustBeRestrictive, memnode.span);
  if (!isGeneral && memnode.mode === 'restrictive') {
    refusals.add(
      "XML error: 'restrictive' mode is required in memory element when mode is 'restrictive' in memnode element",
      memnode.span,
    );
  }
}
