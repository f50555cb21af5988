/**
 * Facts about one host in a model link, field by field of `host-fields.ts`:
 *
 *     facts     =  {field} end
 *     field     =  gap × 2 + mode; the values                places count from 1, so that this is at least 2
 *     end       =  0; or 1 and facts: more CPUs, of numbers that were there before
 */
import type { CpuFact, HostFacts } from '../../core/host/host-facts.ts';
import { LinkDamage, type ByteReader, type ByteWriter } from './bytes.ts';
import type { HostDraft } from './host/host-field.ts';
import { hostFields } from './host/host-fields.ts';
import { completeNodes } from './host/node-fields.ts';

/** A link keeps no places in texts. */
const nowhere = { source: '', from: 0, to: 0 };

export function writeHost(bytes: ByteWriter, facts: HostFacts): void {
  const rounds = roundsOf(facts.cpus);
  for (const [round, cpus] of rounds.entries()) {
    if (round > 0) bytes.number(1);
    writeFields(bytes, round === 0 ? { ...facts, cpus } : { ...bare, from: facts.from, cpus });
  }
  bytes.number(0);
}

const bare = { span: nowhere, nodes: [], caches: [], fakeCell: false } as const;

/** Each CPU number once, then those that stand there again; at least one round. */
function roundsOf(cpus: readonly CpuFact[]): readonly (readonly CpuFact[])[] {
  const rounds: CpuFact[][] = [[]];
  const seen = new Map<number, number>();
  for (const cpu of cpus) {
    const round = seen.get(cpu.id) ?? 0;
    seen.set(cpu.id, round + 1);
    const list = rounds[round];
    if (list === undefined) rounds.push([cpu]);
    else list.push(cpu);
  }
  return rounds;
}

function writeFields(bytes: ByteWriter, facts: HostFacts): void {
  let before = 0;
  for (const [i, field] of hostFields.entries()) {
    const plan = field.plan(facts);
    if (plan === undefined) continue;
    bytes.number((i + 1 - before) * 2 + plan.mode);
    before = i + 1;
    plan.write(bytes);
  }
}

export function readHost(bytes: ByteReader, from: HostFacts['from']): HostFacts {
  const first = readFields(bytes);
  completeNodes(first.draft);
  const cpus = [...first.draft.cpus.values()];
  for (let { end } = first; end === 1;) {
    const more = readFields(bytes);
    cpus.push(...more.draft.cpus.values());
    ({ end } = more);
  }
  return {
    from,
    span: nowhere,
    cpus: cpus.map((cpu) => ({ ...cpu, span: nowhere })),
    nodes: first.draft.nodes.map((node) => ({ ...node, span: nowhere })),
    caches: first.draft.caches.map((cache) => ({ ...cache, span: nowhere })),
    fakeCell: false,
    ...first.draft.rest,
  };
}

function readFields(bytes: ByteReader): { readonly draft: HostDraft; readonly end: number } {
  const draft: HostDraft = { cpus: new Map(), nodes: [], listsNodes: false, caches: [], rest: {} };
  let at = 0;
  let head = bytes.number();
  for (; head > 1; head = bytes.number()) {
    at += Math.floor(head / 2);
    const field = hostFields[at - 1];
    if (field === undefined) throw new LinkDamage('newer');
    field.read(bytes, head % 2, draft);
  }
  return { draft, end: head };
}
