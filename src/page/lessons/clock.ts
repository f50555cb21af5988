/** How long the presentation has been going on. */
import { useEffect, useState } from 'react';
import { createStore } from 'zustand/vanilla';

export interface Clock {
  /** Up to when it was stopped last. */
  readonly elapsedMs: number;
  /** By the wall clock; undefined: it stands. */
  readonly runningSince: number | undefined;
}

export const clockStore = createStore<Clock>()(() => ({ elapsedMs: 0, runningSince: undefined }));

function elapsedOf({ elapsedMs, runningSince }: Clock): number {
  return elapsedMs + (runningSince === undefined ? 0 : Math.max(0, Date.now() - runningSince));
}

export function startClock(): void {
  const { runningSince } = clockStore.getState();
  if (runningSince === undefined) clockStore.setState({ runningSince: Date.now() });
}

export function pauseClock(): void {
  clockStore.setState({ elapsedMs: elapsedOf(clockStore.getState()), runningSince: undefined });
}

export function resetClock(): void {
  const { runningSince } = clockStore.getState();
  clockStore.setState({ elapsedMs: 0, runningSince: runningSince === undefined ? undefined : Date.now() });
}

/** `12:05`, every second anew. */
export function useElapsed(clock: Clock): string {
  const [, tick] = useState(0);
  const isRunning = clock.runningSince !== undefined;
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(() => {
      tick((n) => n + 1);
    }, 1000);
    return () => {
      clearInterval(timer);
    };
  }, [isRunning]);
  const seconds = Math.floor(elapsedOf(clock) / 1000);
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;
}
