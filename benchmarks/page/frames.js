// How long frames take while a diagram is dragged about.

/**
 * Milliseconds of each of so many frames. The first ones are left out: for two seconds after a picture is first drawn the
 * browser may take several times as long for a frame, whoever drew it.
 */
export async function frames(cy, n, leftOut = 160) {
  const took = [];
  let before = await new Promise(requestAnimationFrame);
  for (let k = 0; k < n + leftOut; k++) {
    cy.panBy({ x: 9 * Math.cos(k / 8), y: 9 * Math.sin(k / 8) });
    const now = await new Promise(requestAnimationFrame);
    if (k >= leftOut) took.push(now - before);
    before = now;
  }
  return took;
}
