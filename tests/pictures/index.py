"""A page to flip through the pictures: arrow keys go through the screens, and through the looks of one screen."""

import json
from pathlib import Path

_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>LDN Aid, every screen</title>
<style>
body { margin: 0; font: 15px system-ui, sans-serif; background: #ddd; color: #111; }
header { position: sticky; top: 0; background: #fff; padding: 8px 12px; display: flex; gap: 12px; flex-wrap: wrap;
  align-items: center; border-bottom: 1px solid #999; }
main { padding: 12px; text-align: center; }
img { max-width: 100%; background: #fff; box-shadow: 0 1px 6px #0006; }
.grey img { filter: grayscale(1); }
</style>
<header>
<label>Screen <select id="screen"></select></label>
<label>Look <select id="look"></select></label>
<label><input type="checkbox" id="grey"> without colour</label>
<span>Left and right: screens. Up and down: looks. G: without colour.</span>
</header>
<main><img id="picture" alt=""></main>
<script>
const shown = $PICTURES;
const [screen, look, grey, picture] = ["screen", "look", "grey", "picture"].map(id => document.getElementById(id));
const screens = [...new Set(Object.values(shown).flat())].sort();
for (const name of screens) screen.add(new Option(name));
for (const name of Object.keys(shown)) look.add(new Option(name));
function draw() {
  picture.src = look.value + "/" + screen.value;
  picture.alt = screen.value + ", " + look.value;
  document.body.className = grey.checked ? "grey" : "";
}
function step(list, by) { list.selectedIndex = (list.selectedIndex + by + list.length) % list.length; draw(); }
for (const one of [screen, look, grey]) one.onchange = draw;
document.onkeydown = event => {
  const act = { ArrowLeft: () => step(screen, -1), ArrowRight: () => step(screen, 1), ArrowUp: () => step(look, -1),
    ArrowDown: () => step(look, 1), g: () => { grey.checked = !grey.checked; draw(); } }[event.key];
  if (act) { event.preventDefault(); act(); }
};
draw();
</script>
</html>
"""


def write_index(out: Path) -> None:
    """Write ``index.html`` for the pictures that are in *out* now."""
    shown = {
        look.name: sorted(picture.relative_to(look).as_posix() for picture in look.glob("*/*.png"))
        for look in sorted(out.iterdir())
        if look.is_dir()
    }
    (out / "index.html").write_text(_PAGE.replace("$PICTURES", json.dumps(shown)), encoding="utf-8")
