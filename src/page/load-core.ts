/** Loads the reading core, the picture's pane and the details once; a failed load (a lost connection) may be tried again. */
export type ReadingCore = typeof import('./reading-core.ts') &
  typeof import('./finding-core.ts') &
  typeof import('./drawing-core.ts') &
  typeof import('./saying-core.ts') &
  typeof import('./inspector/facts.tsx') &
  typeof import('./picture/picture-pane.tsx') &
  typeof import('./rules/rules-menu.tsx');

let loading: Promise<ReadingCore> | undefined;

export function loadCore(): Promise<ReadingCore> {
  loading ??= Promise.all([
    import('./reading-core.ts'),
    import('./finding-core.ts'),
    import('./drawing-core.ts'),
    import('./saying-core.ts'),
    import('./picture/picture-pane.tsx'),
    import('./inspector/facts.tsx'),
    import('./rules/rules-menu.tsx'),
  ]).then(
    ([core, finding, drawing, saying, picture, facts, rules]) => ({
      ...core,
      ...finding,
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
