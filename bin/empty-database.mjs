// `node bin/empty-database.mjs <file>`: a database of PGlite with nothing in it, packed. Making one takes seconds and most of a gigabyte, which
// this process gives back; each new record begins as a copy.
import { writeFileSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";

const database = await PGlite.create();
const packed = await database.dumpDataDir("gzip");
writeFileSync(process.argv[2], new Uint8Array(await packed.arrayBuffer()));
await database.close();
