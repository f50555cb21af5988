/** shares, periods and quotas of `<cputune>`. */
import fc from 'fast-check';
import { maybe, mostly, type Care } from './care.ts';
import { countText } from './values.ts';
import { node, type XmlNode } from './xml-node.ts';

const edges = (...values: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...values);

const shares = (care: Care): fc.Arbitrary<string> =>
  mostly(
    care,
    fc.constantFrom('2', '1024', '2048', '20000', '262144', '0'),
    edges('1', '262145', '-1', '18446744073709551615', '18446744073709551616', ' 7', '7 ', '', 'x', '1.5'),
  );

const period = (care: Care): fc.Arbitrary<string> =>
  mostly(
    care,
    fc.constantFrom('1000', '100000', '1000000', '0'),
    edges('1', '999', '1000001', '-1', '-0', '', ' ', 'x', '1e5', '+2000', '18446744073709551616'),
  );

const quota = (care: Care): fc.Arbitrary<string> =>
  mostly(
    care,
    fc.constantFrom('1000', '50000', '17592186044415', '0', '-1', '-5'),
    edges('1', '999', '17592186044416', '9223372036854775807', '9223372036854775808', '- 1', '', 'max'),
  );

export function cpuTimeElements(care: Care): fc.Arbitrary<readonly XmlNode[]> {
  const one = (name: string, text: fc.Arbitrary<string>): fc.Arbitrary<XmlNode | undefined> =>
    maybe(
      25,
      mostly(care, text, countText(care, fc.nat(2000))).map((value) => node(name, {}, value)),
    );
  const prefixes = ['', 'global_', 'emulator_', 'iothread_'];
  return fc
    .tuple(
      one('shares', shares(care)),
      ...prefixes.map((prefix) => one(`${prefix}period`, period(care))),
      ...prefixes.map((prefix) => one(`${prefix}quota`, quota(care))),
      maybe(
        care === 'careless' ? 10 : 2,
        shares(care).map((value) => node('shares', {}, value)),
      ),
    )
    .map((all) => all.filter((element) => element !== undefined));
}
