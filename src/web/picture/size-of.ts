/** The size that a drawing has, in pixels, by the attributes of its root. */
export function sizeOf(svg: string): { readonly width: number; readonly height: number } {
  const [tag = ""] = /^<svg[^>]*>/.exec(svg) ?? [];
  const number = (name: string): number => Number(new RegExp(` ${name}="([\\d.]+)"`).exec(tag)?.[1] ?? Number.NaN);
  return { width: number("width"), height: number("height") };
}
