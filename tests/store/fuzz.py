"""Feeds bytes that were made worse at random to everything that reads a file, within a bound of memory.

Run as ``python -m tests.store.fuzz FOLDER ROUNDS SEED``; exits with a sentence and keeps the bytes at the first thing
that is neither taken nor refused in one sentence, or that changed what it must not.
"""

import gzip
import json
import random
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ldn_aid.conversation.files import parse_conversation, read_conversation, to_json
from ldn_aid.desktop.person_words import conversation_words, person_words
from ldn_aid.errors import UserError
from ldn_aid.evidence.bundle import make_bundle, open_bundle
from ldn_aid.evidence.files import read_folder
from ldn_aid.evidence.opening import FOLDER
from ldn_aid.evidence.pack import load_pack, pack_from
from ldn_aid.evidence.signing import PrivateKey
from ldn_aid.resources import path as resource
from ldn_aid.store.vault import audit_trail, backup, conversations, keys, people, transfer
from ldn_aid.store.vault.database import Database
from ldn_aid.store.vault.opening import create, unlock
from ldn_aid.store.vault.placing import DATABASE, KEYS
from ldn_aid.store.vault.sealing import unseal
from tests.conftest import EXAMPLES
from tests.store.conftest import CHEAP, PASSPHRASE, WHO

MEMORY = 4_000_000_000
"""Bytes of address space; Argon2id may take 256 MiB of it, scrypt 2 GiB."""
ODD = (
    *(
        b"\0",
        b"\xff",
        b"\xff\xfe",
        b"\\u0000",
        b"\\ud800",
        b'"',
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b":",
        b"null",
        b"NaN",
    ),
    *(
        b"-1",
        b"1e999",
        b"9" * 400,
        b"[" * 2000,
        b'{"a":' * 2000,
        b"../",
        b"/",
        b"PK\x03\x04",
        b"\x1f\x8b",
        b"\r\n",
    ),
)

VALUES: tuple[object, ...] = (
    *(
        None,
        True,
        0,
        -1,
        1e999,
        float("nan"),
        10**30,
        "",
        "x" * 20_000,
        "\0",
        "\ud800",
        "2026-02-30",
        "../../x",
    ),
    *([], {}, [[]], {"": {}}, [None] * 3000),
)


def worse(choice: random.Random, data: bytes) -> bytes:
    """*data* after one to six accidents."""
    made = bytearray(data)
    for _time in range(choice.randint(1, 6)):
        place = choice.randrange(len(made) + 1)
        length = min(choice.choice((1, 2, 8, 64, 4096)), len(made) - place)
        match choice.randrange(7):
            case 0 if place < len(made):
                made[place] ^= 1 << choice.randrange(8)
            case 1:
                del made[place : place + length]
            case 2:
                made[place:place] = choice.choice(ODD)
            case 3:
                made[place : place + length] = choice.choice(ODD)[:length]
            case 4:
                made[place:place] = made[place : place + length]
            case 5:
                made[place : place + length] = choice.randbytes(length)
            case _ if choice.random() < 0.3:
                del made[place:]
    return bytes(made)


def worse_json(choice: random.Random, data: bytes) -> bytes:
    """*data*, JSON, with one to three of its values, names or entries replaced, doubled or taken out."""
    whole: Any = json.loads(data)
    for _time in range(choice.randint(1, 3)):
        part, key = whole, None
        while isinstance(part, dict | list) and part and choice.random() < 0.85:
            above, key = part, choice.choice(list(part) if isinstance(part, dict) else range(len(part)))
            part = above[key]
        if key is None:
            continue
        match choice.randrange(4):
            case 0:
                del above[key]
            case 1 if isinstance(above, list):
                above.insert(key, above[key])
            case 2 if isinstance(above, dict):
                above[choice.choice(["", "id", "schema_version", "x" * 300])] = above[key]
            case _:
                above[key] = choice.choice(VALUES)
    return json.dumps(whole).encode()


def worse_line(choice: random.Random, lines: bytes) -> bytes:
    """One of the lines made worse as JSON."""
    made = lines.splitlines()
    place = choice.randrange(len(made))
    made[place] = worse_json(choice, made[place])
    return b"\n".join(made) + b"\n"


