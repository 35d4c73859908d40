import type { ChannelAdapter, CommandMenu } from "../adapters/channel.ts";
import type { Agent } from "../agent/agent.ts";
import type { PersonMemory } from "../agent/memory/memory.ts";
import type { Screen } from "../agent/safety/risk-screen.ts";
import type { Clock } from "../core/clock.ts";
import type { Logger } from "../core/log.ts";
import type { Database } from "../models/database.ts";
import type { Jobs } from "../models/jobs/jobs.ts";
import { createPlaceReader } from "../models/people/place-reader.ts";
import { createReportLink } from "../models/report-links/report-link.ts";
import { createChat } from "./chat/answer.ts";
import { createAnswerEvent } from "./chat/answer-event.ts";
import { createAnswerStreams } from "./chat/answer-stream.ts";
import { commandMenu } from "./chat/command-names.ts";
import type { ChatDeps } from "./chat/context.ts";
import { createHome, type ShowHome } from "./chat/home.ts";
import type { HandleEvent, HandleTurn } from "./chat/turn.ts";
import { createExportJob } from "./jobs/export-job.ts";
import { createForgetJob, lastWordsMs } from "./jobs/forget-job.ts";
import { createLinkJob } from "./jobs/link-job.ts";
import { createMemoryJob } from "./jobs/memory-job.ts";
import { createPlanPictures } from "./plan-pictures.ts";
import { createReports, type Reports } from "./reports.ts";

/** Leo's side of every conversation. */
export interface Conversation {
  readonly answer: HandleTurn;
  readonly answerEvent: HandleEvent;
  readonly commandMenu: CommandMenu;
  /** A person's start page on a channel that has one. */
  readonly showHome: ShowHome;
  readonly loadReport: Reports["forWeb"];
  /** Whether photos may be sent on a channel. */
  readonly photosAllowed: (channel: string) => boolean;
}

/** Puts the chat together: texts, reports, links, deletion. */
export async function createConversation(deps: {
  readonly database: Database;
  readonly jobs: Jobs;
  readonly agent: Agent;
  readonly screen: Screen;
  readonly memory: PersonMemory;
  readonly channels: ReadonlyMap<string, ChannelAdapter>;
  readonly publicUrl: string;
  /** Wakes a person's lane once something waits in it. */
  readonly wake: (personId: string) => void;
  readonly writeLetterLater: ChatDeps["writeLetterLater"];
  readonly writePlanLater: ChatDeps["writePlanLater"];
  readonly clock: Clock;
  readonly log: Logger;
}): Promise<Conversation> {
  const { database, clock, log, publicUrl } = deps;
  const reports = createReports(database, clock, log);
  const exporting = await deps.jobs.register(createExportJob(deps));
  const linking = await deps.jobs.register(createLinkJob(deps));
  const remembering = await deps.jobs.register(createMemoryJob(deps));
  const forgetting = await deps.jobs.register(createForgetJob(database, clock));
  const drawPlan = createPlanPictures(log);
  const answer = createChat({
    agent: deps.agent,
    screen: deps.screen,
    memory: deps.memory,
    rememberLater: remembering.add,
    openAnswerStream: createAnswerStreams({ database, channels: deps.channels, clock, log }),
    places: createPlaceReader(),
    loadReport: reports.forChat,
    createReportLink: async (transaction, personId, assessmentId) =>
      `${publicUrl}/r/${await createReportLink(transaction, { personId, assessmentId, now: clock() })}`,
    exportLater: exporting.add,
    linkLater: linking.add,
    forgetLater: (transaction, personId) =>
      forgetting.add(transaction, { personId, deadlineMs: clock().getTime() + lastWordsMs }),
    ...(deps.writeLetterLater === undefined ? {} : { writeLetterLater: deps.writeLetterLater }),
    writePlanLater: deps.writePlanLater,
    drawPlan,
    directChatUrl: (channel) => deps.channels.get(channel)?.directChatUrl?.(),
  });
  return {
    answer,
    answerEvent: createAnswerEvent({
      loadReport: reports.forChat,
      scoreBefore: reports.scoreBefore,
      drawPlan,
    }),
    commandMenu: commandMenu(),
    showHome: createHome(database, clock),
    loadReport: reports.forWeb,
    photosAllowed: (channel) => deps.channels.get(channel)?.photosAllowed !== false,
  };
}
