// Search over HTTP, as readers of nine languages would ask: each once, then all again.
import { ask, connections } from "./ask.mjs";
import { bar, quantile, spread } from "../numbers.mjs";
import { startSite } from "./site.mjs";

const queries = {
  en: [
    "water",
    "railway",
    "border management",
    "Trans-Caspian corridor",
    "scholarship",
    "uranium",
    "Tokyo declaration",
    "climate loan",
    "nurses",
    "aral sea",
  ],
  de: [
    "Wasser",
    "Eisenbahn",
    "Grenzschutz",
    "Stipendien",
    "Erklärung von Tokio",
    "Aralsee",
    "Investitionen",
    "Verkehr",
    "Klima",
    "Gesundheit",
  ],
  ja: ["水", "鉄道", "東京宣言", "国境管理", "カスピ海", "奨学金", "投資", "脱炭素", "中央アジア", "首脳会合"],
  ru: [
    "вода",
    "железная дорога",
    "граница",
    "Токийская декларация",
    "стипендии",
    "Аральское море",
    "инвестиции",
    "климат",
    "энергетика",
    "транспорт",
  ],
  kk: ["су", "теміржол", "шекара", "Токио декларациясы", "инвестиция", "климат", "көлік", "білім", "энергетика", "Қазақстан"],
  ky: ["суу", "темир жол", "чек ара", "Токио декларациясы", "инвестиция", "климат", "транспорт", "билим", "энергетика", "Кыргызстан"],
  tg: ["об", "роҳи оҳан", "сарҳад", "Эъломияи Токио", "сармоягузорӣ", "иқлим", "нақлиёт", "маориф", "энергетика", "Тоҷикистон"],
  tk: ["suw", "demir ýol", "serhet", "Tokio jarnamasy", "maýa goýum", "howa", "ulag", "bilim", "energetika", "Türkmenistan"],
  uz: ["suv", "temir yoʻl", "chegara", "Tokio deklaratsiyasi", "investitsiya", "iqlim", "transport", "taʼlim", "energetika", "Oʻzbekiston"],
};

/** Search in the partnership with the largest record. */
export async function measureSearch(data) {
  const site = await startSite(data);
  const agent = connections(1);
  const asked = Object.entries(queries).flatMap(([lang, of]) =>
    of.map((query) => ({ lang, address: `${site.address}/${lang}/central-asia-japan/search?q=${encodeURIComponent(query)}` })),
  );
  const first = await ask(agent, `${asked[0].address}+1`); // makes the index
  const uncached = [];
  const cached = [];
  for (const took of [uncached, cached])
    for (const { lang, address } of asked) {
      const { ms, status } = await ask(agent, address);
      if (status !== 200) throw new Error(`${address} answers ${status}`);
      took.push({ lang, ms });
    }
  agent.destroy();
  await site.stop();
  const ms = (all) => all.map((one) => one.ms);
  return {
    bars: [
      bar("a search uncached, p95", quantile(ms(uncached), 0.95), 150, "ms"),
      bar("the first search after a start", first.ms, 1000, "ms"),
    ],
    details: {
      firstMs: Math.round(first.ms),
      uncachedMs: spread(ms(uncached)),
      cachedMs: spread(ms(cached)),
      byLanguage: Object.keys(queries).map((lang) => ({ lang, ...spread(ms(uncached.filter((one) => one.lang === lang))) })),
    },
  };
}
