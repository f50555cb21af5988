/** `L05b-with-emulatorpin.xml` → `with-emulatorpin.xml`, `H4-….capabilities.xml` → `capabilities.xml`: the number in front is the collection's own. */
export function displayName(key: string): string {
  return key.replace(/^H\d[^.]*\./, '').replace(/^(?:[LH]?\d+[a-z]?|\d+-s\d+)-(?:s\d+-)?/, '');
}
