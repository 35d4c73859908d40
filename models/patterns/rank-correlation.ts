/** Up to so many pairs every order is looked at; beyond, a sample of orders. */
const mostForAllOrders = 7;
/** Orders in a sample. */
const sampledOrders = 1_999;
/** Room for rounding when correlations are compared. */
const tolerance = 1e-12;

/** Ranks from 1, equal values with the mean of their ranks. */
function ranks(values: readonly number[]): readonly number[] {
  return values.map((value) => {
    const below = values.filter((one) => one < value).length;
    const same = values.filter((one) => one === value).length;
    return below + (same + 1) / 2;
  });
}

function pearson(xs: readonly number[], ys: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  const [middleX, middleY] = [mean(xs), mean(ys)];
  let [product, squareX, squareY] = [0, 0, 0];
  for (const [index, x] of xs.entries()) {
    const [dx, dy] = [x - middleX, (ys[index] ?? 0) - middleY];
    product += dx * dy;
    squareX += dx * dx;
    squareY += dy * dy;
  }
  return squareX === 0 || squareY === 0 ? 0 : product / Math.sqrt(squareX * squareY);
}

function* allOrders(values: readonly number[]): Generator<readonly number[]> {
  if (values.length <= 1) {
    yield values;
    return;
  }
  for (const [index, first] of values.entries())
    for (const rest of allOrders(values.toSpliced(index, 1))) yield [first, ...rest];
}

/** The same orders every time, so that the same data gives the same answer (mulberry32). */
function createRandom(): () => number {
  let state = 0x1e0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function* someOrders(values: readonly number[]): Generator<readonly number[]> {
  const random = createRandom();
  for (let made = 0; made < sampledOrders; made += 1) {
    const order = [...values];
    for (let last = order.length - 1; last > 0; last -= 1) {
      const other = Math.floor(random() * (last + 1));
      [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
    }
    yield order;
  }
}

/**
 * Spearman's rank correlation of pairs, and the two-sided probability of one at least as strong if the order were by
 * chance: a permutation test over all orders, or over a fixed sample of them where there are more than seven pairs.
 */
export function rankCorrelation(pairs: readonly (readonly [number, number])[]): {
  readonly rho: number;
  readonly p: number;
} {
  const xs = ranks(pairs.map(([x]) => x));
  const ys = ranks(pairs.map(([, y]) => y));
  const rho = pearson(xs, ys);
  const isAll = pairs.length <= mostForAllOrders;
  // The order found is one of the sample, too, so that no probability is 0 (Phipson and Smyth 2010).
  let [looked, asStrong] = isAll ? [0, 0] : [1, 1];
  for (const order of isAll ? allOrders(ys) : someOrders(ys)) {
    looked += 1;
    if (Math.abs(pearson(xs, order)) >= Math.abs(rho) - tolerance) asStrong += 1;
  }
  return { rho, p: asStrong / looked };
}
