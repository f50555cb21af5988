/** Keeps a mistake of ours in one pane: the rest of the page goes on. */
import { Component } from 'react';
import type { ReactNode } from 'react';

interface Props {
  /** A change of this clears the failure. */
  readonly resetKey: unknown;
  readonly fallback: (detail: string) => ReactNode;
  readonly children: ReactNode;
}

interface Failure {
  readonly detail: string | undefined;
  readonly at: unknown;
}

export class ErrorBoundary extends Component<Props, Failure> {
  override state: Failure = { detail: undefined, at: undefined };

  static getDerivedStateFromError(error: unknown): Partial<Failure> {
    return { detail: String(error) };
  }

  static getDerivedStateFromProps(props: Props, failure: Failure): Partial<Failure> | null {
    if (failure.at === props.resetKey) return null;
    return { at: props.resetKey, detail: undefined };
  }

  override render(): ReactNode {
    const { detail } = this.state;
    return detail === undefined ? this.props.children : this.props.fallback(detail);
  }
}
