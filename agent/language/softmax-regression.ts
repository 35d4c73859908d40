import { seededNumbers } from "../../core/seeded-numbers.ts";
import type { SparseVector } from "./n-gram-features.ts";

/** A fitted multinomial logistic regression. */
export interface FittedRegression {
  readonly labels: readonly string[];
  readonly dimensions: number;
  /** Row by place, column by label. */
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

/** An example to learn from. */
export interface Example {
  readonly features: SparseVector;
  readonly label: string;
}

/** How a regression is fitted. */
export interface FitOptions {
  readonly dimensions: number;
  readonly epochs: number;
  readonly learningRate: number;
  /** Pull of every used weight towards zero, a share per step. */
  readonly decay: number;
}

/** A label whose chance is this near to what it should be is left as it is, which saves most of the work. */
const settledError = 2e-3;

function shuffle(order: number[], random: () => number): void {
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const kept = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = kept;
  }
}

function softmax(scores: Float64Array): Float64Array {
  const highest = Math.max(...scores);
  let sum = 0;
  for (let place = 0; place < scores.length; place += 1) {
    const grown = Math.exp((scores[place] ?? 0) - highest);
    scores[place] = grown;
    sum += grown;
  }
  for (let place = 0; place < scores.length; place += 1) scores[place] = (scores[place] ?? 0) / sum;
  return scores;
}

function chances(
  { labels, weights, bias }: FittedRegression,
  { places, values }: SparseVector,
): Float64Array {
  const count = labels.length;
  const scores = Float64Array.from(bias);
  for (let index = 0; index < places.length; index += 1) {
    const row = (places[index] ?? 0) * count;
    const value = values[index] ?? 0;
    for (let label = 0; label < count; label += 1) {
      scores[label] = (scores[label] ?? 0) + value * (weights[row + label] ?? 0);
    }
  }
  return softmax(scores);
}

/**
 * Fits by stochastic gradient descent with AdaGrad's step sizes; each label counts the same, however many examples it
 * has. Own code, since the libraries of the field take dense matrices, and these vectors have 300 places of 32,768.
 */
export function fitRegression(examples: readonly Example[], options: FitOptions): FittedRegression {
  const { dimensions, epochs, learningRate, decay } = options;
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  const count = labels.length;
  const fitted = {
    labels,
    dimensions,
    weights: new Float32Array(dimensions * count),
    bias: new Float32Array(count),
  };
  const squares = new Float32Array(dimensions * count).fill(1e-8);
  const sizes = new Map<string, number>();
  for (const { label } of examples) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  const random = seededNumbers(7);
  const order = examples.map((_, index) => index);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (const index of order) {
      const example = examples[index];
      if (example === undefined) continue;
      const share = examples.length / (count * (sizes.get(example.label) ?? 1));
      step(fitted, squares, example, { learningRate: learningRate * share, decay });
    }
  }
  return fitted;
}

function step(
  fitted: FittedRegression,
  squares: Float32Array,
  { features, label }: Example,
  { learningRate, decay }: { readonly learningRate: number; readonly decay: number },
): void {
  const { labels, weights, bias } = fitted;
  const count = labels.length;
  const predicted = chances(fitted, features);
  const target = labels.indexOf(label);
  for (let column = 0; column < count; column += 1) {
    const error = (predicted[column] ?? 0) - (column === target ? 1 : 0);
    if (Math.abs(error) < settledError) continue;
    bias[column] = (bias[column] ?? 0) - 0.05 * learningRate * error;
    for (let index = 0; index < features.places.length; index += 1) {
      const place = (features.places[index] ?? 0) * count + column;
      const weight = weights[place] ?? 0;
      const gradient = error * (features.values[index] ?? 0) + decay * weight;
      const square = (squares[place] ?? 0) + gradient * gradient;
      squares[place] = square;
      weights[place] = weight - (learningRate * gradient) / Math.sqrt(square);
    }
  }
}

/** How likely each label is for a text's features; sums to 1. */
export function predict(fitted: FittedRegression, features: SparseVector): ReadonlyMap<string, number> {
  const predicted = chances(fitted, features);
  return new Map(fitted.labels.map((label, index) => [label, predicted[index] ?? 0]));
}

/** A dense vector, such as a sentence embedding, as one that {@link fitRegression} takes. */
export function toSparse(dense: ArrayLike<number>): SparseVector {
  return {
    places: Uint32Array.from({ length: dense.length }, (_, place) => place),
    values: Float32Array.from(dense),
  };
}
