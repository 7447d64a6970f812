"""Train the sequence model of ``lagebild_names``, or cross-validate it on the training articles.

    python eval/train_names.py --corpora CORPORA             # writes src/lagebild/annotate/models/names.crf
    python eval/train_names.py --corpora CORPORA --folds 5   # scores with the document step, writes nothing

CORPORA holds ``names/train.jsonl`` (our annotation), ``quotations/train`` (its article texts) and
``germeval2014``. Nothing of the development parts is read. Same input, same bytes.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import pycrfsuite
import spacy

from lagebild.annotate.names.document import inside_compounds, settle
from lagebild.annotate.names.features import sequence_features
from lagebild.annotate.names.tagger import Words, decode, features_of, read, words_of

MODEL = Path(__file__).parent.parent / "src" / "lagebild" / "annotate" / "models" / "names.crf"
SETTINGS = {"c1": 0.1, "c2": 0.05, "max_iterations": 80, "feature.possible_transitions": True}
WEIGHT = 2  # an article of ours counts as much as two from elsewhere
TYPES = ("PER", "LOC", "ORG")


@dataclass
class Text:
    """An article with its words, gold names and gold tags."""

    name: str
    text: str
    words: Words
    gold: list[tuple[int, int, str]]
    tags: list[str]


def spread(mentions: list[list[str]], text: str) -> list[tuple[int, int, str]]:
    """Return every place that a list of surfaces stands for: longest first, whole words, "Name#2" second."""
    plain: dict[str, str] = {}
    numbered: dict[str, dict[int, str]] = defaultdict(dict)
    for surface, kind, _canonical in mentions:
        if found := re.fullmatch(r"(.*)#(\d+)", surface):
            numbered[found[1]][int(found[2])] = kind
        else:
            plain[surface] = kind
    out, taken = [], bytearray(len(text))
    for surface in sorted({*plain, *numbered}, key=lambda s: (-len(s), s)):
        number = 0
        for match in re.finditer(r"(?<!\w)" + re.escape(surface) + r"(?!\w)", text):
            if any(taken[match.start() : match.end()]):
                continue
            number += 1
            if kind := numbered[surface].get(number) or plain.get(surface):
                out.append((match.start(), match.end(), kind))
                taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    return sorted(out)


def articles(corpora: Path, part: str = "train") -> list[Text]:
    """Return the annotated articles; names that no word boundary fits (inside compounds) get no tag."""
    nlp = spacy.blank("de")
    out = []
    for line in (corpora / "names" / f"{part}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        source = (corpora / "quotations" / part / row["id"]).read_text(encoding="utf-8")
        text = json.loads(source)["originalText"]
        words = words_of(nlp.make_doc(text))
        gold = spread(row["mentions"], text)
        first = {start: i for i, start in enumerate(words.start)}
        last = {end: i for i, end in enumerate(words.end)}
        tags = ["O"] * len(words.text)
        for start, end, kind in gold:
            if start in first and end in last:
                tags[first[start]] = "B-" + kind
                for index in range(first[start] + 1, last[end] + 1):
                    tags[index] = "I-" + kind
        out.append(Text(row["id"], text, words, gold, tags))
    return out


def germeval(corpora: Path) -> list[tuple[list[str], list[str]]]:
    """Return the GermEval 2014 sentences, outer names only; derived forms and parts of words are none."""
    out: list[tuple[list[str], list[str]]] = []
    for file in ("NER-de-dev.tsv", "NER-de-test.tsv"):
        words: list[str] = []
        tags: list[str] = []
        for line in [*(corpora / "germeval2014" / file).read_text(encoding="utf-8").splitlines(), ""]:
            cells = line.split("\t")
            if line.startswith("#"):
                continue
            if len(cells) < 3:
                if words:
                    out.append((words, tags))
                words, tags = [], []
                continue
            tag = "O" if cells[2].endswith(("deriv", "part")) else cells[2].replace("OTH", "MISC")
            words.append(cells[1])
            tags.append(tag)
    return out


def train(texts: list[Text], sentences: list[tuple[list[str], list[str]]], path: Path) -> None:
    """Train on whole paragraphs with the evidence of their article, and on single sentences."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(SETTINGS)
    for text in texts:
        for (first, stop), rows in zip(text.words.lines, features_of(text.words), strict=True):
            for _ in range(WEIGHT):
                trainer.append(rows, text.tags[first:stop])
    for words, tags in sentences:
        trainer.append(sequence_features(words), tags)
    trainer.train(str(path))


def predict(path: Path, texts: list[Text]) -> list[set[tuple[int, int, str]]]:
    """Return the names of each article after the document-level step."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    out = []
    for text in texts:
        found = []
        for (first, stop), rows in zip(text.words.lines, features_of(text.words), strict=True):
            found += decode(read(tagger, rows, text.words.text[first:stop]), first)
        names = settle(text.words, found)
        spans = {(text.words.start[n.first], text.words.end[n.stop - 1], n.label) for n in names}
        spans |= {(p.start, p.end, p.label) for p in inside_compounds(text.words, names)}
        out.append(spans)
    return out


def report(texts: list[Text], found: list[set[tuple[int, int, str]]], errors: Path | None = None) -> None:
    """Print precision, recall and F1 per type."""
    count: Counter[tuple[str, str]] = Counter()
    rows = []
    for text, spans in zip(texts, found, strict=True):
        gold = set(text.gold)
        for kind in TYPES:
            count[kind, "gold"] += sum(s[2] == kind for s in gold)
            count[kind, "found"] += sum(s[2] == kind for s in spans)
            count[kind, "right"] += sum(s[2] == kind for s in spans & gold)
        for what, side in (("missed", gold - spans), ("false", spans - gold)):
            for start, end, kind in sorted(side):
                around = text.text[max(0, start - 30) : end + 20].replace("\n", " ")
                rows.append(f"{what}\t{kind}\t{text.text[start:end]}\t{around}\t{text.name[:20]}")
    for kind in (*TYPES, "ALL"):
        kinds = TYPES if kind == "ALL" else (kind,)
        right, hits, gold = (sum(count[k, f] for k in kinds) for f in ("right", "found", "gold"))
        p, r = right / max(1, hits), right / max(1, gold)
        print(f"{kind}  P {100 * p:.1f}  R {100 * r:.1f}  F {200 * p * r / max(p + r, 1e-9):.1f}")
    if errors:
        errors.write_text("\n".join(rows), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--folds", type=int, default=0, help="cross-validate instead of writing the model")
    parser.add_argument("--only", type=int, default=0, help="run that many folds only")
    parser.add_argument("--errors", type=Path, help="write the errors of cross-validation there")
    options = parser.parse_args()
    texts, sentences = articles(options.corpora), germeval(options.corpora)
    if not options.folds:
        train(texts, sentences, options.out)
        print(f"{options.out.name}: {options.out.stat().st_size / 1e6:.1f} MB")
        return
    random.Random(1).shuffle(texts)
    held, found = [], []
    with tempfile.TemporaryDirectory() as folder:
        for fold in range(options.only or options.folds):
            part = texts[fold :: options.folds]
            names = {text.name for text in part}
            rest = [text for text in texts if text.name not in names]
            path = Path(folder) / f"{fold}.crf"
            train(rest, sentences, path)
            held += part
            found += predict(path, part)
    report(held, found, options.errors)


if __name__ == "__main__":
    main()
