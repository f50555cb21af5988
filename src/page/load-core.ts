/** Loads the reading core and the picture's pane once; a failed load (a lost connection) may be tried again. */
export type ReadingCore = typeof import('./reading-core.ts') &
  typeof import('./drawing-core.ts') &
  typeof import('./saying-core.ts') &
  typeof import('./picture/picture-pane.tsx') &
  typeof import('./rules/rules-menu.tsx');

let loading: Promise<ReadingCore> | undefined;

export function loadCore(): Promise<ReadingCore> {
  loading ??= Promise.all([
    import('./reading-core.ts'),
    import('./drawing-core.ts'),
    import('./saying-core.ts'),
    import('./picture/picture-pane.tsx'),
    import('./rules/rules-menu.tsx'),
  ]).then(
    ([core, drawing, saying, picture, rules]) => ({ ...core, ...drawing, ...saying, ...picture, ...rules }),
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}
