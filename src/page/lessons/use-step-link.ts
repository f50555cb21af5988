/** Says on the stage how the step on show is handed on, for the Share panel. */
import { useEffect } from 'react';
import { lessonFragment } from '../../link/named-place.ts';
import { usePage } from '../page-context.ts';
import type { StepLink } from '../stage.ts';
import { useOwnLesson } from './own-lesson.ts';
import { ownLessonId } from './taught.ts';
import type { Taught } from './taught.ts';

/** `at` from 0; `isUntouched`: with texts or rules of one's own it is not this step any more. */
export function useStepLink({ id, language }: Taught, at: number, isUntouched: boolean): void {
  const { stage } = usePage();
  const file = useOwnLesson()?.file;
  useEffect(() => {
    let isWanted = isUntouched;
    const tell = (stepLink: StepLink | undefined): void => {
      if (isWanted) stage.setState({ stepLink });
    };
    if (id !== ownLessonId) tell({ link: lessonFragment({ id: id.slice(0, 2), step: at + 1, language }) });
    else if (file !== undefined) void linkOfOwn(file, at + 1).then(tell, () => undefined);
    return () => {
      isWanted = false;
      stage.setState({ stepLink: undefined });
    };
  }, [stage, id, language, at, file, isUntouched]);
}

/** Undefined where it is longer than addresses are. */
async function linkOfOwn(file: string, step: number): Promise<StepLink | undefined> {
  const { encodeLessonLink } = await import('../link-core.ts');
  const link = encodeLessonLink(file, step);
  return link === undefined ? undefined : { link, file };
}
