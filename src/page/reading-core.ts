/**
 * Everything that reads, explains and draws, as the one chunk that the page loads after its first paint. This is
 * the only place where `page` takes functions (not types) from core, scene, render, link and the analysis' words.
 */
export { analyze } from '../core/analyze.ts';
export { buildTopologyTree } from '../core/host/topology-tree.ts';
export { countOf, formatCpuSet, hasId, intersectionOf, overlaps, rangeSet } from '../core/cpuset/cpuset.ts';
export { readLibvirtCpuset } from '../core/cpuset/libvirt-grammar.ts';
export { buildMapScene } from '../core/scene/build-map-scene.ts';
export { decodeLink, encodeLink, findLinkProblem } from '../link/link.ts';
export { paintPorts } from '../render/paint-edges.ts';
export { paintMap } from '../render/paint-map.ts';
export { paintLetters } from '../render/paint-texts.ts';
export { toSvgNode } from '../render/shape.ts';
export { approximateTextWidth } from '../render/text-width.ts';
export { analysisWords } from '../words/analysis.ts';
