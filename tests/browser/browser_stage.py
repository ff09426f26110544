"""Who stands on the stage of the browser tests, and what a person does and sees there."""

from sandbox.telegram import Person

TOKEN = "7000000001:" + "x" * 35
OLENA = 7001
SERHII = 7002
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 800}


def people_of_tests(server):
    server.add_person(Person("Олена", OLENA, "uk", "customer", "380990000001"))
    server.add_person(Person("Сергій", SERHII, "ru", "customer", "380990000002"))


def bubbles(page):
    """What the bot has said."""
    return page.locator(".message.bot .bubble")


def own(page):
    """The newest that the person has said."""
    return page.locator(".message.person .bubble").last


async def say(page, words):
    await page.get_by_role("textbox", name="Message").fill(words)
    await page.keyboard.press("Enter")
