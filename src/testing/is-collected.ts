/** Whether nothing holds an object any more. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

export async function isCollected(held: WeakRef<object>): Promise<boolean> {
  // A task later: in one that made or asked it a WeakRef holds it itself.
  await new Promise((resolve) => setTimeout(resolve));
  setFlagsFromString('--expose_gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  return held.deref() === undefined;
}
