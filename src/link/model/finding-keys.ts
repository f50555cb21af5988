/** What of findings must be the same once a link is opened: rule, severity and whom they are about, in their order. */
import type { Finding } from '../../core/findings/finding.ts';

export function findingKeys(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ rule, severity, entities }) => [severity, rule, ...entities].join(' '));
}
