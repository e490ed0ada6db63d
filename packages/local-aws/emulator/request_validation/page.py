"""Answers the requests that were recorded."""

import json_page

PATH = "/_local-aws/requests"


def listing(app, records):
    """The application, with a page of the records as JSON, by the query all or those of a service or an operation."""

    def listed(query):
        wanted = {name: query[name] for name in ("service", "operation") if name in query}
        return {"requests": records.of(**wanted), "dropped": records.dropped(**wanted)}

    return json_page.beside(app, PATH, listed)
