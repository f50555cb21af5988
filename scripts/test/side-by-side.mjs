// @ts-check
// Runs jobs side by side in a fixed number of places, and keeps what they print apart.

/**
 * @typedef {object} Job
 * @property {string} name
 * @property {number} places  how many places it takes: one where it keeps one core busy, all where it keeps every core busy
 * @property {readonly string[]} [after]  names of jobs that must have ended before
 * @property {(print: Print) => Promise<void>} run
 */
/** @typedef {(text: string | Uint8Array) => void} Print */

/**
 * Runs all jobs, each as soon as those before it have ended and its places are free; of several, the first in the
 * list. The oldest running job prints at once; what the others say is kept until they are the oldest, or have ended.
 * @param {readonly Job[]} jobs
 * @param {number} places
 * @param {Print} print
 */
export async function runSideBySide(jobs, places, print) {
  const waiting = [...jobs];
  /** @type {Set<string>} */
  const unfinished = new Set(jobs.map(({ name }) => name));
  /** In the order of their start. @type {{ name: string, kept: (string | Uint8Array)[], hasEnded: boolean }[]} */
  const desks = [];
  let free = places;
  /** @type {Map<string, Promise<void>>} */
  const running = new Map();

  const speak = () => {
    for (;;) {
      const [first] = desks;
      if (first === undefined) return;
      for (const text of first.kept.splice(0)) print(text);
      if (!first.hasEnded) return;
      desks.shift();
    }
  };
  /** @param {Job} job */
  const start = (job) => {
    free -= job.places;
    const desk = { name: job.name, kept: /** @type {(string | Uint8Array)[]} */ ([]), hasEnded: false };
    desks.push(desk);
    const end = job
      .run((text) => {
        desk.kept.push(text);
        speak();
      })
      .finally(() => {
        desk.hasEnded = true;
        free += job.places;
        unfinished.delete(job.name);
        running.delete(job.name);
        speak();
      });
    running.set(job.name, end);
  };

  while (waiting.length > 0 || running.size > 0) {
    for (;;) {
      const next = waiting.find(
        (job) => job.places <= free && (job.after ?? []).every((name) => !unfinished.has(name)),
      );
      if (next === undefined) break;
      waiting.splice(waiting.indexOf(next), 1);
      start(next);
    }
    if (running.size === 0) throw new Error(`these wait for each other: ${waiting.map(({ name }) => name)}`);
    await Promise.race(running.values());
  }
}
