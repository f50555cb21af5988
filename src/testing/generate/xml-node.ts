/** XML as the generators make it: a small tree, written out only at the end, so that it can be shuffled and shrunk. */

export interface XmlNode {
  readonly name: string;
  /** In order; undefined is left out. Values are as they come out of the parser, not as they are written. */
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly content: string | readonly XmlNode[];
}

export function node(
  name: string,
  attributes: XmlNode['attributes'] = {},
  content: XmlNode['content'] = [],
): XmlNode {
  return { name, attributes, content };
}

export function writeXml({ name, attributes, content }: XmlNode): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}='${escapeXml(value ?? '')}'`)
    .join('');
  if (content.length === 0) return `<${name}${written}/>`;
  const inner = typeof content === 'string' ? escapeXml(content) : content.map(writeXml).join('');
  return `<${name}${written}>${inner}</${name}>`;
}

/** Blanks other than the space as references, or attribute values would lose them. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>'"\t\n\r]/g, (char) => `&#${char.charCodeAt(0)};`);
}
