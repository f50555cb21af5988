/** XML as libvirt prints it: two blanks a level, single quotes. Values are escaped, so that they read back as they are. */

export interface XmlNode {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly text?: string;
  readonly children: readonly XmlNode[];
}

export function node(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
  inside: string | readonly XmlNode[] = [],
): XmlNode {
  return {
    name,
    attributes: Object.entries(attributes).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, String(value)] as const],
    ),
    ...(typeof inside === 'string' ? { text: inside, children: [] } : { children: inside }),
  };
}

export function xmlText(root: XmlNode): string {
  const lines: string[] = [];
  writeNode(root, '', lines);
  return `${lines.join('\n')}\n`;
}

/** Nested no deeper than what made the nodes allows. */
function writeNode(element: XmlNode, indent: string, lines: string[]): void {
  const { name, text = '', children } = element;
  // Blanks between the tags would be part of a text.
  if (children.length === 0 || text !== '') {
    lines.push(`${indent}${oneLine(element)}`);
    return;
  }
  lines.push(`${indent}<${tagOf(element)}>`);
  for (const child of children) writeNode(child, `${indent}  `, lines);
  lines.push(`${indent}</${name}>`);
}

function oneLine(element: XmlNode): string {
  const { name, text = '', children } = element;
  const inside = escapeText(text) + children.map(oneLine).join('');
  return `<${tagOf(element)}${inside === '' ? '/>' : `>${inside}</${name}>`}`;
}

function tagOf({ name, attributes }: XmlNode): string {
  return name + attributes.map(([key, value]) => ` ${key}='${escapeAttribute(value)}'`).join('');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', "'": '&apos;' };

function escapeText(text: string): string {
  return text.replace(/[&<>\r]/g, escape);
}

/** A blank other than the common one would be read as that one. */
function escapeAttribute(text: string): string {
  return text.replace(/[&<>'\t\n\r]/g, escape);
}

function escape(found: string): string {
  return entities[found] ?? `&#${String(found.charCodeAt(0))};`;
}
