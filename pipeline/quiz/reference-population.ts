/** The average adult that everyone is compared with. */
export interface ReferencePopulation {
  /** Σ λ · ln HR of the average, all factors but BMI. */
  readonly lnHazardRatio: number;
  /** What BMI adds to it, where it is given. */
  readonly bmiLnHazardRatio: number;
}

/**
 * Approximate average of adults in the US, smokers included, out of assumed prevalences: tobacco 10 % daily, 4 %
 * some days, 22 % former; activity bins 25/29/23/12/11 %; fruit and vegetables 20/30/25/15/10 %; short sleep 30 %.
 */
export const unitedStatesAdults: ReferencePopulation = {
  lnHazardRatio: 0.47,
  bmiLnHazardRatio: 0.24,
};

/** Populations by ISO 3166 country code; a region that is not listed is compared with the default. */
const populations: Readonly<Record<string, ReferencePopulation>> = { US: unitedStatesAdults };

/** The population a region's people are compared with. @param region ISO 3166 country code */
export function referencePopulation(region?: string): ReferencePopulation {
  return (
    (region !== undefined && Object.hasOwn(populations, region) && populations[region]) || unitedStatesAdults
  );
}

/**
 * The average's Σ λ · ln HR that a person is compared with. It doesn't depend on which questions were skipped: a
 * skipped factor counts for the person as its best level, so the range, not the number, carries what isn't known.
 */
export function referenceLnHazardRatio(population: ReferencePopulation, hasBmi: boolean): number {
  return population.lnHazardRatio + (hasBmi ? population.bmiLnHazardRatio : 0);
}
