"""Annotate articles (JSON Lines with id and text) with names, roles and references for ``score_names.py``.

python eval/names.py dev.jsonl > pred.jsonl
"""

import json
import sys
import time

import spacy

from lagebild.annotate import components as components

PIPES = ("lagebild_sentences", "lagebild_names", "lagebild_roles", "lagebild_references")


def main() -> None:
    nlp = spacy.blank("de")
    for pipe in PIPES:
        if pipe in nlp.factory_names:
            nlp.add_pipe(pipe)
    spent, count = 0.0, 0
    with open(sys.argv[1], encoding="utf-8") as lines:  # noqa: PTH123
        for line in lines:
            article = json.loads(line)
            begin = time.process_time()
            doc = nlp(article["text"])
            spent += time.process_time() - begin
            count += sum(not token.is_space for token in doc)
            print(json.dumps(_row(article["id"], doc), ensure_ascii=False))
    print(f"{count} words, {count / spent:.0f} words a second", file=sys.stderr)


def _row(identity, doc):
    pair = lambda span: [span.start, span.end]  # noqa: E731
    return {
        "id": identity,
        "mentions": [
            {"span": pair(m.span), "kind": m.kind.value, "name": m.name, "of": m.of} for m in doc._.mentions
        ],
        "roles": [
            {"name": r.name, "title": r.title, "span": pair(r.span), "of": r.of, "former": r.former}
            for r in doc._.roles
        ],
        "references": [
            {"span": pair(r.span), "names": list(r.names), "text": doc.text[r.span.start : r.span.end]}
            for r in doc._.references
        ],
        "descriptions": [{"span": pair(d.span), "text": d.text, "of": d.of} for d in doc._.descriptions],
    }


if __name__ == "__main__":
    main()
