/** What stands in place of the details; each is fetched when it is first wanted. */
import { LaterView, loadOnce } from '../centre/later-view.tsx';
import type { SideId } from '../stage.ts';

const loadLesson = loadOnce(async () => (await import('../lessons/lesson-side.tsx')).LessonSide);
const loadEras = loadOnce(async () => (await import('../eras/eras-side.tsx')).ErasSide);
const loadLimits = loadOnce(async () => (await import('../limits/limits-side.tsx')).LimitsSide);
const loadVerify = loadOnce(async () => (await import('../verify/verify-side.tsx')).VerifySide);
const loadRecorder = loadOnce(async () => (await import('../recorder/recorder-side.tsx')).RecorderSide);

export function Side({ side }: { readonly side: SideId }) {
  switch (side) {
    case 'lesson':
      return <LaterView load={loadLesson} props={{}} />;
    case 'eras':
      return <LaterView load={loadEras} props={{}} />;
    case 'limits':
      return <LaterView load={loadLimits} props={{}} />;
    case 'verify':
      return <LaterView load={loadVerify} props={{}} />;
    case 'recorder':
      return <LaterView load={loadRecorder} props={{}} />;
  }
}
