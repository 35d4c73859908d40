import type { HabitVocabulary } from "./vocabulary.ts";

/** English. */
export const english: HabitVocabulary = {
  numbers: ["once|one", "twice|two", "three|thrice", "four", "five", "six", "seven"],
  weekdays: [
    ["mondays?", "mon"],
    ["tuesdays?", "tues?"],
    ["wednesdays?", "wed"],
    ["thursdays?", "thu(?:rs?)?"],
    ["fridays?", "fri"],
    ["saturdays?", "sat"],
    ["sundays?", "sun"],
  ],
  beforeWeekday: "on|every|each",
  and: "and|&",
  to: "-|–|to|through|till|until",
  daily: "every ?day|daily|each day|day by day",
  workdays: "(?:on |every )?(?:weekdays?|work ?days?)",
  weekend: "(?:on |at )?(?:the |every )?weekends?",
  timesAWeek: "{n} ?(?:x|times?)? ?(?:a|per|each|every|in a|/) ?week",
  onceAWeek: "weekly|every week",
  timesInDays: "{n} ?(?:x|times?)? ?(?:in|per|every|within) {m} days",
  onceInDays: "every {m} days",
  everySecondDay: "every (?:other|second|2nd) day",
  cue: "(?:right |just |straight )?(?:after|before|when(?:ever)?|as soon as|while)",
  units:
    "min(?:ute)?s?|h|hours?|hrs?|km|kilomet(?:er|re)s?|miles?|steps?|pages?|glass(?:es)?|cups?|reps?|push-?ups?|squats?|sets?|portions?|servings?|words?|lines?|lit(?:er|re)s?|ml",
  atMost: "at most|max(?:imum)?\\.?|no more than|not more than",
  today: "today|tonight|this morning|this evening",
  tomorrow: "tomorrow",
  yesterday: "yesterday|last night",
  partly: "part(?:ly|ially)?|in part|half(?:way)?|a bit",
  skip: "skip(?:ped|ping)?|not today",
  undo: "undo(?:ne)?|not done|untick|take back",
  all: "all|everything|all of (?:it|them)",
};
