/** A drawing as plain data, and its two ways out: text (command line, download, goldens) and SVG elements. */

export interface Shape {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  readonly children?: readonly Shape[];
  readonly text?: string;
  /** A tooltip: becomes the first `<title>` child. */
  readonly title?: string;
}

const namespace = 'http://www.w3.org/2000/svg';

/** Everything is escaped; what no XML may hold becomes U+FFFD. */
export function toSvgText(shape: Shape): string {
  const out: string[] = [];
  writeShape(shape, 0, out);
  return out.join('');
}

/** One element a line, indented, so that goldens can be compared line by line. */
function writeShape(shape: Shape, depth: number, out: string[]): void {
  const indent = '  '.repeat(depth);
  out.push(indent, '<', shape.tag);
  if (depth === 0) out.push(' xmlns="', namespace, '"');
  for (const [name, value] of Object.entries(shape.attributes)) {
    if (value !== undefined) out.push(' ', name, '="', escapeText(String(value)), '"');
  }
  const title = shape.title === undefined ? '' : `<title>${escapeText(shape.title)}</title>`;
  const text = shape.text === undefined ? '' : escapeText(shape.text);
  const children = shape.children ?? [];
  if (title === '' && text === '' && children.length === 0) {
    out.push('/>\n');
    return;
  }
  out.push('>', title, text);
  if (children.length > 0) {
    out.push('\n');
    for (const child of children) writeShape(child, depth + 1, out);
    out.push(indent);
  }
  out.push('</', shape.tag, '>\n');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeText(text: string): string {
  return (
    text
      .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
      // eslint-disable-next-line no-control-regex -- exactly the characters that XML 1.0 forbids
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD')
      .replace(/[&<>"']/g, (character) => entities[character] ?? character)
  );
}

/** Never through HTML: what a user pasted stays text. */
export function toSvgNode(shape: Shape, document: Document): SVGElement {
  const element = document.createElementNS(namespace, shape.tag);
  for (const [name, value] of Object.entries(shape.attributes)) {
    if (value !== undefined) element.setAttribute(name, String(value));
  }
  if (shape.text !== undefined) element.textContent = shape.text;
  if (shape.title !== undefined) {
    const title = document.createElementNS(namespace, 'title');
    title.textContent = shape.title;
    element.prepend(title);
  }
  for (const child of shape.children ?? []) element.append(toSvgNode(child, document));
  return element;
}
