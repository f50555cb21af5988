/** Whether a text is edited as XML: a paste of `numactl --hardware` or `lscpu` has no tags to colour or to fold. */

/** So much of the beginning is looked at; longer prologues of a terminal are not met. */
const lookedAt = 100_000;

/** True if a tag, a comment or a declaration begins a line, or follows something that ends with a space. */
export function isXmlText(text: string): boolean {
  return /(?:^|\s)<(?:\/?[A-Za-z_][\w:.-]*(?=[\s/>])|!--|\?xml\b|!DOCTYPE\b)/m.test(text.slice(0, lookedAt));
}
