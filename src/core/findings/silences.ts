/** The silences of one kind, of all domains: the rules for them differ in their parameters alone. */
import type { Domain } from '../domain/domain.ts';
import type { Silence, SilenceKind } from '../domain/silence.ts';

type SilenceOf<K extends SilenceKind> = Extract<Silence, { readonly kind: K }>;

export function* silencesOf<K extends SilenceKind>(
  domains: readonly Domain[],
  kind: K,
): Generator<{ readonly domain: Domain; readonly silence: SilenceOf<K> }> {
  for (const domain of domains) {
    for (const silence of domain.silences) {
      if (isOf(silence, kind)) yield { domain, silence };
    }
  }
}

function isOf<K extends SilenceKind>(silence: Silence, kind: K): silence is SilenceOf<K> {
  return silence.kind === kind;
}
