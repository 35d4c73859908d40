import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

/** How far from the end still counts as reading the newest message. */
const nearPx = 120;
/** What stays visible above a long message. */
const marginPx = 12;

/** The end of the list; or the beginning of its last message, where that is longer than the screen. */
function readingPlace(list: HTMLElement): number {
  const last = [...list.querySelectorAll("article")].at(-1);
  const end = list.scrollHeight - list.clientHeight;
  if (last === undefined || last.offsetHeight < list.clientHeight) return end;
  const top = last.getBoundingClientRect().top - list.getBoundingClientRect().top + list.scrollTop;
  return Math.min(end, top - marginPx);
}

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
  const keepUp = useCallback(() => {
    if (follow.current && list.current !== null) list.current.scrollTop = readingPlace(list.current);
  }, [list]);
  useEffect(() => {
    const element = list.current;
    if (element === null) return undefined;
    const onScroll = (): void => {
      follow.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearPx;
      setAway(!follow.current);
    };
    const onResize = new ResizeObserver(keepUp);
    element.addEventListener("scroll", onScroll, { passive: true });
    onResize.observe(element);
    for (const child of element.children) onResize.observe(child);
    return () => {
      element.removeEventListener("scroll", onScroll);
      onResize.disconnect();
    };
  }, [list, keepUp]);
  // A new message is what moves the list.
  useLayoutEffect(() => {
    keepUp();
  }, [newest, keepUp]);
  return { away, goToNewest };
}
