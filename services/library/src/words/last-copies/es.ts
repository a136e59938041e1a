import { pluralsOf } from "../plurals.ts";
import type { LastCopiesWords } from "./words.ts";

const plural = pluralsOf("es");

/** Spanish. */
export const lastCopiesEs: LastCopiesWords = {
  digest: (count) =>
    `🕯 ${plural(count, {
      one: "de tus tuits ha desaparecido de X desde el mes pasado. Tu copia puede ser la última.",
      other:
        "de tus tuits han desaparecido de X desde el mes pasado. Tus copias pueden ser las últimas.",
    })}`,
  show: "Ver los desaparecidos",
};
