import { element } from "./element.js";

/** A round picture: the bot's own, or a person's initials. @param {{name: string, tint: string}} who */
export function avatar({ name, tint }) {
  if (tint === "bot") return element("img", { className: "avatar", src: "bookmark.svg", alt: "" });
  const initials = name
    .split(" ")
    .map((word) => word[0])
    .join("")
    .slice(0, 2)
    .toUpperCase();
  return element("span", { className: `avatar fill-${tint}`, "aria-hidden": "true" }, initials);
}
