import { type CardElement, drawing } from "./element.ts";
import { palette } from "./palette.ts";

const strokePx = 30;
/** Room around the ring for its light, on each side. */
const glowPx = 90;

function arc(centre: number, radius: number, share: number): string {
  const angle = Math.min(share, 0.9999) * 2 * Math.PI;
  const x = centre + radius * Math.sin(angle);
  const y = centre - radius * Math.cos(angle);
  const large = share > 0.5 ? 1 : 0;
  return `M ${centre} ${centre - radius} A ${radius} ${radius} 0 ${large} 1 ${x.toFixed(2)} ${y.toFixed(2)}`;
}

/**
 * A ring that is filled clockwise from the top and shines as far as it is filled.
 * @param share 0 to 1; `null` draws a whole, even ring that says nothing about a number
 */
export function glowingRing(share: number | null, diameterPx: number): CardElement {
  const size = diameterPx + 2 * glowPx;
  const centre = size / 2;
  const radius = (diameterPx - strokePx) / 2;
  const filled = arc(centre, radius, share ?? 1);
  const markup = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}">
<defs>
<linearGradient id="fill" x1="0" y1="1" x2="1" y2="0"><stop offset="0" stop-color="${palette.ringFrom}"/><stop offset="1" stop-color="${palette.ringTo}"/></linearGradient>
<filter id="blur" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="26"/></filter>
<radialGradient id="inner"><stop offset="0" stop-color="${palette.glow}" stop-opacity=".16"/><stop offset="1" stop-color="${palette.glow}" stop-opacity="0"/></radialGradient>
</defs>
<circle cx="${centre}" cy="${centre}" r="${centre}" fill="url(#inner)"/>
<g fill="none" stroke-linecap="round">
<circle cx="${centre}" cy="${centre}" r="${radius}" stroke="${palette.track}" stroke-width="${strokePx}"/>
<path d="${filled}" stroke="url(#fill)" stroke-width="${strokePx * 1.6}" opacity=".75" filter="url(#blur)"/>
<path d="${filled}" stroke="url(#fill)" stroke-width="${strokePx}"/>
</g></svg>`;
  return drawing(markup, size, size, { margin: -glowPx });
}
