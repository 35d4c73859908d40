/** What each intent that is told apart leads to: one of the tools, or `none` for written words alone. */
const routes = {
  show_me: "get_complete_user_context",
  find_patterns: "identify_hidden_patterns",
  mark_habit: "mark_habit_completed",
  set_reminder: "set_reminder",
  change_routine: "update_morning_routine",
  change_day: "update_specific_day_plan",
  change_challenges: "update_weekly_challenges",
  new_plan: "regenerate_daily_plan",
  restore_plan: "restore_plan_version",
  technique: "apply_cbt_technique",
  ambivalent: "generate_motivational_interview_questions",
  distress: "check_safety_indicators",
} as const;

/** A tool that Leo's own understanding can call. */
export type RoutedTool = (typeof routes)[keyof typeof routes];

/** Where a text leads. */
export type Route = RoutedTool | "none";

/** All tools that a text may lead to. */
export const routedTools: readonly RoutedTool[] = Object.values(routes);

/** Where an intent leads. */
export function routeOf(intent: string): Route {
  return (routes as Readonly<Record<string, RoutedTool>>)[intent] ?? "none";
}
