/**
 * A domain's XML reduced to what a model link keeps (`domain-rows.ts`): values stay as they are written. Names and
 * paths that nobody reads, UUIDs, addresses, passwords, comments, the order of unlike elements do not come along.
 */
import { findUnread } from '../../core/domain/find-unread.ts';
import { isForeignName, withLibvirtNames } from '../../core/domain/libvirt-names.ts';
import { parentsOf } from '../../core/domain/vocabulary.ts';
import type { DomainRoot, DomainStatus } from '../../core/intake/reading.ts';
import type { Silence } from '../../core/domain/silence.ts';
import { stringValueOf } from '../../core/domain/elements/refuse.ts';
import { attributeOf, type XmlElement } from '../../core/xml/xml.ts';
import { childRow, domainRows, rowOfPath, unreadRoots, type ValueKind } from './domain-rows.ts';
import { devicesThatMatter } from './kept-devices.ts';
import { noMasks, type NameMasks } from './name-masks.ts';
import { isOfKind } from './values.ts';

/** An element that libvirt does not know, or knows elsewhere, and that a finding is about. */
export interface Stranger {
  readonly name: string;
  readonly attributes: readonly NamedValue[];
  readonly text: string;
  readonly children: readonly Stranger[];
}

export type NamedValue = readonly [name: string, value: string];

export interface KeptElement {
  readonly row: number;
  /** In the row's order. */
  readonly attributes: readonly (string | undefined)[];
  readonly text: string | undefined;
  /** In the order of their rows. */
  readonly children: readonly KeptElement[];
  /** Attributes that libvirt does not know here. */
  readonly strangeAttributes: readonly NamedValue[];
  readonly strangers: readonly Stranger[];
}

/** What `<domstatus>` tells of the running guest. */
export interface KeptStatus {
  readonly state?: string;
  readonly pid?: number;
  readonly vcpus: readonly { readonly vcpu: number; readonly tid: number }[];
  readonly numad?: { readonly nodeset?: string; readonly cpuset?: string };
}

export interface KeptDomain {
  /** Row of the fragment's root; 0: a whole `<domain>`. */
  readonly root: number;
  /** The `<domain>`; of a fragment, one around it. */
  readonly element: KeptElement;
  readonly status?: KeptStatus;
}

/** Of a text that was mended it is the text as written that is kept: once opened, it is mended again. */
export function keepDomain(root: DomainRoot): KeptDomain {
  const { asWritten } = root;
  const { element, whole, status } =
    asWritten !== undefined && asWritten.fault === undefined ? asWritten : root;
  const named = withLibvirtNames(element);
  const kept = status === undefined ? {} : { status: keepStatus(status) };
  if (whole) return { root: 0, element: keepWhole(named, 0), ...kept };
  const path = [...parentsOf(element.name, (name) => attributeOf(element, name) !== undefined), element.name];
  const row = rowOfPath(path.join('/')) ?? 0;
  const around = path.slice(0, -1).reduceRight((inner, name) => made(name, inner), named);
  return { root: row, element: keepWhole(made('domain', around), row), ...kept };
}

const nameRow = rowOfPath('name');

/** The domain's name; none of a fragment. */
export function nameOfKept({ element }: KeptDomain): readonly string[] {
  return element.children.flatMap(({ row, text }) => (row === nameRow && text !== undefined ? [text] : []));
}

/** With other names, also where one stands in a value. */
export function renameKept(domain: KeptDomain, masks: NameMasks): KeptDomain {
  return masks === noMasks ? domain : { ...domain, element: renameElement(domain.element, masks) };
}

function renameElement(element: KeptElement, masks: NameMasks): KeptElement {
  const { hideInValue, rename } = masks;
  const { attributes = [], text: textKind = 'text' } = domainRows[element.row] ?? {};
  const hide = (value: string | undefined, kind: ValueKind = 'text'): string | undefined =>
    value === undefined || (kind !== 'text' && isOfKind(value, kind)) ? value : hideInValue(value);
  const hideAll = (values: readonly NamedValue[]): readonly NamedValue[] =>
    values.map(([name, value]) => [name, hideInValue(value)] as const);
  const hideStranger = (stranger: Stranger): Stranger => ({
    ...stranger,
    attributes: hideAll(stranger.attributes),
    children: stranger.children.map(hideStranger),
  });
  return {
    ...element,
    attributes: element.attributes.map((value, i) => hide(value, attributes[i]?.kind)),
    text:
      element.row === nameRow && element.text !== undefined
        ? rename(element.text)
        : hide(element.text, textKind),
    children: element.children.map((child) => renameElement(child, masks)),
    strangeAttributes: hideAll(element.strangeAttributes),
    strangers: element.strangers.map(hideStranger),
  };
}

function made(name: string, child: XmlElement): XmlElement {
  return { ...child, name, attributes: [], children: [child], text: '' };
}

function keepStatus({ state, pid, vcpus, numad }: DomainStatus): KeptStatus {
  return {
    ...(state === undefined ? {} : { state: harmless(state) }),
    ...(pid === undefined ? {} : { pid }),
    vcpus: vcpus.map(({ vcpu, tid }) => ({ vcpu, tid })),
    ...(numad === undefined
      ? {}
      : {
          numad: {
            ...(numad.nodeset === undefined ? {} : { nodeset: harmless(numad.nodeset.value) }),
            ...(numad.cpuset === undefined ? {} : { cpuset: harmless(numad.cpuset.value) }),
          },
        }),
  };
}

