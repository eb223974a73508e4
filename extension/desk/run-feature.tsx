import { Component } from 'preact';
import { fill } from '../../shared/kernel/languages.ts';
import type { Desk } from '../features/desk.ts';
import type { Feature } from '../features/feature.ts';
import { Button } from '../ui/button.tsx';

interface RunFeatureProps {
  feature: Feature;
  desk: Desk;
  title: string;
}

interface Running {
  View: ReturnType<Feature['start']>;
  stop: AbortController;
}

/** What is shown of an error: its own code or its kind, never its words, which may be a customer's. */
const codeOf = (reason: unknown): string => {
  const { code, name } = (reason ?? {}) as { code?: unknown; name?: unknown };
  return typeof code === 'string' ? code : typeof name === 'string' ? name : 'unknown';
};

/**
 * Runs one feature with a signal and a catch of its own: when it throws, while starting or while drawing, its signal
 * ends, its panel says so, and the rest of the desk goes on.
 */
export class RunFeature extends Component<RunFeatureProps, { failure?: string }> {
  private running: Running | undefined;

  constructor(props: RunFeatureProps) {
    super(props);
    this.state = {};
    this.start();
  }

  private start(): void {
    const stop = new AbortController();
    try {
      this.running = { View: this.props.feature.start(this.props.desk, stop.signal), stop };
    } catch (reason) {
      stop.abort();
      this.state = { failure: codeOf(reason) };
    }
  }

  override componentDidCatch(reason: unknown): void {
    this.running?.stop.abort();
    this.running = undefined;
    this.setState({ failure: codeOf(reason) });
  }

  override componentWillUnmount(): void {
    this.running?.stop.abort();
  }

  private readonly again = () => {
    this.state = {};
    this.start();
    this.setState(this.state);
    this.forceUpdate();
  };

  render() {
    const { desk, title } = this.props;
    if (this.state.failure === undefined && this.running) return <this.running.View />;
    const words = fill(desk.words.featureFailed, { title, code: this.state.failure ?? '' });
    return (
      <section class="card" aria-label={title}>
        <p class="notice late" role="alert">
          {words}
        </p>
        <div class="actions">
          <Button onPress={this.again}>{desk.words.again}</Button>
        </div>
      </section>
    );
  }
}
