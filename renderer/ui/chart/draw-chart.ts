/** Draws figures with ECharts on a canvas; loaded only by who shows a chart. */
import { BarChart, LineChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  TitleComponent,
  TooltipComponent,
} from 'echarts/components';
import { init, use as register, type EChartsCoreOption } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

register([
  BarChart,
  LineChart,
  AriaComponent,
  GridComponent,
  LegendComponent,
  TitleComponent,
  TooltipComponent,
  CanvasRenderer,
]);

export type ChartFigures = {
  /** `bars` lie, one for each name; `columns` stand, one for each day, and become lines where they are many. */
  readonly form: 'bars' | 'columns';
  readonly names: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
  readonly stacked: boolean;
};

export type ChartColours = {
  readonly ink: string;
  readonly line: string;
  readonly series: readonly string[];
};

/** More columns than this stand too close to be told apart. */
const mostColumns = 40;
const barPx = 14;
const fontFamily = "'Noto Sans SC Desk', 'Noto Sans SC Variable', 'Noto Sans SC', sans-serif";

/** Height for so many bars, in pixels. */
export function chartHeightPx({ form, names, series, stacked }: ChartFigures): number {
  if (form === 'columns') return 240;
  const each = (stacked ? 1 : series.length) * barPx + 12;
  return names.length * each + (series.length > 1 ? 64 : 36);
}

function optionOf(
  { form, names, series, stacked }: ChartFigures,
  colours: ChartColours,
  title: string | undefined,
): EChartsCoreOption {
  const { ink, line } = colours;
  const text = { color: ink, fontFamily, fontSize: 13 };
  const named = {
    type: 'category',
    data: [...names],
    axisLabel: { ...text },
    axisTick: { show: false },
  };
  const counted = {
    type: 'value',
    minInterval: 1,
    axisLabel: text,
    splitLine: { lineStyle: { color: line } },
  };
  const isLine = form === 'columns' && names.length > mostColumns;
  const top = (title === undefined ? 8 : 44) + (series.length > 1 ? 28 : 0);
  return {
    animation: false,
    color: [...colours.series],
    textStyle: text,
    // Patterns where colours stand on each other; the words are the table's.
    aria: { enabled: stacked, label: { enabled: false }, decal: { show: true } },
    ...(title === undefined
      ? {}
      : { title: { text: title, left: 8, top: 8, textStyle: { ...text, fontSize: 16 } } }),
    // Drawn on the canvas: the page takes no styles that came with markup.
    tooltip: { trigger: 'axis', renderMode: 'richText', axisPointer: { type: 'shadow' } },
    ...(series.length > 1
      ? {
          legend: {
            top: title === undefined ? 4 : 40,
            left: 8,
            textStyle: text,
            icon: 'roundRect',
          },
        }
      : {}),
    grid: { left: 8, right: 48, top, bottom: 8, containLabel: true },
    xAxis: form === 'bars' ? counted : named,
    yAxis:
      form === 'bars'
        ? { ...named, inverse: true, axisLabel: { ...text, width: 180, overflow: 'truncate' } }
        : counted,
    series: series.map(({ name, values }) => ({
      name,
      type: isLine ? 'line' : 'bar',
      data: [...values],
      ...(stacked ? { stack: 'all' } : {}),
      ...(isLine ? { showSymbol: false, lineStyle: { width: 2 } } : { barMaxWidth: 22 }),
      ...(form === 'bars' && !stacked
        ? { label: { show: true, position: 'right', color: ink, fontFamily, fontSize: 12 } }
        : {}),
    })),
  };
}

export type DrawnChart = { readonly resize: () => void; readonly dispose: () => void };

/** Draws into an element that has a size. */
export function drawChart(
  element: HTMLElement,
  figures: ChartFigures,
  colours: ChartColours,
): DrawnChart {
  const chart = init(element, null, { renderer: 'canvas' });
  chart.setOption(optionOf(figures, colours, undefined));
  return { resize: () => chart.resize(), dispose: () => chart.dispose() };
}

/** For papers and slides: dark on white, whatever the screen is like. */
const paperColours: ChartColours = {
  ink: '#18202a',
  line: '#dbe0e6',
  series: ['#1d5ba4', '#7fb0e0', '#8793a1', '#2f4457', '#c4cfdb'],
};

/** A PNG of it under its title. */
export function chartPicture(figures: ChartFigures, title: string): Uint8Array<ArrayBuffer> {
  const element = document.createElement('div');
  const height = chartHeightPx(figures) + 48;
  const chart = init(element, null, {
    renderer: 'canvas',
    width: 960,
    height,
    devicePixelRatio: 2,
  });
  try {
    chart.setOption(optionOf(figures, paperColours, title));
    const url = chart.getDataURL({ type: 'png', backgroundColor: '#ffffff' });
    const text = atob(url.slice(url.indexOf(',') + 1));
    return Uint8Array.from(text, (character) => character.charCodeAt(0));
  } finally {
    chart.dispose();
  }
}
