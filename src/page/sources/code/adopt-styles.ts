/**
 * CodeMirror's styles under the page's strict policy (`style-src 'self'`: no `<style>` element counts).
 *
 * Found in style-mod 4.1.4, through which CodeMirror mounts its rules: it uses `adoptedStyleSheets`, which the policy
 * allows, for shadow roots only. For a document it makes a `<style>` element (`StyleSet`: `if (!root.head && …)`), and
 * the policy blocks that. A nonce does not help a page that is a plain file.
 * But a set of styles, once made, is remembered on its root under a symbol, and everything mounted later goes into the
 * sheet of that set. So the set is made for a stand-in without a head, and given to the document. Should a later
 * release do otherwise, the journeys fail by the browser's complaint; the versions are pinned.
 */
import { StyleModule } from 'style-mod';

let isDone = false;

/** Call it before the first editor is made; again does nothing. A browser without `adoptedStyleSheets` keeps `<style>`. */
export function adoptEditorStyles(page: Document): void {
  if (isDone || !('adoptedStyleSheets' in page)) return;
  isDone = true;
  const standIn = {
    ownerDocument: page,
    get adoptedStyleSheets(): CSSStyleSheet[] {
      return page.adoptedStyleSheets;
    },
    set adoptedStyleSheets(sheets: CSSStyleSheet[]) {
      page.adoptedStyleSheets = sheets;
    },
  };
  StyleModule.mount(standIn as unknown as ShadowRoot, []);
  for (const key of Object.getOwnPropertySymbols(standIn)) {
    Object.defineProperty(page, key, { value: Reflect.get(standIn, key) });
  }
}
