/**
 * A virsh command that would change a domain (`vcpupin D 0 24`), read as a what-if: it is applied to the domain
 * that is loaded, shown as such, and dropped with one click. The text is never edited.
 */
import type { Located, Span } from '../../text/source.ts';

/** Sets are kept as typed: libvirt's parser judges them when the change is applied. */
interface ChangeBase {
  /** The domain's name (or id) as typed. */
  readonly domain: string;
  readonly live: boolean;
  readonly config: boolean;
  readonly span: Span;
}

export type Change =
  | (ChangeBase & { readonly kind: 'vcpupin'; readonly vcpu: number; readonly cpuset: Located<string> })
  | (ChangeBase & { readonly kind: 'emulatorpin'; readonly cpuset: Located<string> })
  | (ChangeBase & {
      readonly kind: 'iothreadpin';
      readonly iothread: number;
      readonly cpuset: Located<string>;
    })
  | (ChangeBase & { readonly kind: 'setvcpus'; readonly count: number; readonly maximum: boolean })
  | (ChangeBase & {
      readonly kind: 'numatune';
      readonly mode?: string;
      readonly nodeset?: Located<string>;
    });
