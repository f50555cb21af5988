/** How far the reader got in each lesson, kept in localStorage; a browser that forbids it forgets, and that is all. */
const key = 'pinscope:lessons';

export interface LessonProgress {
  /** The step that was on show last, from 0. */
  readonly step: number;
  /** By step id: answered rightly, or only seen. */
  readonly done: Readonly<Record<string, 'right' | 'seen'>>;
}

const most = { lessons: 64, steps: 64 } as const;

export function readLessonProgress(): Readonly<Record<string, LessonProgress>> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(
      Object.entries(value)
        .slice(0, most.lessons)
        .flatMap(([id, kept]: [string, unknown]) => {
          const progress = progressOf(kept);
          return progress === undefined ? [] : [[id, progress]];
        }),
    );
  } catch {
    return {};
  }
}

function progressOf(value: unknown): LessonProgress | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { step, done } = value as Readonly<Record<string, unknown>>;
  if (typeof step !== 'number' || !Number.isInteger(step) || typeof done !== 'object' || done === null)
    return undefined;
  const known = Object.entries(done)
    .slice(0, most.steps)
    .filter((entry): entry is [string, 'right' | 'seen'] => entry[1] === 'right' || entry[1] === 'seen');
  return { step: Math.max(0, step), done: Object.fromEntries(known) };
}

export function writeLessonProgress(progress: Readonly<Record<string, LessonProgress>>): void {
  try {
    localStorage.setItem(key, JSON.stringify(progress));
  } catch {
    // As long as the page lasts.
  }
}
