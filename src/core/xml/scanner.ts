import { SaxesParser } from 'saxes';

/** XML 1.0 whatever the declaration says, as libxml2 does: 1.1 would allow `&#1;`. */
export const scannerOptions = {
  xmlns: false,
  fragment: false,
  defaultXMLVersion: '1.0',
  forceXMLVersion: true,
} as const;

type ScannerOptions = typeof scannerOptions & { readonly onFault: (message: string) => void };

/**
 * saxes would make an Error with a stack for each fault; here the message alone is handed on.
 *
 * Speed: an object that gets more than a dozen or so fields by computed names becomes a hash table in V8, and
 * `on()` makes such fields. With eight handlers (or fewer and fields of our own) Chromium takes five times as long, so
 * this class has no fields and the pass sets seven handlers. Measure in a browser before adding one.
 */
export class Scanner extends SaxesParser<ScannerOptions> {
  override fail(message: string): this {
    (this.opt as ScannerOptions).onFault(message);
    return this;
  }
}
