/** The parameters of the rules about what libvirt takes without a word and does not do. */

export interface SilenceParams {
  /** `since`: the release that reads it; `suggestion`: the name that was likely meant. */
  'attribute-unknown': {
    readonly element: string;
    readonly attribute: string;
    readonly suggestion: string | undefined;
    readonly since: string | undefined;
  };
  'element-unknown': {
    readonly element: string;
    readonly parent: string;
    readonly suggestion: string | undefined;
    readonly since: string | undefined;
  };
  /** `belongs`: the parents that it needs, from `domain` on. */
  'element-misplaced': {
    readonly element: string;
    readonly parent: string;
    readonly belongs: readonly string[];
  };
  'element-repeated': { readonly element: string };
  'resource-control-dropped': { readonly element: string; readonly why: 'no-vcpus' | 'says-nothing' };
  'priority-dropped': { readonly element: string; readonly policy: string };
  'nodeset-dropped': { readonly text: string };
  'hugepage-nodeset-dropped': Readonly<Record<string, never>>;
  'memory-replaced': { readonly writtenKiB: number; readonly totalKiB: number };
  'vcpus-added-to-cell': { readonly vcpus: string; readonly cell: number };
  'iothreads-raised': { readonly written: number; readonly count: number };
  'vcpu-current-dropped': { readonly written: number; readonly online: number };
}
