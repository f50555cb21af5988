/**
 * The pins of a VM inside of what oVirt's engine and its REST API give of it: JSON and XML (`vcpu_pins`), rows of its
 * database and Ansible's facts (`"cpu_pinning": "0#0_1#3"`), VDSM's own form (`"cpuPinning": {"0": "0-3"}`).
 */
import { readLocatedJson, type JsonObject, type JsonValue } from '../located-json.ts';

/** A place in the text that holds pins: a pin string, or one vCPU with its CPUs. */
export interface FoundPins {
  /** The VM's, where the text tells. */
  readonly name?: string;
  readonly from: number;
  readonly text: string;
  /** The place and text are those of the CPUs alone; of this vCPU. */
  readonly vcpu?: string;
}

/** More of them than in any cluster. */
const mostFound = 65_536;
const mostDocuments = 1000;

const key = /^(?:cpu_?pinning(?:_?topology)?|cpu_pin)$/i;
const member = /["'](?:cpu_?pinning(?:_?topology)?|cpu_pin)["']\s{0,20}:\s{0,20}["'](?=\d{1,9}#[\d^])/gi;
const element = /<vcpu_pin\b([^<>]{0,400})>(?:([^]{0,400}?)<\/vcpu_pin>)?/g;

export function hasPins(text: string): boolean {
  return [member, element, /["'](?:vcpu_pin|cpuPinning|cpu_pinning)["']\s*:\s*[[{]/].some(
    (mark) => text.search(mark) >= 0,
  );
}

/** In the order of the text. */
export function findPins(text: string): readonly FoundPins[] {
  const found: FoundPins[] = [];
  let at = 0;
  for (let i = 0; i < mostDocuments && found.length < mostFound; i++) {
    const from = at + text.slice(at).search(/^[ \t]*[[{]/m);
    if (from < at) break;
    const { root, fault } = readLocatedJson(text.slice(from));
    if (root !== undefined) gather(root, undefined, from, found);
    at = from + Math.max(1, fault?.at ?? root?.to ?? 1);
  }
  return found.length > 0 ? found : [...membersIn(text), ...elementsIn(text)].slice(0, mostFound);
}

/** Nesting is bounded by the reader of JSON. */
function gather(value: JsonValue, name: string | undefined, at: number, found: FoundPins[]): void {
  if (value.kind === 'array') for (const item of value.items) gather(item, name, at, found);
  if (value.kind !== 'object') return;
  const own = textOf(memberOf(value, 'name') ?? memberOf(value, 'vm_name')) ?? name;
  const named = own === undefined ? {} : { name: own };
  const vcpu = textOf(memberOf(value, 'vcpu'));
  const cpus = memberOf(value, 'cpu_set') ?? memberOf(value, 'cpu');
  if (vcpu !== undefined && (cpus?.kind === 'string' || cpus?.kind === 'number') && /^\d/.test(cpus.text)) {
    found.push({ ...named, ...placeOf(cpus, at), vcpu });
    return;
  }
  for (const [label, inner] of value.members) {
    if (!key.test(label)) gather(inner, own, at, found);
    else if (inner.kind === 'string' && inner.text.includes('#'))
      found.push({ ...named, ...placeOf(inner, at) });
    else if (inner.kind === 'object' && inner.members.every(([one]) => /^\d+$/.test(one))) {
      for (const [number, list] of inner.members)
        if (list.kind === 'string') found.push({ ...named, ...placeOf(list, at), vcpu: number });
    } else gather(inner, own, at, found);
  }
}

function memberOf({ members }: JsonObject, name: string): JsonValue | undefined {
  return members.find(([one]) => one === name)?.[1];
}

function textOf(value: JsonValue | undefined): string | undefined {
  return value?.kind === 'string' || value?.kind === 'number' ? value.text : undefined;
}

function placeOf(
  { kind, text, from }: Extract<JsonValue, { readonly text: string }>,
  at: number,
): { readonly from: number; readonly text: string } {
  return { from: at + from + (kind === 'string' ? 1 : 0), text };
}

/** Lines of a document that is not whole, or of a program's dictionary. */
function membersIn(text: string): readonly FoundPins[] {
  return [...text.matchAll(member)].map(({ 0: label, index }) => {
    const from = index + label.length;
    return { from, text: /^[^"'\s]*/.exec(text.slice(from, from + longestPins))?.[0] ?? '' };
  });
}

/** oVirt's own limit is 4,000 characters. */
const longestPins = 1_000_000;

function elementsIn(text: string): readonly FoundPins[] {
  const names = namesOfVms(text);
  let vm = -1;
  return [...text.matchAll(element)].flatMap(
    ({ 0: whole, index, 1: tag = '', 2: inner = '' }): FoundPins[] => {
      const vcpu = valueOf('vcpu', tag, inner);
      const cpus = valueOf('cpu_set', tag, inner);
      if (vcpu === undefined || cpus === undefined) return [];
      while ((names[vm + 1]?.from ?? Number.POSITIVE_INFINITY) < index) vm++;
      const name = names[vm]?.name;
      return [
        {
          ...(name === undefined ? {} : { name }),
          vcpu,
          text: cpus,
          from: index + Math.max(0, whole.indexOf(cpus, whole.indexOf('cpu_set'))),
        },
      ];
    },
  );
}

interface VmInText {
  /** From here on the pins are its own. */
  readonly from: number;
  readonly name?: string;
}

/**
 * The VMs of a document in its order, each with the name that is its own and not its cluster's or template's. Of a part that
 * begins within one: what is named first.
 */
function namesOfVms(text: string): readonly VmInText[] {
  const vms: { readonly from: number; name?: string }[] = [];
  let isWithin = false;
  const first = /<name>([^<>]{1,255})<\/name>/.exec(text)?.[1];
  /** Elements that are open below the last VM. */
  let depth = 0;
  for (const { 0: tag, 1: closes, 2: name = '', 3: value, index } of text.matchAll(
    /<(\/?)([A-Za-z][\w:.-]{0,100})(?:\s[^<>]*)?>(?:([^<>]{1,255})<\/name>)?/g,
  )) {
    const last = vms.at(-1);
    if (name === 'vm') {
      // A VM that is only referred to.
      if (tag.endsWith('/>')) continue;
      depth = 0;
      isWithin = closes === '';
      // What follows its end is nobody's.
      vms.push({ from: index });
    } else if (name === 'name' && value !== undefined) {
      if (isWithin && depth === 0 && last !== undefined) last.name ??= value;
    } else if (closes !== '') depth--;
    else if (!tag.endsWith('/>')) depth++;
  }
  return vms.length > 0 ? vms : [{ from: 0, ...(first === undefined ? {} : { name: first }) }];
}

/** An attribute in version 3 of the API, an element since. */
function valueOf(name: string, tag: string, inner: string): string | undefined {
  return (
    new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1] ??
    new RegExp(`<${name}>\\s*([^<]*?)\\s*</${name}>`).exec(inner)?.[1]
  );
}
