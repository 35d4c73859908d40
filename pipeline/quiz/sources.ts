import type { LifestyleFactor } from "./hazard-ratios.ts";
import type { ScoredItem } from "./item-scores.ts";

const own = "own question, not a validated scale";

/** Where each item's wording and scores come from, in English; the locale has the same under `quiz:sources.items`. */
export const itemSources: Readonly<Record<ScoredItem | "photo", string>> = {
  activity: "Exercise Vital Sign, own wording; scores from Arem 2015, JAMA Intern Med (PMC4451435)",
  genHealth: "CDC HRQOL-4, public domain; scores from DeSalvo 2006, J Gen Intern Med (PMC1828094)",
  energyDays: "CDC HRQOL-14, public domain; own scores",
  restDays: "CDC HRQOL-14, public domain; own scores",
  sleepHours: `${own}, after CDC BRFSS; own scores`,
  tobacco: `${own}; own scores`,
  fruitveg: `${own}; scores level off at 5 portions as in Wang 2021, Circulation`,
  alcohol: `${own}; ranges close to Zhao 2023 (PMC10066463), own scores`,
  fastfood: "Starting the Conversation, public domain (PMID 21146770)",
  phq4: "PHQ-4, free to use; sum of the four answers",
  lifeSat: "ONS personal well-being, free to use",
  lonely: "ONS direct measure of loneliness, free to use; own scores",
  stress: `${own}; own scores`,
  coping: `${own}; own scores`,
  skin: `${own}; own scores`,
  careDays: `${own}; share of the week`,
  body: `${own}; own scores`,
  sun: `${own}; own scores`,
  hydration: `${own}; weak evidence, so a small weight`,
  photo: "what an AI model saw in the photo; at most 30 % of this category",
};

/** Where each factor's hazard ratios come from, in English; the locale has the same under `quiz:sources.factors`. */
export const factorSources: Readonly<Record<LifestyleFactor, string>> = {
  tobacco:
    "Cho 2024, NEJM Evid (EVIDoa2300272); some days: Inoue-Choi 2017 (PMC5555224); former: derived from Cho",
  activity: "Arem 2015, JAMA Intern Med (PMC4451435)",
  fruitveg: "Wang 2021, Circulation; Aune 2017; 3 and 4 portions interpolated",
  alcohol: "Zhao 2023, JAMA Netw Open (PMC10066463)",
  sleepHours: "Cappuccio 2010 (PMC2864873); Liu 2017 (PMID 27067616); counted half",
  lonely: "Wang F 2023, Nat Hum Behav; counted half",
  lowMood: "Cuijpers 2014, bias-adjusted; counted half",
  bmi: "Global BMI Mortality Collaboration 2016 (PMC4995441)",
};

/** What the conversion from hazard ratios to years rests on. */
export const methodSource =
  "Spiegelhalter 2016, BMC Med Inform Decis Mak 16:104; calibrated to Li 2018 (PMC6207481)";
