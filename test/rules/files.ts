import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Every file below a folder whose path fits, in order. */
export function filesBelow(folder: string, pattern: RegExp): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(path, pattern);
      return pattern.test(path) ? [path] : [];
    })
    .sort();
}

const testFile = /\.test\.tsx?$/;

/** The modules of the product: what stands in src and is no test. */
export const productModules = filesBelow("src", /\.tsx?$/).filter((path) => !testFile.test(path) && !path.endsWith(".d.ts"));

/** Every file with tests. */
export const testFiles = ["src", "test"].flatMap((folder) => filesBelow(folder, testFile));
