/** Runs in Chromium: our reading of XML and the browser's own, turn by turn in one page. */
import { readXml } from '../../src/core/xml/read-xml.ts';

export interface XmlJob {
  readonly text: string;
  readonly how: 'domain' | 'large';
  readonly rounds: number;
}

export interface XmlTimes {
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
}

/** Short runs are repeated, because the clock of a page is coarse. */
const shortestSampleMs = 8;
const warmUpMs = 400;

function compareXml({ text, how, rounds }: XmlJob): XmlTimes {
  const parser = new DOMParser();
  let elements = 0;
  const readOurs = (): void => {
    const { root, fault } = readXml({ source: 's', text, at: 0 }, how);
    if (root === undefined || fault !== undefined) throw new Error(`not read: ${fault?.detail ?? 'no root'}`);
    elements += root.children.length;
  };
  const readTheirs = (): void => {
    const { documentElement } = parser.parseFromString(text, 'text/xml');
    if (documentElement.nodeName === 'parsererror') throw new Error('not read by DOMParser');
    elements += documentElement.childElementCount;
  };
  const repeatOurs = warmUp(readOurs);
  const repeatTheirs = warmUp(readTheirs);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    ours.push(timeOf(readOurs, repeatOurs));
    theirs.push(timeOf(readTheirs, repeatTheirs));
  }
  if (elements === 0) throw new Error('nothing was read');
  return { ours, theirs };
}

/** How often to run it for one sample. */
function warmUp(run: () => void): number {
  const begin = performance.now();
  let last = 0;
  for (let runs = 0; runs < 3 || performance.now() - begin < warmUpMs; runs++) last = timeOf(run, 1);
  return Math.max(1, Math.ceil(shortestSampleMs / Math.max(last, 0.05)));
}

function timeOf(run: () => void, repeat: number): number {
  const begin = performance.now();
  for (let done = 0; done < repeat; done++) run();
  return (performance.now() - begin) / repeat;
}

Object.assign(globalThis, { compareXml });
