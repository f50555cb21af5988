/** Everything that lays out and paints, loaded beside the reading core and the picture's pane. */
export { markEntities } from '../core/findings/mark-entities.ts';
export { buildTopologyTree } from '../core/host/topology-tree.ts';
export { seenSets } from '../core/live/seen-sets.ts';
export { countLoad } from '../core/lens/count-load.ts';
export { lookThrough } from '../core/lens/look-through.ts';
export { veilLens } from '../core/lens/veil-lens.ts';
export { buildMapScene } from '../core/scene/build-map-scene.ts';
export { pathTo } from '../core/scene/path-to.ts';
export { veilScene } from '../core/scene/veil-scene.ts';
export { paintBundles, paintPorts } from '../render/paint-edges.ts';
export { paintMap } from '../render/paint-map.ts';
export { paintRings } from '../render/paint-rings.ts';
export { paintPipes } from '../render/paint-memory.ts';
export { rectPath } from '../render/paint-parts.ts';
export { paintLetters, paintNames } from '../render/paint-texts.ts';
export { styleUnder } from '../render/tone-styles.ts';
export { toSvgNode } from '../render/shape.ts';
export { approximateTextWidth } from '../render/text-width.ts';
