"""Watching the pages that prove the guide's facts, sentence by sentence.

``facts`` says what is to be seen again, ``visit`` asks the web, ``webpage`` reads what came,
``judge`` says what became of each passage, ``memory`` keeps it for the next run, ``round`` puts
them together, ``law`` does the same with a copy of the consolidated codes, ``findings`` tells it.
"""
