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
