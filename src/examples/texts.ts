/** The texts of the examples, verbatim; one lazy chunk. */
const modules = import.meta.glob<string>('./texts/*', { query: '?raw', import: 'default', eager: true });

export const texts: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(modules).map(([path, text]) => [path.slice('./texts/'.length), text]),
);
