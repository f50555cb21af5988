/** The link as other programs want it written. What a guest is called cannot become markup. */

/**
 * A link around the picture `file`, which stands beside the text; without `file` the link alone. Without an address that
 * others can open, the fragment to be pasted, as code.
 */
export function markdownOf(
  title: string,
  address: string | undefined,
  fragment: string,
  file: string | undefined,
): string {
  const text = title.replace(/[\\`*_{}[\]()<>#+!|~&-]/g, '\\$&').replace(/\s+/g, ' ');
  const picture = file === undefined ? text : `![${text}](${encodeURI(file).replace(/[()]/g, '\\$&')})`;
  return address === undefined ? `${picture}\n\n\`${fragment}\`` : `[${picture}](${address})`;
}

/** The HTML element that shows the picture alone in another page. */
export function frameOf(title: string, address: string): string {
  const quoted = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<iframe src="${quoted(`${address}&embed`)}" title="${quoted(title)}" width="100%" height="480" loading="lazy" referrerpolicy="no-referrer"></iframe>`;
}
