import { z } from "zod";
import { badRequest } from "../calls/api-error.ts";
import { done, type Method, nested, read, string } from "../calls/method.ts";

const Menu = z.object({
  commands: nested("commands"),
  scope: nested("BotCommandScope"),
  language_code: string,
});
const Commands = z.array(z.object({ command: z.string(), description: z.string() }));
const Scope = z.looseObject({ type: z.string() });

export const setMyCommands: Method = ({ commands: menus }, { params }) => {
  const { commands, scope, language_code } = read(Menu, params);
  const list = Commands.safeParse(commands ?? []);
  if (!list.success) throw badRequest("can't parse BotCommand");
  if (list.data.length > 100) throw badRequest("BOT_COMMANDS_TOO_MUCH");
  const plain = list.data.map(({ command, description }) => ({
    command: command.replace(/^\//, "").toLowerCase(),
    description: description.trim(),
  }));
  for (const { command, description } of plain) {
    if (!/^[a-z0-9_]{1,32}$/.test(command)) throw badRequest("BOT_COMMAND_INVALID");
    if (description.length < 1 || description.length > 256) {
      throw badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
    }
  }
  menus.set({ scope: scopeOf(scope), language_code, commands: plain });
  return done;
};

export const deleteMyCommands: Method = ({ commands: menus }, { params }) => {
  const { scope, language_code } = read(Menu, params);
  menus.set({ scope: scopeOf(scope), language_code, commands: [] });
  return done;
};

const MenuButton = z.object({ menu_button: nested("MenuButton") });
const Button = z.looseObject({ type: z.enum(["default", "commands", "web_app"]) });

/** The chat page always shows the commands. */
export const setChatMenuButton: Method = (_world, { params }) => {
  const { menu_button } = read(MenuButton, params);
  if (menu_button !== undefined && !Button.safeParse(menu_button).success) {
    throw badRequest("can't parse menu button: MenuButton has unsupported type");
  }
  return done;
};

export const getMyCommands: Method = ({ commands }, { params }) => {
  const { scope, language_code } = read(Menu, params);
  return { result: commands.get(scopeOf(scope), language_code) };
};

function scopeOf(given: unknown): { type: string; [field: string]: unknown } {
  if (given === undefined) return { type: "default" };
  const scope = Scope.safeParse(given);
  if (!scope.success)
    throw badRequest("can't parse BotCommandScope: BotCommandScope must be an Object");
  return scope.data;
}
