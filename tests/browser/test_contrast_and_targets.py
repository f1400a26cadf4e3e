"""High contrast as Windows forces it, and room for fingers: what is drawn stays, what is pressed is large enough."""

import io

import pytest
from PIL import Image

# What is drawn by a background alone, which forced colours take away unless a style sheet asks for it.
PAINTED = 'input[type="range"]:enabled, .lx-meter, .lx-track, .lx-swatch, .lx-chip > :last-child'
LEAST = 24
# The box that a finger meets: the control, or the label that stands for it.
SMALL = """
(root, least) => {
  const box = (node) => node.getBoundingClientRect();
  const fits = ({width, height}) => width >= least - 0.01 && height >= least - 0.01;
  const shown = (node) => node.checkVisibility({visibilityProperty: true}) && !node.matches(':disabled');
  return [...root.querySelectorAll('input, select, button, textarea, [role=slider], a[href], summary')]
    .filter((node) => shown(node) && !node.closest('p'))
    .filter((node) => ![node, ...(node.labels ?? [])].some((target) => fits(box(target))))
    .map((node) => `${box(node).width.toFixed(1)} × ${box(node).height.toFixed(1)}: ${node.outerHTML.slice(0, 120)}`);
}
"""

# Text in the colour of the ground stands on a plate of that colour, unless it keeps its own background.
UNREADABLE = """
(root) => {
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.color = 'Canvas';
  const ground = getComputedStyle(probe).color;
  probe.remove();
  const texts = [...root.querySelectorAll('*')].filter((node) => node.checkVisibility() && !node.closest('svg') &&
    [...node.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.textContent.trim()));
  const lost = ({color, forcedColorAdjust}) => color === ground && forcedColorAdjust !== 'none';
  return texts.filter((node) => lost(getComputedStyle(node))).map((node) => node.outerHTML.slice(0, 120));
}
"""


def colors_of(node):
    """Return how many colours a part of the page is drawn in."""
    picture = Image.open(io.BytesIO(node.screenshot())).convert("RGB")
    return len(picture.getcolors(maxcolors=1 << 20))


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_forced_colours_leave_every_slider_bar_and_text_visible(firsts, scheme):
    page = firsts[0].page
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    for explorable in firsts:
        explorable.settle()
        assert explorable.root.evaluate(UNREADABLE) == [], explorable.name
        painted = [node for node in explorable.root.locator(PAINTED).all() if node.is_visible()][:8]
        gone = [node.evaluate("node => node.outerHTML.slice(0, 120)") for node in painted if colors_of(node) < 2]
        assert gone == [], f"{explorable.name} in high contrast"


def test_targets_have_24_pixels_on_a_phone(firsts):
    page = firsts[0].page
    page.set_viewport_size({"width": 360, "height": 740})
    for explorable in firsts:
        explorable.settle()
        assert explorable.root.evaluate(SMALL, LEAST) == [], explorable.name
