/** Blanks that libxml2 takes for layout and not for text, as libvirt bids it to (xmlKeepBlanksDefault(0)). */
import { isBlankAt } from './places.ts';

/** Of one text; what it finds about an element is kept, for an element may have a million such places. */
export class Layout {
  readonly #text: string;
  /** Where an element's content begins, to where that begins which is no blank. */
  readonly #firsts = new Map<number, number>();

  constructor(text: string) {
    this.#text = text;
  }

  /**
   * Whether character data that ends at `end`, before a `<`, is layout (areBlanks of libxml2 2.9): nothing but
   * blanks, beside no text, in an element that does not begin with text. `inner` is where the element's content
   * begins. So `<vcpu>4<!-- --> </vcpu>` is `4 `, but `<vcpu><!-- -->4<!-- --> </vcpu>` is `4`.
   */
  isAt(inner: number, end: number): boolean {
    const text = this.#text;
    let from = end;
    while (from > inner && isBlankAt(text, from - 1)) from--;
    if (from === end) return false;
    if (from === inner) return text.charAt(end + 1) !== '/';
    // A reference such as &#32; is text, whatever it stands for.
    if (text.charAt(from - 1) !== '>' || text.startsWith(']]>', from - 3)) return false;
    const first = this.#firstIn(inner);
    return text.charAt(first) === '<' && !text.startsWith('<![CDATA[', first);
  }

  #firstIn(inner: number): number {
    let first = this.#firsts.get(inner);
    if (first === undefined) {
      first = inner;
      while (isBlankAt(this.#text, first)) first++;
      this.#firsts.set(inner, first);
    }
    return first;
  }
}
