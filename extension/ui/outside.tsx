import { outsideText } from './outside-text.ts';

/** Words of other people: a text node, in its own direction, with nothing hidden in it. */
export function Outside({ text, keepLines = false }: { text: string; keepLines?: boolean }) {
  return <bdi style={keepLines ? { whiteSpace: 'pre-wrap' } : undefined}>{outsideText(text, keepLines)}</bdi>;
}
