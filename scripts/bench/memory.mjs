// @ts-check
// In a process of its own (`node --expose-gc memory.mjs COMPILED`): the heap before and after the largest analysis, as JSON.
import { pathToFileURL } from 'node:url';

const collect = /** @type {() => void} */ (Reflect.get(globalThis, 'gc'));
/** @type {typeof import('./measured.ts')} */
const measured = await import(pathToFileURL(process.argv[2] ?? '').href);
const largest = measured.syntheticCases.at(-1);
if (largest === undefined) throw new Error('no case');
const heap = () => {
  for (let turn = 0; turn < 3; turn++) collect();
  return process.memoryUsage().heapUsed;
};

measured.analyzeTexts(measured.textsOf({ cpus: 24, vcpus: 4, shape: 'node:1 core:12 pu:2' })); // code and tables
const texts = measured.textsOf(largest);
const before = heap();
const analysis = measured.analyzeTexts(texts);
const peakRss = process.resourceUsage().maxRSS * 1024;
const after = heap();
console.log(
  JSON.stringify({
    grown: after - before,
    heap: after,
    peakRss,
    text: texts.capabilities.length + texts.domain.length,
    cpus: analysis.host?.cpuTable.length,
    posted: JSON.stringify(analysis).length,
  }),
);
