import type { ReactElement } from 'react';

const WIDTH = 90;
const HEIGHT = 20;

/** A row of small bars, oldest first; what it shows stands in numbers beside it. */
export function TrendBars(props: {
  readonly values: readonly number[];
  readonly label: string;
}): ReactElement {
  const { values, label } = props;
  const most = Math.max(...values, 1);
  const step = WIDTH / Math.max(1, values.length);
  return (
    <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <line x1={0} x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} stroke="var(--color-line)" />
      {values.map((value, index) => {
        const height = value === 0 ? 0 : Math.max(1.5, (value / most) * (HEIGHT - 2));
        return (
          <rect
            key={index}
            x={index * step + 0.4}
            y={HEIGHT - height}
            width={Math.max(0.8, step - 0.8)}
            height={height}
            fill="var(--color-chart-1)"
          />
        );
      })}
    </svg>
  );
}
