/** ECharts by parts: bars, lines, their grid and tooltip. */
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { type EChartsType, init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { useTheme } from "../theme";
import type { ChartProps } from "./chart";

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

const TONES = ["--semi-color-primary", "--lv-ok", "--lv-warn", "--tone-purple", "--lv-danger"];

function optionOf({ categories, series, format = String }: ChartProps) {
  const style = getComputedStyle(document.body);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const text = { color: colour("--semi-color-text-2") };
  const line = { lineStyle: { color: colour("--semi-color-border") } };
  return {
    color: TONES.map(colour),
    animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    grid: { left: 8, right: 12, top: series.length > 1 ? 36 : 14, bottom: 4, containLabel: true },
    legend: series.length > 1 ? { top: 0, left: 0, textStyle: text, icon: "roundRect" } : { show: false },
    tooltip: {
      trigger: "axis",
      backgroundColor: colour("--semi-color-bg-3"),
      borderColor: colour("--semi-color-border"),
      textStyle: { color: colour("--semi-color-text-0"), fontSize: 12 },
      valueFormatter: (value: unknown) => (typeof value === "number" ? format(value) : "—"),
    },
    xAxis: { type: "category", data: categories, axisLabel: text, axisLine: line, axisTick: { show: false } },
    yAxis: { type: "value", axisLabel: { ...text, formatter: (value: number) => format(value) }, splitLine: line },
    series: series.map(({ name, values, kind = "line", stack, tone }) => ({
      name,
      type: kind,
      stack,
      ...(tone ? { color: colour(`--lv-${tone}`) } : {}),
      data: values,
      showSymbol: false,
      smooth: false,
      barMaxWidth: 26,
      lineStyle: { width: 2 },
    })),
  };
}

export default function ChartCanvas(props: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
  const { dark } = useTheme();
  useEffect(() => {
    if (!box.current) return;
    const made = init(box.current);
    chart.current = made;
    const sizes = new ResizeObserver(() => made.resize());
    sizes.observe(box.current);
    return () => {
      sizes.disconnect();
      made.dispose();
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme changes the colours that are read
  useEffect(() => {
    chart.current?.setOption(optionOf(props), true);
  }, [props, dark]);
  return <div ref={box} role="img" aria-label={props.label} style={{ height: props.height, width: "100%" }} />;
}
