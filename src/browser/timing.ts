/** User Timing of the one path that must be fast: from given text to painted picture. */

const marks = {
  given: 'pinscope:paste',
  analyzed: 'pinscope:analyzed',
  painted: 'pinscope:painted',
} as const;
const measure = 'pinscope:paste-to-paint';

/** Text arrived: a paste, a drop, an opened file, a link, an example, a key stroke. Starts a new measurement. */
export function markGiven(): void {
  for (const name of Object.values(marks)) performance.clearMarks(name);
  performance.clearMeasures(measure);
  performance.mark(marks.given);
}

export function markAnalyzed(): void {
  performance.clearMarks(marks.analyzed);
  performance.mark(marks.analyzed);
}

export function markPainted(): void {
  if (performance.getEntriesByName(marks.given, 'mark').length === 0) return;
  performance.clearMarks(marks.painted);
  performance.clearMeasures(measure);
  performance.mark(marks.painted);
  performance.measure(measure, marks.given, marks.painted);
}

let held = 0;
let onReleased: (() => void)[] = [];

/** So long whatever comes after the picture waits for one that is still being made. */
const longestHoldMs = 1000;

/**
 * A picture that is made in several tasks is not painted before the last of them: until what is returned is called, or a
 * second is over, {@link afterPaint} waits.
 */
export function holdPaint(): () => void {
  let isHeld = true;
  held++;
  const release = (): void => {
    if (!isHeld) return;
    isHeld = false;
    clearTimeout(timer);
    held--;
    if (held > 0) return;
    const waiting = onReleased;
    onReleased = [];
    for (const run of waiting) run();
  };
  const timer = setTimeout(release, longestHoldMs);
  return release;
}

/**
 * Runs once the frame that shows what is in the DOM now is on its way: a message posted from an animation frame
 * arrives after that frame's style, layout and paint. A page in the background has no frames: then a timer does.
 */
export function afterPaint(run: () => void): () => void {
  let isDone = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const once = (): void => {
    if (isDone) return;
    clearTimeout(timer);
    if (held > 0) {
      onReleased.push(wait);
      return;
    }
    isDone = true;
    run();
  };
  const wait = (): void => {
    if (isDone) return;
    timer = setTimeout(once, 400);
    requestAnimationFrame(() => {
      // This frame does not show the picture that is being made: the one after does.
      const isEarly = held > 0;
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        channel.port1.close();
        if (!isEarly || held > 0) once();
        else if (!isDone) {
          clearTimeout(timer);
          wait();
        }
      };
      channel.port2.postMessage(undefined);
    });
  };
  wait();
  return () => {
    isDone = true;
    clearTimeout(timer);
  };
}

/** Runs in a task of its own, so that input which came meanwhile is heard first. */
export function afterInput(run: () => void): () => void {
  let isDropped = false;
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    channel.port1.close();
    if (!isDropped) run();
  };
  channel.port2.postMessage(undefined);
  return () => {
    isDropped = true;
  };
}

/** Runs once what is in the DOM now is painted and the page has nothing else to do, or soon after. Safari: soon after. */
export function afterPaintWhenIdle(run: () => void): () => void {
  let stop = afterPaint(() => {
    if (typeof requestIdleCallback === 'function') {
      const asked = requestIdleCallback(run, { timeout: 200 });
      stop = () => {
        cancelIdleCallback(asked);
      };
    } else {
      const timer = setTimeout(run, 30);
      stop = () => {
        clearTimeout(timer);
      };
    }
  });
  return () => {
    stop();
  };
}
