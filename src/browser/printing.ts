/** The moments around printing: what is seen of the page on paper can be made in `before`, at once and not later. */

/** `onChange` is told just before the page is put on paper, and when that is over. @returns stops telling */
export function watchPrinting(onChange: (isPrinting: boolean) => void): () => void {
  const before = (): void => {
    onChange(true);
  };
  const after = (): void => {
    onChange(false);
  };
  addEventListener('beforeprint', before);
  addEventListener('afterprint', after);
  return () => {
    removeEventListener('beforeprint', before);
    removeEventListener('afterprint', after);
  };
}

export function printPage(): void {
  print();
}
