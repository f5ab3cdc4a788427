import type { ComponentChildren, JSX } from "preact";
import type { View } from "../view.ts";
import { NotKnown } from "./content.tsx";

/** One box. `missing` says what would fill it where nothing is known of it; what is known beside that stands in `content`. */
export type ChainBox = {
  readonly step: "promised" | "signed" | "paid" | "result";
  readonly content: ComponentChildren;
  readonly missing: string | null;
};

/** Promise, signature, payment, result from left to right. A hole is drawn as one, with what would fill it. */
export function Chain({ boxes, view }: { readonly boxes: readonly ChainBox[]; readonly view: View }): JSX.Element {
  return (
    <ol class="chain">
      {boxes.map(({ step, content, missing }) => (
        <li class={missing === null ? undefined : "void"}>
          <h3>{view.t(`chain.${step}`)}</h3>
          {content}
          {missing !== null && (
            <>
              <p class="v">
                <NotKnown>{view.t("not-known")}</NotKnown>
              </p>
              <p>{missing}</p>
            </>
          )}
        </li>
      ))}
    </ol>
  );
}
