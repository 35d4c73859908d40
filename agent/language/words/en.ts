import type { RequestWords } from "./vocabulary.ts";

/** English. */
export const english: RequestWords = {
  yes: "yes|yeah|yep|yup|sure|ok(?:ay)?|please do|yes please|let's(?: do it| go| try)?|of course|gladly|go ahead|fine|i'd like that|why not",
  no: "no|nope|nah|no thanks?|no thank you|not now|rather not|neither|none(?: of them)?|leave it|never ?mind",
  first: "1|the first(?: one)?|first(?: one)?|the former",
  second: "2|the second(?: one)?|second(?: one)?|the latter",
  leads:
    "please|pls|hey|hi|leo|ok(?:ay)?|could you|can you|can we|could we|would you|can i|i want to|i'd like to|i would like to|i'd rather|i want|i'd like|i wanna|let's|let me|change|set|make|put|swap|replace|update|edit|adjust|move|switch|do|have|turn|give me|plan|use|should be|should|will be",
  becomes: "to|into|for|with|:|should be|should include|shall be|will be|be|about|by",
  insteadOf: "instead of|rather than|in place of|than",
  between: "and then|then|and|after that|followed by|plus",
  order: "before|after|first|last",
  afterTomorrow: "day after tomorrow",
  weekend: "weekend",
  add: "add|include|also|plus|put",
  remove: "remove|drop|delete|without|take|skip|no more|leave out|get rid of|cut",
  things:
    "my|the|our|a|new|another|different|weekly|this week'?s?|challenges?|morning routine|morning list|morning steps|mornings?|routine|steps?|in the morning|after waking up|wake-up|plan|day|evening|instead|please|pls|out of|from|one|of",
  mark: {
    undone:
      "undo|untick|uncheck|unmark|by mistake|take (?:it|that) back|didn't actually|not actually|wrongly",
    skipped:
      "skip(?:ped|ping)?|couldn't|could not|didn't (?:do|go|manage|get)|did not (?:do|go|manage)|no \\p{L}+ today|missed|not today|had to leave out",
    partial: "half|partly|partially|part of|only|a bit|a little|some of|not all|almost",
    all: "all(?: of them| habits| my habits| three| done)?|everything|every habit",
  },
  reminder: {
    less: "less(?: often)?|fewer|too often|too many|too much|not so often|reduce",
    off: "stop|off|no more|don't|do not|cancel|delete|remove|quiet|never|enough|disable|without",
    snooze: "later|not now|snooze|again in|in (?:an?|one|two|three|\\d+) (?:hours?|minutes?|min)",
  },
  wish: "with|without|less|more|focus(?:ed)?|gentler|easier|harder|lighter|shorter|because|around|for a|too|only|but",
  firstVersion: "first|original|very first",
  versions: [
    ["1", "(?:version )?one"],
    ["2", "version two|second"],
    ["3", "version three|third"],
    ["4", "version four|fourth"],
    ["5", "version five|fifth"],
  ],
  sections: [
    ["reminders", "remind|reminders?|nudges?"],
    ["today", "today|tonight|left|open|next"],
    ["plan", "plan|tomorrow|week|\\p{L}+day|challenges?|morning|routine|focus"],
    ["habits", "habits?|streaks?|strength|strong|in a row|how often"],
    ["progress", "progress|doing|track|stand|improv\\p{L}*|going"],
    ["projection", "projection|future"],
    ["assessment", "score|report|age|answers?|answer|assessment|results?"],
    ["profile", "profile|time zone|language|know about me"],
  ],
  stages: [
    ["relapse", "again|relapse\\p{L}*|fell off|started (?:smoking|drinking)|slipp\\p{L}+|gave up|back to"],
    ["preparation", "decided|ready|plan to|going to|next week|from tomorrow|what now"],
    ["action", "keep going|i started|since|for (?:\\p{L}+|\\d+) (?:days|weeks)|stick"],
    ["precontemplation", "don't (?:see|want|need)|why should|others want|do i really|fine the way"],
  ],
  techniques: [
    ["safety_plan", "safety plan"],
    ["grounding_5_senses", "ground\\p{L}*|5.?4.?3.?2.?1|five senses|panic\\p{L}*|dissociat\\p{L}*"],
    ["paced_breathing", "breath\\p{L}*|calm\\p{L}*|relax\\p{L}*|nerves|nervous|wind down|tense"],
    ["worry_time", "worr\\p{L}*|ruminat\\p{L}*"],
    ["gratitude_three_good_things", "gratitude|grateful|good things|went well"],
    ["graded_exposure", "ladder|expos\\p{L}*|fears?|afraid|avoid\\p{L}*|phobia"],
    ["urge_surfing", "urge\\p{L}*|crav\\p{L}*|not to (?:smoke|drink|eat)|resist\\p{L}*"],
    ["self_compassion", "compassion|kind(?:er)? to myself|ashamed|shame|so hard on myself|forgive myself"],
    ["values_check", "values?|matters? to me|direction"],
    ["activity_pacing", "pac(?:e|ing)|overdo\\p{L}*|energy|burn\\p{L}*"],
    ["behavioural_activation", "activation|get(?:ting)? going|pleasant|get me moving"],
    ["behavioural_experiment", "experiments?|predictions?|assumptions?|test (?:my|this|that)"],
    ["decatastrophising", "worst|catastroph\\p{L}*|what if"],
    ["defusion", "defusion|distance|unhook"],
    ["sleep_stimulus_control", "sleep\\p{L}*|asleep|stimulus|insomnia"],
    ["problem_solving", "problems?|solve|solutions?"],
    ["thought_record", "thoughts?|thinking|restructur\\p{L}*|record|challenge|belief"],
  ],
};
