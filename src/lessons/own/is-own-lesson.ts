/** By its first field, which the format demands (docs/lesson-format.md); whether it is a good one is found when it is opened. */
export function isOwnLesson(text: string): boolean {
  return /^\s*\{\s*"format"\s*:\s*"pinscope-lesson"/.test(text.slice(0, 200));
}
