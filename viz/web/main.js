/** Puts the page together. */
readColours();
canvas.setAttribute("aria-label", `Map of ${counted(things.length, "thing", "things")}. All of them are also in the lists of the details and in the search.`);
followers.push(redraw);
buildLegend();
listenToPointer();
listenToSearch();
listenToAddress();
byId("skip").addEventListener("click", () => byId("panel").querySelector("h2").focus());
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  readColours();
  redraw();
});
resize();
Object.assign(camera, framing(things));
showSelection();
new ResizeObserver(resize).observe(canvas);
redraw();
