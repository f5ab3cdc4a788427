import { hasWords, saidIn, walk } from "../record.ts";
import { rule, type RuleFamily } from "./define.ts";

const languageList = "https://iatistandard.org/en/iati-standard/203/codelists/Language/";
const languageWords = {
  title: "No language is named for some of the words.",
  advice: "Add xml:lang with the language that most are in, as en, to the activity or organisation; name others on their narratives.",
};
const activityLanguage = rule("4.1.1", "error", languageWords, languageList);
const organisationLanguage = rule("4.5.1", "error", languageWords, languageList);
const emptyTitle = rule("4.3.1", "error", { title: "A title has no words.", advice: "Write the title into its narrative." });
const emptyDescription = rule("4.4.1", "error", {
  title: "A description has no words.",
  advice: "Write into its narrative what is done, for whom and where; leave out a description that is optional and empty.",
});

/** Words: that titles and descriptions have some, and that their language is named. In 1.0x no language need be. */
export const texts: RuleFamily = {
  rules: [activityLanguage, organisationLanguage, emptyTitle, emptyDescription],
  check: (record, say) => {
    const { node, kind } = record;
    const isOpen = record.major === 2 && saidIn(node, "xml:lang") === null; // no language of the record itself
    let narratives = 0;
    let without = 0;
    let line = node.line;
    walk(node, (one) => {
      if (one.namespace !== null) return;
      if (one.name === "narrative" && isOpen) {
        narratives++;
        if (saidIn(one, "xml:lang") === null && ++without === 1) ({ line } = one);
      } else if ((one.name === "title" || one.name === "description") && !hasWords(one, record))
        say({ rule: one.name === "title" ? emptyTitle : emptyDescription, line: one.line, place: one.path });
    });
    if (without > 0)
      say({
        rule: kind === "activity" ? activityLanguage : organisationLanguage,
        line,
        place: `${node.path}/@xml:lang`,
        found: `${without} of ${narratives} narratives`,
      });
  },
};
