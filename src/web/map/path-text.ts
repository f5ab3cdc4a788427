/** What d3-geo draws polygons into. */
export type PathPen = {
  readonly moveTo: (x: number, y: number) => void;
  readonly lineTo: (x: number, y: number) => void;
  readonly closePath: () => void;
  /** The path so far as the value of `d`, and an empty pen; "" where nothing was drawn. */
  readonly take: () => string;
};

/**
 * A pen that writes SVG path text in whole units of `1 / perPixel` pixels, each point relative to the one before: a third of the bytes of
 * absolute decimals. Points are rounded where they lie, so a border shared by two countries stays one line; points that fall together are left out.
 */
export function createPathPen(perPixel: number): PathPen {
  let text = "";
  let ring = "";
  let points = 0;
  let [lastX, lastY] = [0, 0];
  const finish = (close: string): void => {
    if (points > 1) text += ring + close;
    ring = "";
    points = 0;
  };
  return {
    moveTo: (x, y) => {
      finish("");
      [lastX, lastY] = [Math.round(x * perPixel), Math.round(y * perPixel)];
      ring = `M${lastX} ${lastY}l`;
    },
    lineTo: (x, y) => {
      const [atX, atY] = [Math.round(x * perPixel), Math.round(y * perPixel)];
      const [dx, dy] = [atX - lastX, atY - lastY];
      if (dx === 0 && dy === 0) return;
      ring += `${points === 0 || dx < 0 ? "" : " "}${dx}${dy < 0 ? "" : " "}${dy}`;
      points += 1;
      [lastX, lastY] = [atX, atY];
    },
    closePath: () => finish("z"),
    take: () => {
      finish("");
      const all = text;
      text = "";
      return all;
    },
  };
}
