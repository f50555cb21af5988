/**
 * How careful the author of a generated domain is. Careful ones are mostly accepted, so that sets are compared;
 * careless ones have several faults at once, so that the order of libvirt's complaints is.
 */
import fc from 'fast-check';

export type Care = 'careful' | 'ordinary' | 'careless';

/** Of a thousand values, so many are odd. A domain has some thirty values. */
const oddOf: Readonly<Record<Care, number>> = { careful: 3, ordinary: 20, careless: 100 };

/** Mostly `usual`, now and then `odd`. Shrinks towards `usual`. */
export function mostly<T, U>(care: Care, usual: fc.Arbitrary<T>, odd: fc.Arbitrary<U>): fc.Arbitrary<T | U> {
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 1000 - oddOf[care], arbitrary: usual },
    { weight: oddOf[care], arbitrary: odd },
  );
}

const untidyOf: Readonly<Record<Care, number>> = { careful: 2, ordinary: 12, careless: 40 };

/** A list whose members fit together, or one of `any` members: doubles, gaps, strangers. Percentages of {@link Care}. */
export function tidyOr<T, U>(care: Care, tidy: fc.Arbitrary<T>, any: fc.Arbitrary<U>): fc.Arbitrary<T | U> {
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 100 - untidyOf[care], arbitrary: tidy },
    { weight: untidyOf[care], arbitrary: any },
  );
}

/** There in so many of a hundred cases; shrinks towards being absent. */
export function maybe<T>(percent: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 100 - percent, arbitrary: fc.constant(undefined) },
    { weight: percent, arbitrary },
  );
}

/** Required: left out only by the careless. */
export function required<T>(care: Care, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return mostly(care, arbitrary, fc.constant(undefined));
}

/** A list of up to `most`, short ones more often. */
export function few<T>(arbitrary: fc.Arbitrary<T>, most: number): fc.Arbitrary<T[]> {
  return fc.array(arbitrary, { maxLength: most, size: 'max' });
}
