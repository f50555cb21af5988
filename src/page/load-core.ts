/**
 * Loads the reading core, the picture's pane and the details once, and after them the rules with their words; a failed
 * load (a lost connection) may be tried again.
 */
export type ReadingCore = typeof import('./reading-core.ts') &
  typeof import('./drawing-core.ts') &
  typeof import('./saying-core.ts') &
  typeof import('./inspector/facts.tsx') &
  typeof import('./picture/picture-pane.tsx') &
  typeof import('./rules/rules-menu.tsx');

let loading: Promise<ReadingCore> | undefined;

export function loadCore(): Promise<ReadingCore> {
  loading ??= Promise.all([
    import('./reading-core.ts'),
    import('./drawing-core.ts'),
    import('./saying-core.ts'),
    import('./picture/picture-pane.tsx'),
    import('./inspector/facts.tsx'),
    import('./rules/rules-menu.tsx'),
  ]).then(
    ([core, drawing, saying, picture, facts, rules]) => ({
      ...core,
      ...drawing,
      ...saying,
      ...picture,
      ...facts,
      ...rules,
    }),
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

export type JudgingCore = typeof import('./judging-core.ts');

let loadingJudging: Promise<JudgingCore> | undefined;

export function loadJudging(): Promise<JudgingCore> {
  loadingJudging ??= import('./judging-core.ts').catch((error: unknown) => {
    loadingJudging = undefined;
    throw error;
  });
  return loadingJudging;
}
