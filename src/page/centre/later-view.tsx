/** A view that is fetched when it is first looked at. A failed load (a lost connection) is tried again next time. */
import { useEffect, useState } from 'react';
import type { ComponentType } from 'react';
import { useUi } from '../page-context.ts';
import { FailedState } from './states.tsx';
import styles from './centre.module.css';

export type LoadView<P> = () => Promise<ComponentType<P>>;

/** Loads once; forgets a failure. */
export function loadOnce<P>(load: LoadView<P>): LoadView<P> {
  let loading: Promise<ComponentType<P>> | undefined;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}

interface Props<P> {
  readonly load: LoadView<P>;
  readonly props: P;
}

export function LaterView<P extends object>({ load, props }: Props<P>) {
  const ui = useUi();
  const [view, setView] = useState<{ readonly View: ComponentType<P> } | undefined>(undefined);
  const [failure, setFailure] = useState<string | undefined>(undefined);
  useEffect(() => {
    let isWanted = true;
    load().then(
      (View) => {
        if (isWanted) setView({ View });
      },
      (error: unknown) => {
        if (isWanted) setFailure(String(error));
      },
    );
    return () => {
      isWanted = false;
    };
  }, [load]);
  if (failure !== undefined) return <FailedState failure={{ kind: 'load', detail: failure }} />;
  if (view === undefined) return <p className={styles['loading']}>{ui.picture.reading}</p>;
  return <view.View {...props} />;
}
