/** What runs as a process of its own, whether the launcher, a container or Fargate starts it. */
export type Program = {
  readonly name: string;
  /** The file that Node runs, below the workspace's root. */
  readonly main: string;
  /** V8's limits for this program, as flags of `node`. */
  readonly heapFlags: readonly string[];
  /** The port it listens on unless `<NAME>_PORT` names another; a program that only runs to its end has none. */
  readonly port?: number;
  /** The path that answers 2xx while the process is alive. */
  readonly livePath?: string;
};

/** The variable that sets a program's port: `STORE_PORT` for `store`. */
export const portVariable = <Name extends string>(name: Name) =>
  `${name.toUpperCase()}_PORT` as `${Uppercase<Name>}_PORT`;
