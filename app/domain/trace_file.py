"""`trace.json`: the request of an app and what answers each of its wishes, kept beside the code."""

import json

from app.domain.trace import Story

TRACE_FILE = "trace.json"
VERSION = 1


def write_story(story: Story) -> str:
    """Return text a person can read."""
    data = {
        "version": VERSION,
        "request": story.request,
        "clauses": [{"words": words, "lines": list(lines)} for words, lines in story.clauses],
        "unmet": list(story.unmet),
        "assumed_lines": list(story.assumed),
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def read_story(text: str) -> Story:
    """Return the story; an empty one where the text is none: what is asked of an app does not depend on it."""
    try:
        data = json.loads(text)
        clauses = tuple((str(c["words"]), tuple(int(i) for i in c["lines"])) for c in data["clauses"])
        unmet, assumed = data["unmet"], data["assumed_lines"]
        return Story(str(data["request"]), clauses, tuple(str(u) for u in unmet), tuple(int(i) for i in assumed))
    except (ValueError, KeyError, TypeError):
        return Story()
