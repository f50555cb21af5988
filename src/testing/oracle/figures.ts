/** A comparison in words: how many were accepted, how often each message was met, what differs. */
import type { Comparison, Disagreement } from './compare-generated.ts';
import { templateOf } from './compare.ts';

export function countsOf(all: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}

export function describeCounts(counts: ReadonlyMap<string, number>): readonly string[] {
  return [...counts].sort((a, b) => b[1] - a[1]).map(([what, n]) => `${String(n).padStart(6)}  ${what}`);
}

export function describeFigures(name: string, seed: number, comparison: Comparison): string {
  const { accepted, refused, crashed, seconds } = comparison;
  const all = accepted + refused.length + crashed;
  // Of what is no XML the sentence alone; the line of the text below it is another each time.
  const sentences = refused.map((error) => /^\(domain_definition\):\d+: .*/.exec(error)?.[0] ?? error);
  return [
    `${name}: ${all} domains, seed ${seed}: ${accepted} accepted, ${refused.length} refused, ` +
      `${crashed} crashed libvirt (${Math.round(all / seconds)} domains/s)`,
    ...describeCounts(countsOf(sentences.map(templateOf))),
  ].join('\n');
}

export function describeWrong({ wrong }: Comparison): string {
  const groups = countsOf(wrong.map(({ lines }) => templateOf(lines.slice(0, 2).join('\n'))));
  const list = describeCounts(groups).join('\n');
  return `${wrong.length} differ:\n${list}\nsome of them:\n${wrong.slice(0, 3).map(show).join('\n\n')}`;
}

export function show({ drawn, xml, lines }: Disagreement): string {
  return `${xml}\non ${drawn.one.host}\n(- ours, + libvirt's)\n${lines.slice(0, 12).join('\n')}`;
}
