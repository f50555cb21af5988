/**
 * Roots become domains: a whole `<domain>` is one; fragments join into one unnamed domain in paste order, as
 * long as no root repeats; a repeated root starts the next one. Those of two machines never join. The join is an assumption and can be dropped:
 * then every fragment is a domain of its own. Fragments that quote a domain of the same text are that domain's, which
 * is an assumption, too.
 */
import type { Assumption } from '../assumption.ts';
import type { Repair } from '../intake/clean/repair.ts';
import type { DomainRoot, DomainStatus } from '../intake/reading.ts';
import { domainId } from '../identity.ts';
import type { Span } from '../text/source.ts';
import { elementWith, type XmlElement } from '../xml/xml.ts';
import { ElementNumbers } from './element-numbers.ts';
import { withLibvirtNames } from './libvirt-names.ts';
import { quotedFrom } from './quoted-fragments.ts';
import { isRepeatable, parentsOf } from './vocabulary.ts';

export interface DomainText {
  /** The `<domain>` element, or one made up to hold the fragments. */
  readonly element: XmlElement;
  readonly whole: boolean;
  readonly roots: readonly { readonly name: string; readonly span: Span }[];
  readonly status?: DomainStatus;
  readonly fault:
    { readonly span: Span; readonly detail: string; readonly message: string | undefined } | undefined;
  /** Of a text that was mended: as it is written, and what was mended. */
  readonly asWritten?: DomainText;
  readonly repairs?: readonly Repair[];
}

export interface AssembledDomains {
  readonly texts: readonly DomainText[];
  /** All joins that could be made, also those not allowed. */
  readonly assumptions: readonly Assumption[];
}

export function assembleDomains(
  roots: readonly DomainRoot[],
  mayAssume: (id: string) => boolean,
): AssembledDomains {
  const texts: DomainText[] = [];
  const assumptions: Assumption[] = [];
  const numbers = new ElementNumbers();
  const holderOf = quotedFrom(roots, numbers);
  const indexOf = new Map<DomainRoot, number>();
  const quoted: { readonly group: readonly DomainRoot[]; readonly holder: DomainRoot }[] = [];
  for (const group of groupFragments(roots, numbers)) {
    const first = group[0];
    if (first === undefined) continue;
    if (first.whole) indexOf.set(first, texts.length);
    const holder = first.whole ? undefined : holderOf(group);
    if (holder !== undefined) {
      quoted.push({ group, holder });
      if (mayAssume(quotedId(quoted.length - 1))) continue;
    }
    if (first.whole || (group.length === 1 && first.file === undefined)) {
      texts.push(textOf(group));
      continue;
    }
    const id = `fragments-joined:${String(assumptions.length)}`;
    const index = texts.length;
    if (mayAssume(id)) texts.push(textOf(group, first.file));
    else for (const root of group) texts.push(textOf([root]));
    assumptions.push({
      id,
      kind: 'fragments-joined',
      domain: domainId(index),
      ...(first.file === undefined ? {} : { file: first.file }),
      roots: group.map((root) => root.element.name),
      spans: group.map((root) => root.element.span),
    });
  }
  for (const [i, { group, holder }] of quoted.entries())
    assumptions.push({
      id: quotedId(i),
      kind: 'fragments-quoted',
      domain: domainId(indexOf.get(holder) ?? 0),
      roots: group.map((root) => root.element.name),
      spans: group.map((root) => root.element.span),
    });
  return { texts, assumptions };
}

const quotedId = (index: number): string => `fragments-quoted:${String(index)}`;

/** In order of each group's first root. Linear in the elements. */
function groupFragments(
  roots: readonly DomainRoot[],
  numbers: ElementNumbers,
): readonly (readonly DomainRoot[])[] {
  const groups: DomainRoot[][] = [];
  const open = new ByMachine<{
    readonly members: DomainRoot[];
    readonly seen: Set<string>;
    readonly held: Map<string, ReadonlySet<number>>;
  }>();
  const ofFiles = new Map<
    string,
    ByMachine<{ readonly members: DomainRoot[]; readonly held: Set<number> }>
  >();
  for (const root of roots) {
    const { name } = root.element;
    if (root.whole) {
      groups.push([root]);
      continue;
    }
    const number = numbers.of(root.element);
    if (root.file !== undefined) {
      const ofFile = ofFiles.get(root.file) ?? new ByMachine();
      ofFiles.set(root.file, ofFile);
      let known = ofFile.find(root.machine);
      if (known === undefined) {
        known = { members: [], held: new Set() };
        ofFile.set(root.machine, known);
        groups.push(known.members);
      }
      // Found by several searches, also those that find the same again.
      if (!known.held.has(number)) known.members.push(root);
      known.held.add(number);
      continue;
    }
    const parents = parentsOfRoot(root.element);
    let group = open.find(root.machine);
    // A search after the element around it finds again what that holds: `grep vcpupin` below a whole <cputune>.
    if (group?.held.get(parents.at(-1) ?? '')?.has(number) === true) continue;
    const key = [...parents, name].join('/');
    if (group === undefined || (group.seen.has(key) && !isRepeatable(name, parents))) {
      group = { members: [], seen: new Set(), held: new Map() };
      open.set(root.machine, group);
      groups.push(group.members);
    }
    group.members.push(root);
    group.seen.add(key);
    if (group.held.has(name)) continue;
    group.held.set(name, new Set(root.element.children.map((child) => numbers.of(child))));
  }
  return groups;
}

