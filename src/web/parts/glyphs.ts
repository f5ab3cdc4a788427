/** The symbols of the sprite: what stands inside a 16 x 16 view box, in the colour of the text around it. */
export const glyphs = {
  done: '<circle cx="8" cy="8" r="7" fill="currentColor"/><path d="M4.6 8.2l2.4 2.4 4.4-4.9" fill="none" stroke="var(--paper)" stroke-width="1.8"/>',
  begun:
    '<circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M8 1.8a6.2 6.2 0 0 0 0 12.4z" fill="currentColor"/>',
  disputed:
    '<path d="M7 1.2A6.9 6.9 0 0 0 7 14.8z" fill="currentColor"/><path d="M9.6 2A6.3 6.3 0 0 1 9.6 14z" fill="none" stroke="currentColor" stroke-width="1.6"/>',
  slipped:
    '<circle cx="5.6" cy="8" r="4.2" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M7 8h7.5M11.6 5l3 3-3 3" fill="none" stroke="currentColor" stroke-width="1.6"/>',
  notdue:
    '<circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M8 4.2V8l2.6 1.8" fill="none" stroke="currentColor" stroke-width="1.5"/>',
  silent: '<circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2 1.9"/>',
  withdrawn:
    '<circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M3.6 12.4l8.8-8.8" stroke="currentColor" stroke-width="1.6"/>',
  holds:
    '<circle cx="8" cy="8" r="7.2" fill="currentColor"/><path d="M4.6 8.2l2.4 2.4 4.4-4.9" fill="none" stroke="var(--paper)" stroke-width="1.9"/>',
  some: '<circle cx="8" cy="8" r="6.4" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M8 1.6a6.4 6.4 0 0 0 0 12.8z" fill="currentColor"/>',
  fails:
    '<circle cx="8" cy="8" r="6.4" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6" stroke="currentColor" stroke-width="1.7"/>',
  opinion: '<path d="M2.5 3h11v7.6H8.4L5.2 13.6v-3H2.5z" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"/>',
  cannot:
    '<circle cx="8" cy="8" r="6.4" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2 1.9"/><path d="M5 8h6" stroke="currentColor" stroke-width="1.7"/>',
  held: '<circle cx="8" cy="8" r="5" fill="currentColor"/>',
  planned: '<circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" stroke-width="1.6" stroke-dasharray="2.2 1.7"/>',
  cancelled: '<path d="M3.5 3.5l9 9M12.5 3.5l-9 9" stroke="currentColor" stroke-width="2.2"/>',
  postponed: '<path d="M1.5 8h11M8.6 3.8L13 8l-4.4 4.2" fill="none" stroke="currentColor" stroke-width="2.2"/>',
  online:
    '<circle cx="8" cy="8" r="6.4" fill="none" stroke="currentColor" stroke-width="1.4"/><circle cx="8" cy="8" r="3" fill="currentColor"/>',
  due: '<path d="M3.6 2h8.8L3.6 14h8.8z" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"/><path d="M8 8l4.4 6H3.6z" fill="currentColor"/>',
  nodate:
    '<rect x="2.2" y="3.2" width="11.6" height="10.6" rx="1" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M2.2 6.6h11.6M5.2 1.6v3M10.8 1.6v3" fill="none" stroke="currentColor" stroke-width="1.5"/>',
} as const;

export type GlyphName = keyof typeof glyphs;