interface About {
  /** Where elements and attributes stand that findings are about; at any release, for a later one knows more names. */
  readonly strange: ReadonlyMap<number, Silence>;
  readonly devices: ReadonlySet<XmlElement>;
  /** Row of the fragment's root, or 0. */
  readonly fragment: number;
}

function keepWhole(domain: XmlElement, fragment: number): KeptElement {
  const strange = new Map(findUnread(domain, new Set()).map((silence) => [silence.span.from, silence]));
  const about: About = { strange, devices: devicesThatMatter(domain), fragment };
  // The root's namespace is that of all within: there is nothing that libvirt looks at.
  if (!isForeignName(domain.name)) return keepElement(domain, 0, about);
  const bare = keepElement({ ...domain, attributes: [], children: [] }, 0, about);
  return { ...bare, strangeAttributes: [['xmlns', 'urn:x']] };
}

function keepElement(element: XmlElement, row: number, about: About): KeptElement {
  const { strange } = about;
  const children: KeptElement[] = [];
  const strangers: Stranger[] = [];
  const isDevices = row === rowOfPath('devices');
  for (const child of element.children) {
    const at = isDevices && !about.devices.has(child) ? undefined : childRow(row, child.name);
    const kept = at === undefined ? undefined : keepElement(child, at, about);
    if (kept !== undefined && isWorth(kept, children, about.fragment)) children.push(kept);
    else strangers.push(...keepStranger(child, at === undefined ? row : undefined, strange));
  }
  const { path = '', attributes = [], text } = domainRows[row] ?? {};
  return {
    row,
    attributes: attributes.map(({ name }) => keepValue(path, name, attributeOf(element, name)?.value)),
    text: text === undefined ? undefined : keepText(path, element),
    children: children.toSorted((a, b) => a.row - b.row),
    strangeAttributes: element.attributes.flatMap(({ name, value, nameSpan }) =>
      strange.get(nameSpan.from)?.kind === 'unknown-attribute' && !attributes.some((one) => one.name === name)
        ? [[name, harmless(value)] as const]
        : [],
    ),
    strangers,
  };
}

/** Elements that say nothing when nothing is kept of what is in them. */
const onlyAround: ReadonlySet<string> = new Set(['os', 'devices', 'memoryBacking']);
const nothingKept: ReadonlySet<string> = new Set(unreadRoots);

function isWorth(kept: KeptElement, before: readonly KeptElement[], fragment: number): boolean {
  const path = domainRows[kept.row]?.path ?? '';
  if (kept.row === fragment) return true;
  // libvirt reads the first alone, and a second is no finding.
  if (path === 'name') return before.every((other) => other.row !== kept.row);
  if (nothingKept.has(path)) return false;
  return !onlyAround.has(path) || kept.children.length > 0 || kept.strangers.length > 0;
}

/** `row`: that of the parent, where the parent has one. */
function keepStranger(
  element: XmlElement,
  row: number | undefined,
  strange: About['strange'],
): readonly Stranger[] {
  const children = element.children.flatMap((child) => keepStranger(child, undefined, strange));
  const silence = strange.get(element.tagSpan.from);
  if (silence?.kind !== 'unknown-element' && silence?.kind !== 'misplaced-element')
    return children.length === 0 ? [] : [{ name: element.name, attributes: [], text: '', children }];
  const meant =
    silence.kind === 'misplaced-element'
      ? rowOfPath([...silence.belongs, element.name].join('/'))
      : row === undefined || silence.suggestion === undefined
        ? undefined
        : childRow(row, silence.suggestion);
  const known = meant === undefined ? [] : (domainRows[meant]?.attributes ?? []);
  return [
    {
      name: element.name,
      attributes: known.flatMap(({ name }) => {
        const attribute = attributeOf(element, name);
        return attribute === undefined ? [] : [[name, harmless(attribute.value)] as const];
      }),
      text: /^\s*\d{1,10}\s*$/.test(element.text) ? element.text.trim() : '',
      children,
    },
  ];
}

function keepValue(path: string, name: string, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (path === 'devices/disk/target' && name === 'dev') return /^\w{0,16}$/.test(value) ? value : '';
  // Who it is does not matter, only that there is one.
  if (path === 'resource/fibrechannel') return value === '' ? '' : 'x';
  return value;
}

function keepText(path: string, element: XmlElement): string | undefined {
  if (path === 'name') return element.text.trim() || undefined;
  const text = stringValueOf(element);
  if (path === 'resource/partition') return text === '' ? undefined : '/';
  // Numbers bear blanks before them, and none behind.
  return text.replace(/^[ \t\n\v\f\r]+(?=[+-]?\d+$)/, '') || undefined;
}

/** A value that nobody reads is kept where it is a number, a list or a word; anything else might be private. */
function harmless(value: string): string {
  return /^(?:[0-9,^ -]{0,200}|[A-Za-z-]{1,16})$/.test(value) ? value : '';
}
