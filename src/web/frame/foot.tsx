import type { JSX } from "preact";
import type { PartnershipView } from "../../contract/overview.ts";
import { feedAddress } from "../address.ts";
import { mainSections, moreSections } from "../page.ts";
import type { Page } from "../view.ts";
import type { Site } from "./site.ts";

const licenceAddress = "https://creativecommons.org/licenses/by/4.0/";

type FootProps = {
  readonly page: Page;
  readonly partnership: PartnershipView | null;
  readonly version: string | null; // of the record
  readonly site: Site;
  readonly follows: Readonly<Record<string, string>>; // whose changes the feed has; empty for those of the partnership
};

function isAddress(contact: string): boolean {
  return /^(https?:\/\/|mailto:)/.test(contact);
}

function Operator({ page, site }: Pick<FootProps, "page" | "site">): JSX.Element {
  const { name, contact, notice } = site.operator;
  const mail = contact?.includes("@") === true && !isAddress(contact) ? `mailto:${contact}` : contact;
  return (
    <section>
      <h2>{page.t("foot.operator")}</h2>
      <p>{name ?? page.t("foot.private")}</p>
      {contact !== null && <p>{mail !== null && isAddress(mail) ? <a href={mail}>{contact}</a> : contact}</p>}
      {notice !== null && <p>{isAddress(notice) ? <a href={notice}>{page.t("foot.notice")}</a> : notice}</p>}
    </section>
  );
}

/** Every page of the partnership: what the main navigation has, and the rest. */
function AllPages({ page, id }: { readonly page: Page; readonly id: string }): JSX.Element {
  return (
    <nav class="wrap allpages" id="pages" aria-label={page.t("foot.pages")}>
      <h2>{page.t("foot.pages")}</h2>
      <ul>
        {[...mainSections, ...moreSections].map((section) => (
          <li>
            <a href={`/${page.lang}/${id}${section === "overview" ? "" : `/${section}`}`}>{page.t(`nav.${section}`)}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What happens, as feeds to subscribe to. */
function Follow({ page, id, follows }: { readonly page: Page; readonly id: string; readonly follows: FootProps["follows"] }): JSX.Element {
  const changes = `/${page.lang}/${id}/changes`;
  const isWhole = Object.keys(follows).length === 0;
  return (
    <p class="follow">
      {page.t(isWhole ? "foot.follow.whole" : "foot.follow.this")} <a href={feedAddress(changes, follows, "atom")}>Atom</a>,{" "}
      <a href={feedAddress(changes, follows, "feed")}>JSON Feed</a>
    </p>
  );
}

/** The foot of every page: what this is, which record it shows and under which licence, and who answers for it. */
export function Foot({ page, partnership, version, site, follows }: FootProps): JSX.Element {
  return (
    <footer class="foot">
      {partnership !== null && <AllPages page={page} id={partnership.id} />}
      <div class="wrap">
        <section>
          <h2>{page.t("foot.about")}</h2>
          <p>{page.t("foot.about-text")}</p>
          {partnership !== null && <Follow page={page} id={partnership.id} follows={follows} />}
        </section>
        <section>
          <h2>{page.t("foot.record")}</h2>
          <p>
            {version !== null && page.rich("foot.version", { version: <code>{version}</code> })}{" "}
            {partnership !== null && page.t("foot.read", { read: page.day(partnership.read_up_to), seen: page.day(partnership.seen_on) })}
          </p>
          <p>
            {page.rich("foot.licence", {
              licence: (
                <a rel="license" href={licenceAddress}>
                  CC BY 4.0
                </a>
              ),
            })}
          </p>
        </section>
        <Operator page={page} site={site} />
      </div>
    </footer>
  );
}
