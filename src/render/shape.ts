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
  return shapeText(shape, 0);
}

const noShapes: readonly Shape[] = [];

/** One element a line, so that goldens can be compared line by line; within a text, space would show. */
function shapeText(shape: Shape, depth: number): string {
  const { tag, attributes, children = noShapes } = shape;
  let out = `<${tag}`;
  if (depth === 0) out += ` xmlns="${namespace}"`;
  for (const name in attributes) {
    const value = attributes[name];
    if (typeof value === 'number') out += ` ${name}="${String(value)}"`;
    else if (value !== undefined) out += ` ${name}="${escapeText(value)}"`;
  }
  const title = shape.title === undefined ? '' : `<title>${escapeText(shape.title, true)}</title>`;
  const text = shape.text === undefined ? '' : escapeText(shape.text, true);
  const isInText = tag === 'tspan';
  const end = isInText ? '' : '\n';
  if (title === '' && text === '' && children.length === 0) return `${out}/>${end}`;
  out += `>${title}${text}`;
  if (children.length > 0) {
    const isText = tag === 'text' || isInText;
    if (!isText) out += '\n';
    for (const child of children) out += shapeText(child, depth + 1);
  }
  return `${out}</${tag}>${end}`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Whatever is not to be written as it is; most texts have none of it. */
// eslint-disable-next-line no-control-regex -- with the characters that XML 1.0 forbids
const special = /[\u0000-\u0008\u000B\u000C\u000E-\u001F&<>"'\uD800-\uDFFF\uFFFE\uFFFF]/;

/** Quotes only end attributes; between tags they stay as they are. */
function escapeText(text: string, isBetweenTags = false): string {
  if (!special.test(text)) return text;
  return (
    text
      .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
      // eslint-disable-next-line no-control-regex -- exactly the characters that XML 1.0 forbids
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD')
      .replace(isBetweenTags ? /[&<>]/g : /[&<>"']/g, (character) => entities[character] ?? character)
  );
}

/** Never through HTML: what a user pasted stays text. */
export function toSvgNode(shape: Shape, document: Document): SVGElement {
  const { tag, attributes, text, title, children } = shape;
  const element = document.createElementNS(namespace, tag);
  for (const name in attributes) {
    const value = attributes[name];
    if (value !== undefined) element.setAttribute(name, String(value));
  }
  if (text !== undefined) element.textContent = text;
  if (title !== undefined) {
    const tip = document.createElementNS(namespace, 'title');
    tip.textContent = title;
    element.prepend(tip);
  }
  if (children !== undefined) for (const child of children) element.append(toSvgNode(child, document));
  return element;
}
