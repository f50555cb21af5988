/** Whether nothing holds an object any more. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What the compiler is at work on in another thread is held by it, for a moment. */
const mostTries = 20;
const pauseMs = 50;

export async function isCollected(held: WeakRef<object>): Promise<boolean> {
  setFlagsFromString('--expose_gc');
  const collect = runInNewContext('gc') as () => void;
  for (let tried = 0; tried < mostTries; tried++) {
    // A task later: in one that made or asked it a WeakRef holds it itself.
    await new Promise((resolve) => setTimeout(resolve, tried === 0 ? 0 : pauseMs));
    collect();
    if (held.deref() === undefined) return true;
  }
  return false;
}
