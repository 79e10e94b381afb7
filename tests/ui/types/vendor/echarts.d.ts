/** What the page asks of ECharts. The library's own declarations want those of its drawing library too. */
export interface EChartsType {
  setOption(option: object, notMerge?: boolean): void;
  resize(): void;
  dispose(): void;
  on(event: string, act: (what: { data?: unknown; seriesName?: string }) => void): void;
}
export function init(box: HTMLElement, theme: null, options: { renderer: "canvas" }): EChartsType;
