/** What may still be run of the loops of one pasted text, in characters of statements: each counts as often as it runs. */
export interface LoopBudget {
  left: number;
}

/** Some ten thousands of commands: more than anybody's loops set pins. */
export function newLoopBudget(): LoopBudget {
  return { left: 2_000_000 };
}
