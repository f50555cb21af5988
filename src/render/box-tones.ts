/** Which tone tints a CPU, a core or a run of CPUs: that of the lines that reach it, or its class under a lens. */
import { idsOf, onlyId } from '../core/cpuset/cpuset.ts';
import type { EntityId } from '../core/identity.ts';
import type { Lens, LensClass } from '../core/lens/lens.ts';
import type { HostBox, Scene, SceneEdge } from '../core/scene/scene.ts';

export interface BoxTone {
  readonly tone: string;
  /** Of the class that can be filtered out. */
  readonly key?: string;
  /** In the box's corner, beside the tint. */
  readonly sign?: string;
}

/** Undefined: no tint. */
export type ToneOf = (box: HostBox) => BoxTone | undefined;

export function tonesUnder(lens: Lens | undefined, edges: readonly SceneEdge[]): ToneOf {
  if (lens?.classOfNode !== undefined) return tonesOfNodes(lens.classOfNode);
  const toneOf = lens === undefined || lens.id === 'source' ? tonesOfReached(edges) : tonesOfCpus(lens);
  return (box) =>
    box.kind === 'pcpu' || box.kind === 'core' || box.kind === 'range' || box.kind === 'tile'
      ? toneOf(box)
      : undefined;
}

/** What nodes look like from what is selected is looked at while it is lit: such tints do not make room for light. */
export function hasLastingTints(lens: Lens | undefined): boolean {
  return lens?.classOfNode !== undefined;
}

/** Whole nodes: those without a CPU too, and nothing twice. */
function tonesOfNodes(classOfNode: NonNullable<Lens['classOfNode']>): ToneOf {
  return ({ kind, id }) =>
    kind === 'node' || kind === 'tile' ? classOfNode.get(Number(id.slice('node:'.length))) : undefined;
}

/** So that a tint stays within the outline of its box, and within its rounded corners. */
export function tintInset({ kind, parent }: HostBox): number {
  if (kind === 'node') return 3;
  return kind === 'pcpu' && parent?.startsWith('core:') === true ? 2.5 : 2;
}

/** `vcpupin`, or `several`: a box that lines of one source reach is tinted in its colour. */
function tonesOfReached(edges: readonly SceneEdge[]): ToneOf {
  const sources = new Map<EntityId, string>();
  for (const { target, source } of edges) {
    const known = sources.get(target);
    sources.set(target, known === undefined || known === source ? source : 'several');
  }
  return ({ id }) => {
    const tone = sources.get(id);
    return tone === undefined ? undefined : { tone };
  };
}

function tonesOfCpus({ classes, classOfCpu, loadOfCpu }: Lens): ToneOf {
  /** Of a folded node: the class of its CPUs that stands first in the legend, where what matters most stands. */
  const ofTile = ({ cpus }: HostBox): BoxTone | undefined => {
    const found = new Set<LensClass>();
    for (const id of idsOf(cpus)) {
      const own = classOfCpu.get(id);
      if (own !== undefined) found.add(own);
    }
    return classes.find((one) => found.has(one));
  };
  return (box) => {
    const { kind, cpus } = box;
    if (kind === 'tile') return ofTile(box);
    const cpu = kind === 'pcpu' ? onlyId(cpus) : undefined;
    const found = cpu === undefined ? undefined : classOfCpu.get(cpu);
    const load = cpu === undefined ? undefined : loadOfCpu?.get(cpu);
    return found === undefined || load === undefined ? found : { ...found, sign: String(load) };
  };
}

/** What is hatched: the boxes in which somebody decides later where threads run. */
export function unknownTargets({ edges }: Scene): ReadonlySet<EntityId> {
  return new Set(edges.filter((edge) => edge.unknown).map((edge) => edge.target));
}
