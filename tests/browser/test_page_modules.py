"""Parts of the page by themselves, each loaded as the page loads it."""

import pytest

pytestmark = pytest.mark.asyncio(loop_scope="module")

DRAW = """async ([text, entities]) => {
  const { written } = await import("/page/entities.js");
  const box = document.createElement("div");
  box.append(...written(text, entities, {}));
  return box.innerHTML;
}"""
ADDRESS = """async (address) => (await import("/page/entities.js")).safeAddress(address) ?? null"""


def entity(kind, offset, length, **more):
    return {"type": kind, "offset": offset, "length": length, **more}


DRAWN = [
    ("plain <b>", [], "plain &lt;b&gt;"),
    ("\U0001f4e6ab", [entity("bold", 2, 1)], "\U0001f4e6<strong>a</strong>b"),
    ("abcd", [entity("italic", 1, 2), entity("bold", 0, 4)], "<strong>a<em>bc</em>d</strong>"),
    ("abcd", [entity("bold", 0, 2), entity("italic", 0, 2)], "<strong><em>ab</em></strong>cd"),
    ("abcd", [entity("bold", 0, 3), entity("italic", 2, 2)], "<strong>ab<em>c</em></strong>d"),
    ("ab", [entity("bold", 1, 50)], "a<strong>b</strong>"),
    ("ab", [entity("bold", 7, 2)], "ab"),
    ("ab\ncd", [entity("blockquote", 0, 2)], "<blockquote>ab</blockquote>cd"),
    ("ab\n\ncd", [entity("pre", 0, 2)], "<pre>ab</pre>\ncd"),
    ("go", [entity("text_link", 0, 2, url="javascript:alert(1)")], "<span>go</span>"),
    ("a #b", [entity("hashtag", 2, 2)], 'a <span class="hashtag">#b</span>'),
]
OPENED = {
    "https://example.com": "https://example.com/",
    "tel:+380990000001": "tel:+380990000001",
    "javascript:alert(1)": None,
    "data:text/html,x": None,
    "no address": None,
}


async def test_entities_become_nodes_that_nest_and_never_leave_the_text(visit):
    page = await visit()
    assert [await page.evaluate(DRAW, [text, entities]) for text, entities, _ in DRAWN] == [row[2] for row in DRAWN]


async def test_only_harmless_addresses_can_be_opened(visit):
    page = await visit()
    assert {address: await page.evaluate(ADDRESS, address) for address in OPENED} == OPENED
