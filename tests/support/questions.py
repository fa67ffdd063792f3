"""A small council with questions and answers."""

from __future__ import annotations

from support.projects import minimal_council_files

QUESTIONS_FILE = "councils/questions.yml"
ANSWERS_FILE = "councils/little-example/answers.yml"

QUESTIONS = """\
- id: bullying
  question: What if somebody is bullied?
  topics: [respect]
- id: press
  question: Who speaks to the press?
  topics: [media]
- id: asking
  question: How does a member ask for help?
  topics: [channels]
"""

ANSWERS = """\
answers:
  bullying:
    state: partly
    answer: No one shall be bullied. What follows is not said.
    rests_on:
      - {clause: "1.2", words: No one shall be bullied.}
  press:
    state: silent
"""


def council_with_answers(answers: str = ANSWERS, questions: str = QUESTIONS) -> dict[str, str]:
    """Return the files of a council without faults that has answers to questions."""
    return {**minimal_council_files(), QUESTIONS_FILE: questions, ANSWERS_FILE: answers}


SELF_CHECK_FILE = "councils/little-example/self-check.yml"
CHECKED = """\
  - question: What shall no one be?
    answers:
      - answer: Bullied
        right: true
        feedback: It says so.
        clause: "1.2"
        words: No one shall be bullied.
      - answer: Helped
        feedback: Everyone may ask for help.
        clause: "1.2"
        words: Everyone may ask for help.
"""
SELF_CHECK = f"questions:\n{CHECKED * 5}"


def council_with_self_check(text: str = SELF_CHECK) -> dict[str, str]:
    """Return the files of a council without faults that has a self-check."""
    return {**minimal_council_files(), SELF_CHECK_FILE: text}
