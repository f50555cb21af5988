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
  /** With what it was loaded by: in the same place another view may be wanted by now. */
  const [view, setView] = useState<
    { readonly by: LoadView<P>; readonly View: ComponentType<P> } | undefined
  >();
  const [failure, setFailure] = useState<{ readonly by: LoadView<P>; readonly detail: string } | undefined>();
  useEffect(() => {
    let isWanted = true;
    load().then(
      (View) => {
        if (isWanted) setView({ by: load, View });
      },
      (error: unknown) => {
        if (isWanted) setFailure({ by: load, detail: String(error) });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [load]);
  if (failure?.by === load) return <FailedState failure={{ kind: 'load', detail: failure.detail }} />;
  if (view?.by !== load) return <p className={styles['loading']}>{ui.picture.reading}</p>;
  return <view.View {...props} />;
}
