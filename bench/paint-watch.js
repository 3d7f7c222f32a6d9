// Runs in Chromium, before a page's own scripts.

const seen = { longest_task: 0, shift: 0 };
globalThis.paintWatch = seen;

new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) seen.longest_task = Math.max(seen.longest_task, duration);
}).observe({ type: 'longtask', buffered: true });

new PerformanceObserver((list) => {
  for (const { value } of list.getEntries()) seen.shift += value;
}).observe({ type: 'layout-shift', buffered: true });

/**
 * A callback runs before the paint of its frame, so what one finds is painted when the next one runs. The page with
 * Start has no verdict, and there it stops, because frames cost time.
 */
const look = () => {
  const complete = document.readyState === 'complete';
  if (document.querySelector('[data-verdict="valid"]')?.checkVisibility())
    requestAnimationFrame(() => globalThis.verdictPainted(performance.timeOrigin + performance.now()));
  else if (!complete) requestAnimationFrame(look);
};
requestAnimationFrame(look);
