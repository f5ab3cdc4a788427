import type { ComponentChildren, JSX } from "preact";

type BandProps = {
  readonly heading?: ComponentChildren;
  readonly note?: ComponentChildren;
  readonly id?: string;
  readonly wide?: boolean;
  readonly children: ComponentChildren;
};

/** A section: heading and how to read it in the spine, the rest beside it; `wide` takes the full width. */
export function Band({ heading, note, id, wide = false, children }: BandProps): JSX.Element {
  if (wide)
    return (
      <section class="band wide" id={id}>
        <div class="wrap">
          {heading !== undefined && <h2>{heading}</h2>}
          {note !== undefined && <p class="small">{note}</p>}
          {children}
        </div>
      </section>
    );
  return (
    <section class="band" id={id}>
      <div class="wrap">
        <div class="spine">
          {heading !== undefined && <h2>{heading}</h2>}
          {note !== undefined && <p>{note}</p>}
        </div>
        <div class="body">{children}</div>
      </div>
    </section>
  );
}

type LeadProps = {
  readonly kicker?: ComponentChildren;
  readonly title: ComponentChildren;
  readonly deck?: ComponentChildren;
  readonly long?: boolean;
  readonly children?: ComponentChildren;
};

/** The opening of a page: what it is about, its finding, what follows from it. */
export function Lead({ kicker, title, deck, long = false, children }: LeadProps): JSX.Element {
  return (
    <div class={long ? "wrap lead long" : "wrap lead"}>
      {kicker !== undefined && <p class="kicker">{kicker}</p>}
      <h1>{title}</h1>
      {deck !== undefined && <p class="deck">{deck}</p>}
      {children}
    </div>
  );
}

export type Figure = {
  readonly value: string;
  readonly of?: string;
  readonly text: string;
  readonly link?: { readonly href: string; readonly text: string };
};

/** Up to four counts; each opens its rows. */
export function Figures({ items }: { readonly items: readonly Figure[] }): JSX.Element {
  return (
    <ul class="figs">
      {items.map(({ value, of, text, link }) => (
        <li>
          <b>
            {value}
            {of !== undefined && <small> {of}</small>}
          </b>
          <span>{text}</span>
          {link !== undefined && <a href={link.href}>{link.text}</a>}
        </li>
      ))}
    </ul>
  );
}
