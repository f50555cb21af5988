/** What the whole page listens to: paste and drop anywhere, `?` for the keys, Escape, a changed address. */
import { useEffect, useRef, useState } from 'react';
import { onFragmentChange } from '../browser/address.ts';
import { isTextField } from '../browser/clipboard.ts';
import { filesOfDrop, hasFiles } from '../browser/files.ts';
import { hostId } from '../core/identity.ts';
import type { EntityId } from '../core/identity.ts';
import { usePage } from './page-context.ts';
import { useSelect } from './selection.ts';

/** True while files are dragged over the page. */
export function usePageInput(onKeys: () => void): boolean {
  const { intake, runner, store } = usePage();
  const select = useSelect();
  const [isDropping, setDropping] = useState(false);
  const askKeys = useRef(onKeys);
  useEffect(() => {
    askKeys.current = onKeys;
  });

  useEffect(() => {
    /** A configuration pasted into the text of an untouched example is meant to take its place. */
    const replacesExample = (target: EventTarget | null, text: string): boolean =>
      (target instanceof HTMLTextAreaElement ||
        (target instanceof HTMLElement && target.isContentEditable)) &&
      store.getState().example !== undefined &&
      /<(?:domain|capabilities|topology|cells|vcpu|cputune|numatune|cpu)[\s>]|^\s*available: \d+ nodes/m.test(
        text,
      );
    const onPaste = (event: ClipboardEvent): void => {
      if (event.clipboardData === null) return;
      const files = [...event.clipboardData.files];
      const text = event.clipboardData.getData('text/plain');
      if (isTextField(event.target) && !replacesExample(event.target, text)) return;
      if (text.trim() !== '') void intake.takeText(text);
      else if (files.length > 0) void intake.takeFiles({ files, entries: [] });
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    /** What it stands in; from the outermost that can be pointed at, to nothing. */
    const stepBack = (selection: EntityId): EntityId | undefined => {
      const { analysis, core } = runner.current();
      const path = analysis === undefined ? undefined : core?.pathTo(selection, analysis);
      const before = path?.[path.length - 2];
      return before === hostId ? undefined : before;
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTextField(event.target)) return;
      if (document.querySelector('dialog[open]') !== null) return;
      if (event.key === '?') {
        event.preventDefault();
        askKeys.current();
      } else if (event.key === 'Escape') {
        if (intake.endFiles()) return;
        const { selection, alsoSelected, pointed } = store.getState();
        if (pointed !== undefined || alsoSelected.length > 0) select(selection);
        else if (selection !== undefined) select(stepBack(selection));
      }
    };
    // Before the editor takes it: what replaces an example is not put into the example's text.
    document.addEventListener('paste', onPaste, true);
    document.addEventListener('keydown', onKeyDown);
    const stopListening = onFragmentChange((fragment) => void intake.openFragment(fragment));
    return () => {
      document.removeEventListener('paste', onPaste, true);
      document.removeEventListener('keydown', onKeyDown);
      stopListening();
    };
  }, [intake, runner, select, store]);

  useEffect(() => {
    // Entering a child leaves its parent: only the balance tells when the page is left.
    let depth = 0;
    const onEnter = (event: DragEvent): void => {
      if (!hasFiles(event.dataTransfer)) return;
      depth += 1;
      setDropping(true);
    };
    const onLeave = (event: DragEvent): void => {
      if (!hasFiles(event.dataTransfer)) return;
      depth -= 1;
      if (depth <= 0) setDropping(false);
    };
    const onOver = (event: DragEvent): void => {
      if (hasFiles(event.dataTransfer)) event.preventDefault();
    };
    const onDrop = (event: DragEvent): void => {
      depth = 0;
      setDropping(false);
      const { dataTransfer } = event;
      if (dataTransfer === null) return;
      const text = dataTransfer.getData('text/plain');
      if (hasFiles(dataTransfer)) void intake.takeFiles(filesOfDrop(dataTransfer));
      else if (text.trim() !== '' && !isTextField(event.target)) void intake.takeText(text);
      else return;
      event.preventDefault();
    };
    document.addEventListener('dragenter', onEnter);
    document.addEventListener('dragleave', onLeave);
    document.addEventListener('dragover', onOver);
    document.addEventListener('drop', onDrop);
    return () => {
      document.removeEventListener('dragenter', onEnter);
      document.removeEventListener('dragleave', onLeave);
      document.removeEventListener('dragover', onOver);
      document.removeEventListener('drop', onDrop);
    };
  }, [intake]);

  return isDropping;
}
