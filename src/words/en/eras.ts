/** Words of the era view. English. */
export interface ErasWords {
  readonly title: string;
  readonly intro: string;
  readonly close: string;
  readonly eras: string;
  readonly comparedWith: string;
  readonly differences: (n: number) => string;
  readonly none: string;
  readonly noDomain: string;
  /** "0-15, default" */
  readonly place: (cpus: string, source: string) => string;
  readonly all: string;
  readonly unknown: string;
  readonly nowhere: string;
  readonly notThere: string;
  readonly onlySource: string;
  readonly refused: string;
  readonly honest: string;
  readonly back: string;
}

export const erasWords: ErasWords = {
  title: 'The same VM in four eras',
  intro: 'Only the lines change. What the elements meant was sorted out in October 2012.',
  close: 'Close',
  eras: 'Era',
  comparedWith: 'Compared with',
  differences: (n) => (n === 1 ? 'One thread differs' : `${String(n)} threads differ`),
  none: 'No thread differs.',
  noDomain: 'There is no VM here to compare.',
  place: (cpus, source) => `${cpus} · ${source}`,
  all: 'all CPUs',
  unknown: 'numad decides',
  nowhere: 'nowhere',
  notThere: 'not there',
  onlySource: 'the same CPUs, for another reason',
  refused: 'This era forbids emulatorpin beside placement="auto"; the lines show what its code did with it.',
  honest: 'Now is measured on libvirt 9.0.0. The earlier eras are read from commits and sources, not run.',
  back: 'Back to now',
};
