/** Characters that may not stand for themselves in XML. */

/** `quote` as the value will be quoted. */
export function escapeValue(value: string, quote: string): string {
  return escapeText(value)
    .replaceAll(quote, quote === '"' ? '&quot;' : '&apos;')
    .replace(/[\t\n\r]/g, (char) => `&#${String(char.charCodeAt(0))};`);
}

export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
