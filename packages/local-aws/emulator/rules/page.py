"""Says which rules are installed, and how often each made a difference."""

import json_page

PATH = "/_local-aws/rules"


def describing(app, rules, tally):
    """The application, with a page that describes the rules as JSON."""

    def describe(_query):
        counts = tally.counts
        return {"rules": [{**description_of(rule), "acted": counts[rule.name]} for rule in rules]}

    return json_page.beside(app, PATH, describe)


def description_of(rule):
    return {
        "name": rule.name,
        "sentence": rule.sentence,
        "page": rule.page,
        "reported": rule.reported,
        "keepsSettings": rule.keeps_settings,
    }
