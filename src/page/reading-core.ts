/**
 * Everything that reads and explains, as one chunk that the page loads after its first paint. Here and in
 * its neighbours `drawing-core.ts`, `judging-core.ts` and `saying-core.ts` alone does `page` take functions (not types) from core, scene, render, link and words.
 */
export { analyzeFirst } from '../core/analyze-first.ts';
export { changedThreads } from '../core/change/applied-change.ts';
export {
  countOf,
  differenceOf,
  formatCpuSet,
  hasId,
  intersectionOf,
  overlaps,
  rangeSet,
  setOfIds,
} from '../core/cpuset/cpuset.ts';
export { marksOf } from '../core/host/cpu-marks.ts';
export { hostOfGuest } from '../core/host/guests-elsewhere.ts';
export { readLibvirtCpuset } from '../core/cpuset/libvirt-grammar.ts';
export { baselineVersion, compareVersions, tidyVersion } from '../core/domain/versions.ts';
export { cgroupKinds } from '../core/placement/choices.ts';
export { eraFactNames, eraIds, eras } from '../core/placement/eras.ts';
export { placementsHere } from '../core/placement/placements-here.ts';
export { basisOfRelease, newestKnownRelease, rulesInForce } from '../core/placement/releases.ts';
