"""Pupil-proposing deferred acceptance as the Python package `matching` does it for hospitals and residents: objects with lists of
names, the worst of a full school sought among all it holds, and deleted pairs removed from both lists. Restated from its published
description (Gale and Shapley; Dubins and Freedman), not its code; places in a list are looked up in a dictionary, which is kinder."""
import json
import sys
import time


class Player:
    def __init__(self, name, prefs, capacity=1):
        self.name, self.prefs, self.capacity, self.matched = name, list(prefs), capacity, []
        self.place = {name: i for i, name in enumerate(prefs)}


data = json.load(sys.stdin)
pupils = [Player(i, p) for i, p in enumerate(data["wishes"])]
schools = [Player(s, p, q) for s, (p, q) in enumerate(zip(data["lists"], data["seats"]))]
began = time.process_time()
free = pupils[::-1]
while free:
    pupil = free.pop()
    if not pupil.prefs:
        continue
    school = schools[pupil.prefs[0]]
    school.matched.append(pupil)
    pupil.matched = [school]
    if len(school.matched) > school.capacity:
        worst = max(school.matched, key=lambda p: school.place[p.name])
        school.matched.remove(worst)
        worst.matched = []
        worst.prefs.remove(school.name)
        school.prefs.remove(worst.name)
        free.append(worst)
    if len(school.matched) == school.capacity:
        last = max(school.place[p.name] for p in school.matched)
        while school.place[school.prefs[-1]] > last:
            pupils[school.prefs.pop()].prefs.remove(school.name)
took = time.process_time() - began
print(json.dumps({"ms": took * 1000, "granted": [p.matched[0].name if p.matched else -1 for p in pupils]}))
