/** Remedies that are about what stands at one place of the text. */
import type { EntityId } from '../../identity.ts';
import type { Span } from '../../text/source.ts';
import { propose, type Proposed } from './pinning.ts';

/** The element or attribute goes. */
export function removeAt(domain: EntityId | undefined, span: Span | undefined): Proposed {
  return domain === undefined || span === undefined
    ? []
    : propose('remove', [{ kind: 'remove', domain, span }]);
}

/** It is written as was likely meant; nothing where nobody can guess. */
export function correctAt(
  domain: EntityId | undefined,
  span: Span | undefined,
  text: string | undefined,
): Proposed {
  if (domain === undefined || span === undefined || text === undefined) return [];
  return propose('correct', [{ kind: 'replace', domain, span, text }]);
}
