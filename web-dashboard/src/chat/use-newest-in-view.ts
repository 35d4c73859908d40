import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

/** How far from the end still counts as reading the newest message. */
const nearPx = 120;

/**
 * Keeps a scrolling list at its end while the person reads there, pictures that load later included; someone who
 * scrolled up is left in peace. @returns whether the end is out of sight, and a way back to it
 */
export function useNewestInView(
  list: RefObject<HTMLElement | null>,
  newest: unknown,
): { readonly away: boolean; readonly goToNewest: () => void } {
  const [away, setAway] = useState(false);
  const follow = useRef(true);
  const goToNewest = useCallback(() => {
    follow.current = true;
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [list]);
  useEffect(() => {
    const element = list.current;
    if (element === null) return undefined;
    const onScroll = (): void => {
      follow.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearPx;
      setAway(!follow.current);
    };
    const onResize = new ResizeObserver(() => {
      if (follow.current) goToNewest();
    });
    element.addEventListener("scroll", onScroll, { passive: true });
    onResize.observe(element);
    for (const child of element.children) onResize.observe(child);
    return () => {
      element.removeEventListener("scroll", onScroll);
      onResize.disconnect();
    };
  }, [list, goToNewest]);
  // A new message is what moves the list.
  useLayoutEffect(() => {
    if (follow.current) goToNewest();
  }, [newest, goToNewest]);
  return { away, goToNewest };
}
