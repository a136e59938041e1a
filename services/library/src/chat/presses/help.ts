import { helpTopics } from "../../words/help/words.ts";
import type { PressHandler } from "../asked.ts";
import { helpMessage } from "../help/help-message.ts";
import { editPressed } from "./pressed-message.ts";

/** Shows the help on a topic, or all topics: `[topic]`. */
export const turnHelp: PressHandler = async (press, [name], ports) => {
  const topic = helpTopics.find((one) => one === name);
  return editPressed(press, helpMessage(press.userId, topic, press.words), ports);
};
