/**
 * Names that may stand in an XML declaration. libxml2 hands all but a few to iconv and refuses what iconv does not
 * know; here are the names that glibc knows and that people meet (checked with xmllint one by one). UTF-16 is
 * accepted although xmllint refuses it in a UTF-8 file: what we are given was decoded before, by a browser.
 */
const known = new RegExp(
  '^(?:' +
    [
      'utf-?(?:7|8|16(?:le|be)?)',
      'ucs-?2',
      'iso-10646-ucs-2',
      '(?:us-)?ascii',
      'iso[-_]?8859-(?:[1-9]|1[013456])',
      'latin-?(?:[1-8]|9|10)',
      'windows-(?:125[0-8]|874|31j)',
      'cp(?:125[0-8]|437|85[0-8]|86[0-6]|874|9(?:32|36|49|50))',
      'ibm(?:437|85[0257]|86[0-6])',
      'koi8-[rut]',
      'gbk|gb2312|gb18030|hz-gb-2312',
      'big5(?:-?hkscs)?',
      'shift[-_]jis|sjis',
      'euc-(?:jp|kr|cn|tw)',
      'iso-2022-(?:jp|kr|cn)',
      'johab|tis-620|macintosh',
    ].join('|') +
    ')$',
  'i',
);

/** Whether libxml2 would find a decoder for this name; upper and lower case are the same. */
export function isKnownEncoding(name: string): boolean {
  return known.test(name);
}

/** Whether the name promises that no character above 127 follows. */
export function isAsciiEncoding(name: string): boolean {
  return /^(?:us-)?ascii$/i.test(name);
}
