/** The name of a file to be saved, without its ending: of the first VM, as far as every file system takes it. */
export function fileNameOf(domain: string | undefined): string {
  const tidy = (domain ?? '')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 60);
  return tidy === '' ? 'pinscope' : `pinscope-${tidy}`;
}