/**
 * What stands with each machine. What is of no known machine goes with what was there last; the first machine that comes
 * behind something of no machine takes that over.
 */
class ByMachine<T> {
  readonly #known = new Map<string, T>();
  #loose: T | undefined;
  #last: T | undefined;

  find(machine: string | undefined): T | undefined {
    if (machine === undefined) return this.#last;
    const found = this.#known.get(machine) ?? this.#loose;
    if (found !== undefined) this.set(machine, found);
    return found;
  }

  set(machine: string | undefined, value: T): void {
    this.#last = value;
    if (machine === undefined) this.#loose = value;
    else {
      this.#known.set(machine, value);
      if (value === this.#loose) this.#loose = undefined;
    }
  }
}

function parentsOfRoot(element: XmlElement): readonly string[] {
  return parentsOf(element.name, (name) => element.attributes.some((attribute) => attribute.name === name));
}

/** `file`: after which the domain is named. */
function textOf(group: readonly DomainRoot[], file?: string): DomainText {
  const text = readAs(group, file);
  if (group.every((root) => root.asWritten === undefined)) return text;
  return {
    ...text,
    asWritten: readAs(
      group.map((root) => root.asWritten ?? root),
      file,
    ),
    repairs: group.flatMap((root) => root.repairs ?? []),
  };
}

function readAs(group: readonly DomainRoot[], file: string | undefined): DomainText {
  const first = group[0];
  const faulty = group.find((root) => root.fault !== undefined);
  const fault =
    faulty?.fault === undefined
      ? undefined
      : { span: faulty.fault, detail: faulty.faultDetail ?? '', message: faulty.faultMessage };
  const roots = group.map((root) => ({ name: root.element.name, span: root.element.span }));
  if (first?.whole === true) {
    const status = first.status === undefined ? {} : { status: first.status };
    return { element: withLibvirtNames(first.element), whole: true, roots, fault, ...status };
  }
  const wrapped = wrap(group.map((root) => root.element));
  const element = withLibvirtNames(file === undefined ? wrapped : named(wrapped, file));
  return { element, whole: false, roots, fault };
}

/** Puts each fragment below the parents it needs; neighbours that need the same parent share it. */
function wrap(fragments: readonly XmlElement[]): XmlElement {
  const children: XmlElement[] = [];
  let shared: { path: string; members: XmlElement[] } | undefined;
  const close = (): void => {
    const first = shared?.members[0];
    if (shared === undefined || first === undefined) return;
    children.push(nest(shared.path.split('/'), shared.members, first));
    shared = undefined;
  };
  for (const fragment of fragments) {
    const path = parentsOfRoot(fragment).join('/');
    if (path === '') {
      close();
      children.push(fragment);
    } else if (shared?.path === path) shared.members.push(fragment);
    else {
      close();
      shared = { path, members: [fragment] };
    }
  }
  close();
  const first = fragments[0];
  return made('domain', children, first);
}

function nest(path: readonly string[], members: readonly XmlElement[], like: XmlElement): XmlElement {
  const [name = '', ...rest] = path;
  return made(name, rest.length === 0 ? members : [nest(rest, members, like)], like);
}

/** libvirt names its files after the domains (`/etc/libvirt/qemu/web.xml`), and so do people. */
function named(domain: XmlElement, file: string): XmlElement {
  const name = /([^/]+)\.xml$/.exec(file)?.[1];
  if (name === undefined || domain.children.some((child) => child.name === 'name')) return domain;
  return elementWith(domain, { children: [{ ...made('name', [], domain), text: name }, ...domain.children] });
}

/** An element that does not stand in the text: it takes the place of what it holds. */
function made(name: string, children: readonly XmlElement[], like: XmlElement | undefined): XmlElement {
  const span = like?.span ?? { source: '', from: 0, to: 0 };
  return { name, attributes: [], children, text: '', span, tagSpan: span, innerSpan: span };
}
