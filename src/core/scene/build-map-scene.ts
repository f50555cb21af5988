/** The map: guests on the left, the host on the right, the bus between them. */
import type { Analysis } from '../analysis.ts';
import { lastId } from '../cpuset/cpuset.ts';
import { guestsElsewhere } from '../host/guests-elsewhere.ts';
import { buildTopologyTree } from '../host/topology-tree.ts';
import { chooseSizes } from './choose-sizes.ts';
import { foldNodes } from './fold-nodes.ts';
import { usualFolding } from './folding.ts';
import { fitText } from './fit-text.ts';
import { planGuests } from './guest-plan.ts';
import type { HeaderTexts } from './host-header.ts';
import { headerShape, headerTextsOf } from './host-header.ts';
import type { PlanBox } from './host-plan.ts';
import { panelsOf, planHost } from './host-plan.ts';
import type { EntityId } from '../identity.ts';
import { liftWires } from './lift-wires.ts';
import { layOutGuests } from './lay-out-guest.ts';
import type { HostLayout } from './lay-out-host.ts';
import { layOutHost } from './lay-out-host.ts';
import { busPad, margin, panelPad, snapUp } from './metrics.ts';
import { mostLanes, openChannels } from './channels.ts';
import { routeEdges } from './route-edges.ts';
import type { Scene, SceneOptions, SceneText } from './scene.ts';
import { internPlacements } from './set-pool.ts';
import { wireMemory } from './memory-wires.ts';
import { wireThreads } from './wires.ts';

/** With no domain, the width that its hint gets. */
const hintWidth = 232;

export function buildMapScene(given: Analysis, options: SceneOptions): Scene {
  const analysis: Analysis = { ...given, placements: internPlacements(given.placements) };
  const { host } = analysis;
  const noGuest = analysis.domains.length === 0;
  if (host === undefined && noGuest) return emptyScene;
  const whole: PlanBox | undefined = host === undefined ? undefined : buildTopologyTree(host);
  const wiring = wireThreads(analysis, whole);
  const { strip } = wiring;
  const guests = planGuests(analysis);
  const elsewhere = guestsElsewhere(analysis.machines);
  const memoryWires = wireMemory(
    guests.flatMap(({ domain, memory }) => (elsewhere.has(domain.id) ? [] : memory)),
    host,
  );
  const alsoFor = (options.roomFor ?? []).map(internPlacements);
  const otherWires = alsoFor.map((placements) => wireThreads({ ...analysis, placements }, whole).wires);
  const targets = (): ReadonlySet<EntityId> => {
    const found = new Set<EntityId>();
    for (const list of [wiring.wires, ...otherWires, memoryWires])
      for (const { target } of list) found.add(target);
    return found;
  };
  const folding = options.folding ?? usualFolding;
  const frame =
    whole === undefined || host === undefined
      ? undefined
      : foldNodes({ frame: whole, host, folding, targets });
  const wires = liftWires(wiring.wires, whole, frame);
  const highest = Math.max(lastId(frame?.cpus ?? []) ?? 0, lastId(strip?.cpus ?? []) ?? 0);
  const texts = new Map<PlanBox | undefined, HeaderTexts>();
  for (const box of [...(frame === undefined ? [] : panelsOf(frame).map((panel) => panel.box)), strip]) {
    texts.set(box, headerTextsOf(box, host, options));
  }
  const headerTexts = (box: PlanBox | undefined): HeaderTexts =>
    texts.get(box) ?? headerTextsOf(box, host, options);
  const {
    chips,
    units: size,
    grid: choice,
  } = chooseSizes({
    guests,
    roomFor: alsoFor,
    frame,
    strip,
    highestCpu: highest,
    headerTexts: [...texts.values()],
    leastGuestWidth: noGuest ? hintWidth : 0,
    options,
  });
  const guest = layOutGuests(guests, chips, options, margin, margin);
  const guestRight = noGuest ? margin + hintWidth : guest.right;
  const wideRow = choice.columns * (choice.panelWidth + panelPad) - 3 * panelPad;
  const plan = planHost({ frame, strip, columns: choice.columns, rowWidth: choice.rowWidth, wideRow, size });
  const channels = openChannels([...wires, ...memoryWires], guest.exits, plan);
  const others = otherWires.map((other) =>
    openChannels([...liftWires(other, whole, frame), ...memoryWires], guest.exits, plan),
  );
  const lanes = Math.max(channels.bus.lanes.length, ...others.map(({ bus }) => bus.lanes.length));
  const pitch = lanes <= 12 ? 8 : lanes <= 24 ? 6 : 4;
  const busX = guestRight + busPad;
  const hostX = snapUp(noGuest ? busX : busX + Math.max(24, (lanes - 1) * pitch + busPad));
  const layout = layOutHost({
    plan,
    host,
    size,
    counts: mostLanes([channels.counts, ...others.map(({ counts }) => counts)]),
    memory: [...new Set(memoryWires.map(({ verdict }) => verdict))].sort(),
    panelWidth: choice.panelWidth,
    header: headerShape([...texts.values()], choice.panelWidth - 2 * panelPad, options.textWidth),
    headerTexts,
    options,
    x: hostX,
    y: margin,
  });
  const notes = [
    ...(noGuest ? hint(options.labels.noDomain, options.labels.noDomainHint, margin, options) : []),
    ...(host === undefined ? unplacedHint(options, hostX + panelPad, layout) : []),
  ];
  const lowest = notes.reduce((most, note) => Math.max(most, note.y), Math.max(layout.bottom, guest.bottom));
  return {
    width: layout.right + margin,
    height: snapUp(lowest) + margin,
    hostBoxes: layout.boxes,
    guestPanels: guest.panels,
    threads: guest.threads,
    ...routeEdges(channels, plan, layout, { x: busX, pitch }),
    guestCores: guest.cores,
    notes,
  };
}

const emptyScene: Scene = {
  width: 640,
  height: 320,
  hostBoxes: [],
  guestPanels: [],
  threads: [],
  edges: [],
  memoryEdges: [],
  guestCores: [],
  notes: [],
};

function hint(title: string, text: string, x: number, { textWidth }: SceneOptions): readonly SceneText[] {
  const lines = [fitText(title, hintWidth, { x, y: margin + 25, role: 'hint-title' }, textWidth)];
  for (const [index, line] of wrap(text, hintWidth, (part) => textWidth(part, 'hint')).entries()) {
    lines.push({ x, y: margin + 48 + index * 18, text: line, role: 'hint', anchor: 'start' });
  }
  return lines.filter((line) => line !== undefined);
}

function unplacedHint(
  { labels, textWidth }: SceneOptions,
  x: number,
  layout: HostLayout,
): readonly SceneText[] {
  const width = layout.right - panelPad - x;
  return wrap(labels.unplacedHint, width, (part) => textWidth(part, 'hint')).map((text, index) => ({
    x,
    y: layout.bottom + 24 + index * 18,
    text,
    role: 'hint',
    anchor: 'start',
  }));
}

/** Breaks between words, and anywhere between Chinese characters. */
function wrap(text: string, width: number, measure: (text: string) => number): readonly string[] {
  const pieces = text.match(/[\u2e80-\u9fff\uff00-\uffef]|[^\s\u2e80-\u9fff\uff00-\uffef]+\s*|\s+/g) ?? [];
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (line !== '' && measure((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  if (line !== '') lines.push(line.trimEnd());
  return lines;
}
