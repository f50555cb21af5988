/**
 * What libvirt takes without a word and then does not do as written: no refusal, no warning, and gone from
 * `dumpxml`. Plain data for the rules of `core/findings`.
 */
import type { Span } from '../text/source.ts';

interface Base {
  readonly span: Span;
}

export type Silence =
  /** `since`: a later libvirt reads it. */
  | (Base & {
      readonly kind: 'unknown-attribute';
      readonly element: string;
      readonly attribute: string;
      readonly suggestion: string | undefined;
      readonly since: string | undefined;
    })
  | (Base & {
      readonly kind: 'unknown-element';
      readonly element: string;
      readonly parent: string;
      readonly suggestion: string | undefined;
      readonly since: string | undefined;
    })
  /** `belongs`: the parents that it needs, below `<domain>`; empty: right below it. */
  | (Base & {
      readonly kind: 'misplaced-element';
      readonly element: string;
      readonly parent: string;
      readonly belongs: readonly string[];
    })
  /** Only the first counts. */
  | (Base & { readonly kind: 'repeated-element'; readonly element: string; readonly first: Span })
  /** `<cachetune>` or `<memorytune>` none of whose vCPUs exist, or that says nothing. */
  | (Base & {
      readonly kind: 'resource-control-dropped';
      readonly element: string;
      readonly why: 'no-vcpus' | 'says-nothing';
    })
  | (Base & { readonly kind: 'priority-dropped'; readonly element: string; readonly policy: string })
  /** placement='auto' of numatune's `<memory>`. */
  | (Base & { readonly kind: 'nodeset-dropped'; readonly text: string })
  | (Base & { readonly kind: 'hugepage-nodeset-dropped' })
  | (Base & { readonly kind: 'memory-replaced'; readonly writtenKiB: number; readonly totalKiB: number })
  | (Base & { readonly kind: 'vcpus-added-to-cell'; readonly vcpus: string; readonly cell: number })
  | (Base & { readonly kind: 'iothreads-raised'; readonly written: number; readonly count: number })
  /** `<vcpu current>` beside `<vcpus>`, which decides alone. */
  | (Base & { readonly kind: 'current-dropped'; readonly written: number; readonly online: number });

export type SilenceKind = Silence['kind'];
