import { type PortNumber, portNumber } from "../process/config.ts";
import { portVariable } from "./program.ts";

/** The part of a program's schema that reads its port. */
export const portConfig = <Name extends string>({
  name,
  port,
}: {
  readonly name: Name;
  readonly port: number;
}) => ({ [portVariable(name)]: portNumber(port) }) as Record<`${Uppercase<Name>}_PORT`, PortNumber>;