def worse_file(choice: random.Random, files: Mapping[str, bytes]) -> bytes:
    """The name of one of *files* and what stands in it now."""
    name = choice.choice(sorted(files))
    return json.dumps([name, worse(choice, files[name]).decode(errors="replace")]).encode()


CELLS = (
    *(("person", name) for name in ("label", "folded", "born", "seen_at")),
    *(("conversation", name) for name in ("started_at", "changed_at", "visit_date", "summary")),
    *(("body", "json"), ("handed_out", "at"), ("handed_out", "kind"), ("handed_out", "place")),
)
WORDS = (
    *("", "x", "2026-02-30", "9999-12-31", "2026-11-25T99:00:00Z", "null", "[]", "{}", '{"peg": "x"}'),
    *('{"peg": "1e999999999"}', '{"options": 7}', '{"options": ["heroin"]}', '{"decision": []}', "[" * 5000),
    *('{"goal_reached": {}}', '{"schema_version": 2}', "x" * 100_000),
)


def crafted_cell(choice: random.Random) -> bytes:
    """A column of the database and what is written into it."""
    return json.dumps([choice.choice(CELLS), choice.choice(WORDS)]).encode()


@dataclass(frozen=True)
class Target:
    """Something that reads: ``spoilt`` makes bad bytes for it; ``read`` raises UserError or takes them whole."""

    spoilt: Callable[[], bytes]
    read: Callable[[bytes], None]


