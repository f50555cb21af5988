/** Passing messages: a link that did not open, files that could not be read. They are nobody's choice, so not in the store. */
import { createStore } from 'zustand/vanilla';

type LinkNotice =
  | { readonly reason: 'not-a-link' | 'truncated' | 'damaged' | 'newer' | 'too-large'; readonly raw: string }
  | { readonly reason: 'no-example'; readonly id: string; readonly raw: string };

export interface Notices {
  readonly link: LinkNotice | undefined;
  readonly files: readonly string[];
  /** Names of files that could not be read; `cut`: there were too many. */
  readonly filesCut: boolean;
}

export const noNotices: Notices = { link: undefined, files: [], filesCut: false };

export const createNotices = () => createStore<Notices>()(() => noNotices);
export type NoticeStore = ReturnType<typeof createNotices>;
