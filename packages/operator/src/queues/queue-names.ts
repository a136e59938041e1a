import { contracts } from "@memory/shared/contracts/all";
import type { Contract } from "@memory/shared/contracts/contract";
import { deadLetterName } from "@memory/shared/queue/policy";

type Named =
  | { readonly kind: "dead"; readonly contract: Contract<unknown> }
  | { readonly kind: "live"; readonly contract: Contract<unknown>; readonly dead: string }
  | { readonly kind: "unknown"; readonly known: readonly string[] };

/** Finds a dead-letter queue by its own name or by that of its queue, both without prefix. */
export function deadLettersNamed(name: string): Named {
  for (const contract of contracts) {
    const dead = deadLetterName(contract.name);
    if (name === dead) return { kind: "dead", contract };
    if (name === contract.name) return { kind: "live", contract, dead };
  }
  return { kind: "unknown", known: contracts.map((contract) => deadLetterName(contract.name)) };
}
