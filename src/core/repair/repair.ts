/** What a remedy comes to: an edit of the user's own text, and the virsh commands that do the same. Plain data. */
import type { EntityId } from '../identity.ts';
import type { Edit } from '../text/offset-map.ts';

/** Replaces `from`–`to` of a source's text by `text`. */
export interface SourceEdit extends Edit {
  readonly source: string;
}

/**
 * Why there is no edit. `no-xml`: the domain is no XML (QEMU's command line), or what is meant does not stand in it.
 * `malformed`: the XML is broken, so nobody knows what an edit would change. `copied`: the text was copied with marks of
 * its own (line numbers, a web page's tags) that an edit would not keep. `command`: a what-if command decides, not the
 * XML. `conflict`: other settings of the domain would keep the edit from doing what is wanted.
 */
export type NoEdit = 'no-xml' | 'malformed' | 'copied' | 'command' | 'conflict';

/** Which of a domain's two configurations a command changes: what the next start takes, what runs now, or both. */
export type VirshScope = 'config' | 'live' | 'both';

export interface VirshLines {
  /** For a POSIX shell, to be run in this order. */
  readonly lines: readonly string[];
  /** All that the remedy asks for; otherwise virsh has no command for (some of) it. */
  readonly complete: boolean;
}

/**
 * `VM` stands for a name that the text does not tell; `UUID` for the UUID of a domain that its name does not do for: virsh takes it
 * for the id of a running one, or it cannot be typed.
 */
export type StandIn = 'untold' | 'number' | 'untypable';

export interface VirshCommands extends Readonly<Record<VirshScope, VirshLines>> {
  /** `virsh edit VM`, one a domain. */
  readonly edit: readonly string[];
  /** False: something stands for a domain's name: what, says `standIn`. */
  readonly named: boolean;
  /** Of the first domain that is not named. */
  readonly standIn?: StandIn;
}

export interface Repair {
  /** The id of the remedy. */
  readonly remedy: string;
  /** In the order of sources and places; none overlaps. Empty exactly when `noEdit` says why. */
  readonly edits: readonly SourceEdit[];
  readonly noEdit?: NoEdit;
  /** The XML of each edited domain as it is then, by itself. */
  readonly xml: readonly { readonly domain: EntityId; readonly text: string }[];
  /** Absent: no libvirt has a say in it, or none would take the domain as it stands. */
  readonly commands?: VirshCommands;
}
