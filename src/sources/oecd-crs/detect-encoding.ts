export type Encoding = "utf-8" | "utf-16le" | "windows-1252";

/**
 * The encoding of a file, from all of its bytes: UTF-16 by its byte order mark, UTF-8 where every sequence is one, else Windows-1252, which reads
 * every byte (Latin-1 is the same in all that these tables hold).
 */
export function createEncodingDetector(): { readonly write: (chunk: Uint8Array) => void; readonly end: () => Encoding } {
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  let isUtf8 = true;
  let isUtf16: boolean | null = null;
  const attempt = (decode: () => unknown): void => {
    try {
      decode();
    } catch {
      isUtf8 = false;
    }
  };
  return {
    write: (chunk) => {
      isUtf16 ??= chunk[0] === 0xff && chunk[1] === 0xfe;
      if (isUtf8 && !isUtf16) attempt(() => utf8.decode(chunk, { stream: true }));
    },
    end: () => {
      if (isUtf16 === true) return "utf-16le";
      if (isUtf8) attempt(() => utf8.decode());
      return isUtf8 ? "utf-8" : "windows-1252";
    },
  };
}
