/** Files that are dropped, one drop after the other: how far they are and what came of them, until somebody stops it. */
import type { Notice } from '../../archive/notice.ts';
import type { GivenReading } from '../../archive/read-files.ts';
import type { DroppedFiles } from '../../browser/files.ts';
import type { GivenText } from '../../state/sources.ts';
import type { FilesNews, NoticeStore } from '../notices.ts';

type Give = (texts: readonly GivenText[], signal: AbortSignal) => Promise<void>;

export interface FileQueue {
  /** `give`: what is done with their texts. Resolves when these files are read, or not to be read any more. */
  take(dropped: DroppedFiles, give: Give): Promise<void>;
  /** Stops reading, or dismisses what was said; false: there is neither. */
  end(): boolean;
  /** The same without a word: something else takes the place of the texts. */
  forget(): void;
}

/** Drops that came while the first of them was being read. */
interface Batch {
  readonly control: AbortController;
  readonly given: GivenReading[];
  readonly notices: Notice[];
  queue: Promise<void>;
}

/** What takes less (milliseconds) is not worth a message that flashes. */
const patience = 150;

export function createFileQueue(notices: NoticeStore): FileQueue {
  let current: Batch | undefined;

  const show = (files: FilesNews | undefined): void => {
    notices.setState({ files });
  };

  const forget = (): void => {
    current?.control.abort();
    current = undefined;
    show(undefined);
  };

  const read = async (
    dropped: DroppedFiles,
    give: Give,
    { control, given, notices: told }: Batch,
  ): Promise<void> => {
    const { signal } = control;
    const isStopped = (): boolean => signal.aborted;
    if (isStopped()) return;
    let news: FilesNews | undefined;
    let isSlow = false;
    const timer = setTimeout(() => {
      isSlow = true;
      if (news !== undefined && !isStopped()) show(news);
    }, patience);
    try {
      const { readDropped } = await import('./read-dropped.ts');
      const { texts, ...came } = await readDropped(
        dropped,
        (progress) => {
          news = { state: 'reading', progress };
          if (isSlow && !isStopped()) show(news);
        },
        signal,
      );
      clearTimeout(timer);
      if (isStopped()) return;
      given.push(...came.given);
      told.push(...came.notices);
      const isNews = told.length > 0 || given.some(({ kind }) => kind !== 'text');
      notices.setState({ link: undefined });
      show(isNews ? { state: 'done', given: [...given], notices: [...told] } : undefined);
      if (texts.length > 0) await give(texts, signal);
    } catch {
      if (!isStopped()) show({ state: 'failed' });
    } finally {
      clearTimeout(timer);
    }
  };

  return {
    forget,
    take(dropped, give) {
      current ??= { control: new AbortController(), given: [], notices: [], queue: Promise.resolve() };
      const batch = current;
      const mine = batch.queue.then(() => read(dropped, give, batch));
      batch.queue = mine;
      return mine.then(() => {
        if (current === batch && batch.queue === mine) current = undefined;
      });
    },
    end() {
      const { files } = notices.getState();
      if (files === undefined) return false;
      // What was said is of files that are read; others may be on their way, too soon to be told of.
      if (files.state === 'reading') forget();
      show(files.state === 'reading' ? { state: 'cancelled' } : undefined);
      return true;
    },
  };
}
