/** Passing messages: a link that did not open, files that are being read. They are nobody's choice, so not in the store. */
import { createStore } from 'zustand/vanilla';
import type { FilesReading, Progress } from '../archive/read-files.ts';
import type { LinkFault } from '../link/link.ts';

/** `raw`: the link as it came. */
export type LinkNotice =
  | { readonly reason: LinkFault; readonly raw: string; readonly recovered?: true }
  | { readonly reason: 'no-example'; readonly id: string; readonly raw: string }
  /** A part of the page could not be fetched. */
  | { readonly reason: 'not-loaded' };

export type FilesNews =
  | {
      readonly state: 'reading';
      readonly progress: Progress | { readonly name: string; readonly lookedThrough: number };
    }
  | ({ readonly state: 'done' } & Omit<FilesReading, 'texts'>)
  | { readonly state: 'cancelled' | 'failed' };

export interface Notices {
  readonly link: LinkNotice | undefined;
  readonly files: FilesNews | undefined;
}

export const createNotices = () => createStore<Notices>()(() => ({ link: undefined, files: undefined }));
export type NoticeStore = ReturnType<typeof createNotices>;