def targets(folder: Path, choice: random.Random) -> dict[str, Target]:
    """Everything that reads a file."""
    rosa = read_conversation(EXAMPLES / "fibromyalgia.json")
    store, other, target = folder / "store", folder / "other", folder / "target"
    vault, _code = create(store, PASSPHRASE, WHO, CHEAP)
    person = vault.add_person("Rosa")
    for _time in range(3):
        vault.note_handed_out("printed", vault.start(rosa, person), "paper")
    lines = transfer.lines_of(vault, conversations.all_ids(vault.database))
    sealed = folder / "sealed.age"
    transfer.export(vault, conversations.all_ids(vault.database), sealed, PASSPHRASE)
    vault.close()
    into, _code = create(other, PASSPHRASE, WHO, CHEAP)
    create(target, PASSPHRASE, WHO, CHEAP)[0].close()
    signer = PrivateKey.new()
    shipped = read_folder(resource(FOLDER))
    pack = make_bundle(shipped, load_pack().info, signer)

    def conversation(data: bytes) -> None:
        found = parse_conversation(data, "file")
        assert parse_conversation(to_json(found).encode(), "copy") == found

    def export_lines(data: bytes) -> None:
        before = conversations.count(into.database)
        try:
            transfer.keep_lines(into, data, "file")
        except UserError:
            assert conversations.count(into.database) == before, "half of it was kept"
            raise
        into.delete_conversations(conversations.all_ids(into.database))

    def squeezed(data: bytes) -> None:
        export_lines(gzip.compress(data, 1))

    def sealed_export(data: bytes) -> None:
        unseal(data, PASSPHRASE, "file")

    def opened(name: str) -> Callable[[bytes], None]:
        def read(data: bytes) -> None:
            good = (store / name).read_bytes()
            (store / name).write_bytes(data)
            try:
                again = unlock(store, PASSPHRASE, WHO)
                for key in conversations.all_ids(again.database):
                    again.open(key)
                audit_trail.first_break(audit_trail.entries(again.database))
                again.close()
            except UserError:
                if name == KEYS:
                    assert (store / name).read_bytes() == data, "a damaged key file was changed"
                raise
            finally:
                (store / name).write_bytes(good)
                (store / f"{DATABASE}-wal").unlink(missing_ok=True)

        return read

    def restored(name: str) -> Callable[[bytes], None]:
        def read(data: bytes) -> None:
            before = (target / KEYS).read_bytes()
            source = folder / "source"
            source.mkdir(exist_ok=True)
            for part in (KEYS, DATABASE):
                (source / part).write_bytes(data if part == name else (store / part).read_bytes())
            try:
                backup.restore(source, PASSPHRASE, target)
            except UserError:
                assert (target / KEYS).read_bytes() == before, "the store was exchanged"
                raise

        return read

    def crafted(data: bytes) -> None:
        """Somebody who knows the passphrase wrote into the tables, and everything fits its seal."""
        column, value = json.loads(data)
        source = folder / "crafted"
        shutil.rmtree(source, ignore_errors=True)
        shutil.copytree(store, source)
        key = keys.unwrap(keys.read_key_file(source / KEYS), "passphrase", PASSPHRASE)
        database = Database(source / DATABASE, key)
        try:
            with database.transaction():
                database.run(f"UPDATE {column[0]} SET {column[1]} = ?", (value,))
        finally:
            database.close()
        before = (target / KEYS).read_bytes()
        try:
            backup.restore(source, PASSPHRASE, target)
        except UserError:
            assert (target / KEYS).read_bytes() == before, "the store was exchanged"
            raise
        again = unlock(target, PASSPHRASE, WHO)
        for one in people.find(again.database):
            person_words(one)
            for kept in conversations.of_person(again.database, one.id):
                conversation_words(kept, load_pack())
                with suppress(UserError):
                    again.open(kept.id)
        again.close()

    def evidence(data: bytes) -> None:
        pack_from(open_bundle(data, "file", {signer.public}).files)

    def signed(data: bytes) -> None:
        """A pack that somebody trusted signed, whatever stands in it."""
        name, text = json.loads(data)
        changed = replace(shipped, data=dict(shipped.data) | {name: text.encode(errors="replace")})
        evidence(make_bundle(changed, load_pack().info, signer))

    rosa_json = (EXAMPLES / "low-back-oxycodone.json").read_bytes()
    plain_lines = gzip.decompress(lines)
    key_file, database = (store / KEYS).read_bytes(), (store / DATABASE).read_bytes()
    return {
        "conversation": Target(lambda: worse(choice, rosa_json), conversation),
        "conversation, well formed": Target(lambda: worse_json(choice, rosa_json), conversation),
        "export, gzipped": Target(lambda: worse(choice, lines), export_lines),
        "export, lines": Target(lambda: worse(choice, plain_lines), squeezed),
        "export, well formed": Target(lambda: worse_line(choice, plain_lines), squeezed),
        "export, sealed": Target(lambda: worse(choice, sealed.read_bytes()), sealed_export),
        "key file": Target(lambda: worse(choice, key_file), opened(KEYS)),
        "database": Target(lambda: worse(choice, database), opened(DATABASE)),
        "backup's keys": Target(lambda: worse(choice, key_file), restored(KEYS)),
        "backup's database": Target(lambda: worse(choice, database), restored(DATABASE)),
        "backup by who knows the passphrase": Target(lambda: crafted_cell(choice), crafted),
        "evidence pack": Target(lambda: worse(choice, pack), evidence),
        "evidence pack, signed": Target(lambda: worse_file(choice, shipped.data), signed),
    }


def main(folder: Path, rounds: int, seed: int) -> None:
    """All rounds of everything."""
    import resource

    choice, done = random.Random(seed), Counter[str]()
    folder.mkdir(parents=True, exist_ok=True)
    known = targets(folder, choice)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for number in range(rounds):
        for name, target in known.items():
            # scrypt takes half a second on purpose.
            if name == "export, sealed" and number % 20:
                continue
            data = target.spoilt()
            try:
                target.read(data)
            except UserError as problem:
                said = str(problem)
                if "\n" in said or len(said) > 600:
                    sys.exit(f"{name}, round {number}: not one sentence: {said[:1000]}")
                done[f"{name}: refused"] += 1
            except BaseException:
                (folder / "found").write_bytes(data)
                print(f"{name}, round {number}: see {folder / 'found'}", file=sys.stderr)
                raise
            else:
                done[f"{name}: taken"] += 1
    print(f"{rounds} rounds, nothing worse than a sentence: {dict(done)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
