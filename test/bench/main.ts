/** `npm run -s bench [-- NAME …] [--json]`: all benches, or the named ones. Times depend on the machine and its load, so a missed aim is shown, not an error. */
import type { Bench, BenchFigure } from './bench.ts';
import { overlayBench } from './overlay.ts';
import { slaBench } from './sla.ts';

const benches: readonly Bench[] = [slaBench, overlayBench];

const short = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

const timesOf = (ratio: number): string =>
  ratio < 0.1 ? `${ratio.toPrecision(2)} (${Math.round(1 / ratio)} × faster)` : ratio.toPrecision(3);

const lineOf = ({ name, value, unit, baseline, ratio, aim, ok, spread }: BenchFigure): string => {
  const range = spread ? ` (${short(spread[0])} … ${short(spread[1])})` : '';
  const compared =
    baseline === null || ratio === null ? '' : `, baseline ${short(baseline)} ${unit}, ratio ${timesOf(ratio)}`;
  return `${ok ? 'ok  ' : 'MISS'} ${name}: ${short(value)} ${unit}${range}${compared}; aim ${aim}`;
};

const main = async (args: readonly string[]): Promise<number> => {
  const names = args.filter((arg) => !arg.startsWith('--'));
  const unknown = names.filter((name) => !benches.some((bench) => bench.name === name));
  if (unknown.length > 0) {
    console.error(`no bench named ${unknown.join(', ')}; there are: ${benches.map(({ name }) => name).join(', ')}`);
    return 2;
  }
  const figures: BenchFigure[] = [];
  for (const bench of benches)
    if (names.length === 0 || names.includes(bench.name)) figures.push(...(await bench.run()));
  if (args.includes('--json'))
    console.log(
      JSON.stringify(
        figures.map(({ spread: _, ...figure }) => figure),
        null,
        1,
      ),
    );
  else for (const figure of figures) console.log(lineOf(figure));
  return 0;
};

process.exitCode = await main(process.argv.slice(2));
